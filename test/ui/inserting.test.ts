import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { editor, openFile, runCommand, select } from './person.ts';
import { openExample, takePicture } from './window.ts';

/** From an idea to a cited quotation: what is pressed is counted, since docs/benchmark.md says how much it is. */
describe('a writer who quotes', () => {
	let page: Page;
	let close: () => Promise<void>;
	let path: string;
	let pressed: string[];

	before('opens the example draft', async function () {
		// The first window of a VS Code just installed takes its time.
		this.timeout(90_000);
		const example = await openExample('quoting');
		({ page, close } = example);
		path = join(example.folder, 'draft.md');
		await openFile(page, 'draft.md');
		await page.keyboard.press('ControlOrMeta+B');
		await editor(page).locator('.squiggly-error').first().waitFor();
	});

	beforeEach('goes to the end of a new paragraph', async () => {
		pressed = [];
		const paragraph = 'The authors are modest:';
		await writeFile(path, paragraph);
		await openFile(page, 'draft.md');
		await runCommand(page, 'File: Revert File');
		await editor(page).locator('.view-line', { hasText: paragraph }).waitFor();
		await editor(page).click();
		await page.keyboard.press('ControlOrMeta+End');
	});

	afterEach('closes the list', async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
		for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
	});

	after(() => close());

	/** A key, with whatever is held down beside it, counts as one. */
	const press = async (key: string) => {
		pressed.push(key);
		await page.keyboard.press(key);
	};
	const type = async (words: string) => {
		for (const letter of words) await press(letter === ' ' ? 'Space' : letter);
	};
	const rows = () => page.locator('.quick-input-list .monaco-list-row');
	const row = (words: string) => rows().filter({ hasText: words });
	const input = () => page.locator('.quick-input-widget input').first();
	const openList = async () => {
		await press('ControlOrMeta+K');
		await press('q');
		await page.locator('.quick-input-widget .quick-input-title', { hasText: 'Insert Quote' }).waitFor();
	};
	const written = async () => {
		await page.locator('.tab.active.dirty').waitFor();
		await page.keyboard.press('ControlOrMeta+S');
		await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
		return readFile(path, 'utf8');
	};

	it('has a passage of which one word is remembered cited with ten keys', async () => {
		await openList();
		await type('tired u');
		await rows().first().filter({ hasText: 'Fresh troops' }).waitFor();
		await press('Enter');
		await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
		assert.match(await written(), /modest: “Fresh troops allow tired units[^”]* suggests\.” \[@calder-note\]$/);
		assert.equal(pressed.length, 10, pressed.join(' '));
	});

	it('sees the words searched for marked, in the list and in the source', async () => {
		await openList();
		await type('tired units');
		await row('Fresh troops').first().locator('.highlight', { hasText: 'tired units' }).waitFor();
		const beside = page.locator('.editor-instance', { hasText: 'Counting the Third Army' });
		await beside.locator('.view-overlays .cdr[class*="ced-"]').first().waitFor();
		await takePicture(page, 'insert-quote-matches');
	});

	it('finds in the empty list what was inserted last, then the sources', async () => {
		await openList();
		await row('Fresh troops').waitFor();
		const labels = await rows().locator('.quick-input-list-rows > .quick-input-list-row:first-child').allTextContents();
		assert.match(labels[0] ?? '', /Fresh troops/);
		const sources = labels.filter((label) => label.includes('@'));
		assert.deepEqual(
			sources.map((label) => /@\S+/.exec(label)?.[0]),
			['@pentagon-ukraine-weapons', '@calder-note', '@estmere-briefing'],
		);
	});

	it('searches in one source by a few letters of its name', async () => {
		await openList();
		await type('@est');
		// Not waiting for the list: Enter means what was typed.
		await press('Enter');
		await page.locator('.quick-input-title', { hasText: 'Press briefing' }).waitFor();
		assert.equal(await input().inputValue(), '@estmere-briefing ');
		await type('weather');
		await rows().first().filter({ hasText: 'behalf of the weather' }).waitFor();
		await takePicture(page, 'insert-quote-source');
	});

	it('inserts several passages in one go, by key and by mouse', async () => {
		await openList();
		await type('@calder-note ');
		await row('Public estimates').waitFor();
		await row('Public estimates').click({ trial: true });
		await type('soldiers');
		await rows().nth(1).waitFor();
		const first = (await rows().first().textContent()) ?? '';
		await press('Control+Enter');
		await editor(page).locator('.view-line', { hasText: '[@calder-note]' }).first().waitFor();
		assert.notEqual(await rows().first().textContent(), first);
		await rows().first().hover();
		await rows().first().locator('.action-label[aria-label^="Insert and Go On"]').click();
		await editor(page).locator('.view-line', { hasText: '“The lowest speaks' }).waitFor();
		await page.keyboard.press('Escape');
		await editor(page).click();
		assert.equal((await written()).match(/\[@calder-note\]/g)?.length, 2);
	});

	it('loses no passage, however fast they are chosen', async () => {
		await openList();
		await type('@calder-note soldiers');
		await row('Public estimates').waitFor({ state: 'detached' });
		// The first is being written when the second is chosen.
		await Promise.all([press('Control+Enter'), press('Control+Enter')]);
		await editor(page).locator('.view-line', { hasText: 'A few thousand' }).waitFor();
		await editor(page).locator('.view-line', { hasText: 'The lowest speaks' }).waitFor();
		await page.keyboard.press('Escape');
		await editor(page).click();
		assert.match(await written(), /^The authors are modest: “[^”]*” \[@calder-note\] “[^”]*” \[@calder-note\]\s*$/);
	});

	it('trims a passage, and reads below how it will be quoted', async () => {
		await openList();
		await type('tired units');
		await rows().first().filter({ hasText: 'Fresh troops' }).waitFor();
		await press('Alt+Enter');
		await page.locator('.quick-input-title', { hasText: 'Trim' }).waitFor();
		const words = await input().inputValue();
		const at = words.indexOf(' repaired and sent back,');
		assert.ok(at > 0);
		await page.keyboard.press('Home');
		for (let i = 0; i < at; i++) await page.keyboard.press('ArrowRight');
		for (let i = 0; i < 4; i++) await page.keyboard.press('Control+Shift+ArrowRight');
		await page.keyboard.press('Delete');
		const shown = page.locator('.quick-input-widget .quick-input-message');
		await shown.filter({ hasText: 'withdrawn, … and that rotation' }).waitFor();
		await takePicture(page, 'trim');
		await page.keyboard.press('End');
		await page.keyboard.type(' foo');
		await shown.filter({ hasText: '“foo” is not in the passage' }).waitFor();
		for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace');
		await shown.filter({ hasText: 'withdrawn, … and that rotation' }).waitFor();
		await page.keyboard.press('Enter');
		await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
		assert.match(await written(), /modest: “Fresh troops [^”]*withdrawn, … and that rotation[^”]*” \[@calder-note\]$/);
	});

	it('quotes what is selected in a source, by the same keys', async () => {
		await openFile(page, 'calder-note.md');
		await select(page, 'a shell needs no training');
		await press('ControlOrMeta+K');
		await press('q');
		await page.locator('.tab.active', { hasText: 'draft.md' }).waitFor();
		assert.match(await written(), /modest: “a shell needs no training” \[@calder-note\]$/);
		assert.equal(pressed.length, 2);
	});
});
