import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { editor, goToEndOf, hover, openFile, runCommand, showQuickFixes } from './person.ts';
import { openExample, takePicture } from './window.ts';

describe('a writer', () => {
	let page: Page;
	let close: () => Promise<void>;
	let path: string;
	let original: string;

	before('opens the example draft', async () => {
		const example = await openExample('ukraine-weapons');
		({ page, close } = example);
		path = join(example.folder, 'draft.md');
		original = await readFile(path, 'utf8');
		await openFile(page, 'draft.md');
		await page.keyboard.press('ControlOrMeta+B');
		await editor(page).locator('.squiggly-error').first().waitFor();
	});

	afterEach('takes back what was written', async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
		for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
		if (!(await page.locator('.tab.active', { hasText: 'draft.md' }).isVisible())) await openFile(page, 'draft.md');
		const changed = await page.locator('.tab.active.dirty').isVisible();
		if (!changed && (await readFile(path, 'utf8')) === original) return;
		await writeFile(path, original);
		await runCommand(page, 'File: Revert File');
		await editor(page).click();
	});

	after(() => close());

	/** The draft as it stands on disk, once it has changed and is saved. */
	const saved = async () => {
		await page.locator('.tab.active.dirty').waitFor();
		await page.keyboard.press('ControlOrMeta+S');
		await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
		return readFile(path, 'utf8');
	};
	const problemCount = async () => {
		const counts = (await page.locator('.statusbar-item[id="status.problems"]').textContent()) ?? '';
		return [...counts.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0);
	};
	const problems = () => page.locator('.markers-panel .monaco-list-row');

	it('reads in the Problems panel what is wrong, and goes there with a click', async () => {
		await runCommand(page, 'Problems: Focus on Problems View');
		const changedFigure = problems().filter({ hasText: '3,000' }).first();
		await changedFigure.waitFor();
		await takePicture(page, 'problems');
		await changedFigure.click();
		await page.locator('.statusbar-item', { hasText: /^Ln 13, Col / }).waitFor();
		await runCommand(page, 'View: Toggle Problems');
	});

	it('rests the mouse on a quotation and reads the passage', async () => {
		const shown = await hover(page, 'ability to defend');
		await shown.getByText('capacity to defend against Russian advances').first().waitFor();
		await takePicture(page, 'hover');
		await shown.getByText(/^Open at/).click();
		await page.locator('.tab.active', { hasText: 'pentagon-ukraine-weapons.txt' }).waitFor();
	});

	it('rests the mouse on a citation and reads what it stands for', async () => {
		const shown = await hover(page, '@calder-note, “artillery');
		await shown.getByText('Counting the Third Army').first().waitFor();
		await takePicture(page, 'hover-citation');
	});

	it('types [@ and picks the source that has the words', async () => {
		await goToEndOf(page, 'not a reason to stand still” [@estmere-briefing].');
		await page.keyboard.type(' “Sanctions are a matter for the finance minister,” she said [@');
		const suggestions = page.locator('.suggest-widget.visible .monaco-list-row');
		await suggestions.filter({ hasText: 'estmere-briefing' }).waitFor();
		assert.match((await suggestions.first().textContent()) ?? '', /^\s*estmere-briefing/);
		await takePicture(page, 'completion');
		await page.keyboard.press('Enter');
		assert.match(await saved(), /finance minister,” she said \[@estmere-briefing\]/);
	});

	it('finds a passage by a few words and has it in the draft', async () => {
		await goToEndOf(page, 'the authors warn against changing them often:');
		await runCommand(page, 'Quotewright: Insert Quote');
		await page.locator('.quick-input-widget .quick-input-title', { hasText: 'Insert Quote' }).waitFor();
		await page.keyboard.type('tired units rotation');
		await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Fresh troops' }).waitFor();
		await page.locator('.tab', { hasText: 'calder-note.md' }).waitFor();
		await takePicture(page, 'insert-quote');
		await page.keyboard.press('Enter');
		await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
		await editor(page).locator('.view-line', { hasText: 'often: “Fresh troops allow' }).waitFor();
		assert.match(
			await saved(),
			/often: “Fresh troops allow[^”]* more than their number suggests\.” \[@calder-note\]\n/,
		);
	});

	it('mends a misquotation with one quick fix', async () => {
		const before = await problemCount();
		await goToEndOf(page, 'sending 30,000');
		await showQuickFixes(page);
		await takePicture(page, 'quick-fix');
		await page.keyboard.press('Enter');
		assert.match(await saved(), /sending 3,000 troops/);
		while ((await problemCount()) >= before) await page.waitForTimeout(50);
	});

	it('previews a quick fix before it is made', async () => {
		await goToEndOf(page, 'maintaining Ukraine’s abi');
		await showQuickFixes(page);
		await page.keyboard.press('ControlOrMeta+Enter');
		const change = page.locator('.panel .monaco-list-row', { hasText: 'ability' }).filter({ hasText: 'capacity' });
		await change.waitFor();
		await takePicture(page, 'quick-fix-preview');
		await page.locator('.panel .monaco-button', { hasText: 'Discard' }).click();
		await change.waitFor({ state: 'detached' });
		assert.equal(await page.locator('.tab.active.dirty').count(), 0);
	});

	it('sees in the status bar how the draft stands', async () => {
		await page.locator('.statusbar-item[id="status.languageStatus"]').click();
		const status = page.locator('.hover-language-status', { hasText: 'quotations' });
		await status.waitFor();
		assert.match((await status.textContent()) ?? '', /\d+ quotations, \d+ to correct\W*3 sources/);
	});

	it('opens a source by name', async () => {
		await runCommand(page, 'Quotewright: Open Source');
		await page.locator('.quick-input-widget .quick-input-title', { hasText: 'Open Source' }).waitFor();
		await page.keyboard.type('calder');
		await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Counting the Third Army' }).waitFor();
		await page.keyboard.press('Enter');
		await page.locator('.tab.active', { hasText: 'calder-note.md' }).waitFor();
	});

	it('has all drafts checked', async () => {
		await runCommand(page, 'Quotewright: Check All Drafts');
		// code-server shows no toasts to tests; the list of notifications is there all the same.
		await page.locator('.statusbar-item[id="status.notifications"] .codicon-bell-dot').waitFor();
		await runCommand(page, 'Notifications: Show Notifications');
		const notice = page.locator('.notifications-center').filter({ hasText: /quotations in 1 draft checked/ });
		await notice.waitFor();
		await notice.getByText('Show Problems').click();
		await problems().first().waitFor();
		await runCommand(page, 'View: Toggle Problems');
	});
});
