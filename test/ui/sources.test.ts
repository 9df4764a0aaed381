import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { editor, hover, openFile, runCommand } from './person.ts';
import { openEmptyFolder, openExample, takePicture } from './window.ts';

describe('a writer with many sources', function () {
	this.timeout(60_000);
	let page: Page;
	let close: () => Promise<void>;
	let folder: string;
	const rows = (text: string) => view().locator('.monaco-list-row', { hasText: text });
	const view = () => page.locator('.pane', { has: page.locator('.pane-header[aria-label*="Sources"]') });

	before('opens the example', async () => {
		({ page, close, folder } = await openExample('many-sources'));
		await writeFile(
			join(folder, 'sources/tide-tables.txt'),
			'Tide Tables of Carrow\n\nThe tide waits for nobody in Carrow.\n',
		);
		await writeFile(join(folder, 'sources/void.txt'), '');
		await openFile(page, 'draft.md');
		await editor(page).locator('.squiggly-error').first().waitFor();
	});

	afterEach(async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
		for (let i = 0; i < 2; i++) await page.keyboard.press('Escape');
	});

	after(() => close());

	it('sees in the Explorer what is quoted how often, and what is not', async () => {
		await runCommand(page, 'Focus on Sources View');
		// The files make room for them.
		await page.locator('.explorer-viewlet .pane-header', { hasText: 'many-sources' }).click();
		await rows('Press briefing')
			.filter({ hasText: /quoted \d+ times/ })
			.waitFor();
		await rows('Tide Tables').filter({ hasText: 'not quoted' }).waitFor();
		await rows('Problems with Sources').waitFor();
		await rows('Press briefing').click({ position: { x: 12, y: 11 } });
		await rows('Worry is a reason to plan').first().waitFor();
		await takePicture(page, 'sources-view');
	});

	it('filters them by what is typed', async () => {
		await runCommand(page, 'Quotewright: Filter Sources');
		await page.locator('.quick-input-widget input').fill('tide');
		await rows('Press briefing').waitFor({ state: 'detached' });
		await page.keyboard.press('Enter');
		await rows('Tide Tables').waitFor();
		await view().locator('.pane-header', { hasText: '“tide”' }).waitFor();
		await view().locator('.pane-header').hover();
		await view().locator('[aria-label*="Show All Sources"]').click();
		await rows('Press briefing').waitFor();
	});

	it('finds the passages that the draft quotes marked in the source', async () => {
		await rows('Press briefing').first().click();
		await page.locator('.tab.active', { hasText: 'estmere-briefing.md' }).waitFor();
		// A click leaves the focus in the list, as that on a file in the Explorer does.
		await page.keyboard.press('Enter');
		await page.locator('.editor-instance .monaco-editor.focused').waitFor();
		const shown = await hover(page, 'Worry is a reason to plan');
		await shown
			.getByText(/Quoted in/)
			.first()
			.waitFor();
		await takePicture(page, 'quoted-passages');
		await shown
			.getByText(/^draft\.md:\d+$/)
			.first()
			.click();
		await page.locator('.tab.active', { hasText: 'draft.md' }).waitFor();
	});

	it('drags a source into the draft to cite it', async () => {
		await openFile(page, 'draft.md');
		await page.keyboard.press('ControlOrMeta+Home');
		const line = editor(page).locator('.view-line', { hasText: 'third army has not moved' }).first();
		const box = await line.boundingBox();
		assert.ok(box);
		await rows('Tide Tables').hover();
		await page.mouse.down();
		await page.mouse.move(box.x + 40, box.y + 8, { steps: 5 });
		// Without it, VS Code would open the source.
		await page.keyboard.down('Shift');
		await page.mouse.move(box.x + 80, box.y + 8, { steps: 5 });
		await page.mouse.up();
		await page.keyboard.up('Shift');
		await editor(page).locator('.view-line', { hasText: '[@tide-tables]' }).first().waitFor();
		await page.keyboard.press('ControlOrMeta+Z');
	});

	it('drops a file on them, and it is a source', async () => {
		const data = await letter(page);
		const row = rows('Tide Tables');
		for (const type of ['dragenter', 'dragover', 'drop']) await row.dispatchEvent(type, { dataTransfer: data });
		await rows('A Letter from the Coast').waitFor();
		assert.match(await readFile(join(folder, 'sources/coast-letter.txt'), 'utf8'), /The sea was calm/);
		await rm(join(folder, 'sources/coast-letter.txt'));
	});
});

describe('a writer without sources', function () {
	this.timeout(60_000);
	let page: Page;
	let close: () => Promise<void>;

	let folder: string;

	before('opens an empty folder', async () => {
		({ page, close, folder } = await openEmptyFolder('no-sources-yet'));
	});

	afterEach(async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
	});

	after(() => close());

	it('has no Sources view before there is a draft: others open folders, too', async () => {
		await page.locator('.pane-header', { hasText: /^Outline$/ }).waitFor();
		assert.equal(await page.locator('.pane-header', { hasText: /^Sources$/ }).count(), 0);
		await writeFile(join(folder, 'article.md'), '# The tide\n');
		await openFile(page, 'article.md');
	});

	it('reads in the Sources view what to do', async () => {
		await page.locator('.pane-header', { hasText: /^Sources$/ }).click();
		const welcome = page.locator('.pane', { hasText: 'Sources are the documents you quote from' });
		await welcome.locator('.monaco-button', { hasText: 'Add Sources…' }).waitFor();
		await welcome.locator('.monaco-button', { hasText: 'Start Here' }).waitFor();
		await takePicture(page, 'no-sources');
	});

	it('drops a file there as well', async () => {
		const body = page.locator('.pane', { hasText: 'Sources are the documents you quote from' }).locator('.pane-body');
		const added = page.locator('.monaco-list-row', { hasText: 'A Letter from the Coast' });
		// A view that is still being filled takes nothing; a person would drop the file again.
		for (let tries = 1; tries <= 4 && !(await added.isVisible()); tries++) {
			const data = await letter(page);
			for (const type of ['dragenter', 'dragover', 'drop'])
				await body.locator('.welcome-view-content, .monaco-list').first().dispatchEvent(type, { dataTransfer: data });
			await added.waitFor({ timeout: 5000 }).catch(() => undefined);
		}
		await added.waitFor();
	});
});

/** A file as it is dragged from outside. */
function letter(page: Page) {
	// No function: here is no window whose objects it could name.
	return page.evaluateHandle(`(() => {
		const transfer = new DataTransfer();
		transfer.items.add(new File(['A Letter from the Coast\\n\\nThe sea was calm.\\n'], 'coast-letter.txt'));
		return transfer;
	})()`);
}
