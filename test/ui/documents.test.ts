import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { editor, hover, openFile, select, showQuickFixes } from './person.ts';
import { openExample, takePicture } from './window.ts';

const draft = `# Of carpet-bags

He was “disappointed upon learning that the little packet for Nantucket had already sailed” [@melville, p. 123].

In the end “the Greenland whale is deposed” [@melville, p. 124].
`;

describe('a scholar', () => {
	let page: Page;
	let close: () => Promise<void>;
	let folder: string;

	before('puts a PDF among the sources and quotes from it', async () => {
		({ page, close, folder } = await openExample('carpet-bags'));
		await cp(join(folder, '.documents/known/latex-article.pdf'), join(folder, 'sources/melville.pdf'));
		await writeFile(join(folder, 'carpet-bags.md'), draft);
		await openFile(page, 'carpet-bags.md');
		await page.keyboard.press('ControlOrMeta+B');
		await editor(page).locator('.squiggly-warning').first().waitFor();
	});

	afterEach('leaves the draft open', async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
		for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
		if (!(await page.locator('.tab.active', { hasText: 'carpet-bags.md' }).isVisible()))
			await openFile(page, 'carpet-bags.md');
	});

	after(() => close());

	it('follows a quotation to its page in the text of the PDF', async () => {
		const shown = await hover(page, 'disappointed upon learning');
		await shown.getByText(/^Open at p\. 123/).click();
		await page.locator('.tab.active', { hasText: 'melville.pdf' }).waitFor();
		await editor(page).locator('.view-line', { hasText: 'already sailed' }).waitFor();
		await editor(page).locator('.selected-text').first().waitFor();
		await takePicture(page, 'source-text');
		await page.keyboard.press('ControlOrMeta+Home');
		await editor(page).locator('.view-line', { hasText: '──────── p. 123 ────────' }).waitFor();
		await page.locator('.editor-actions [aria-label*="Open Original File"]').first().waitFor();
	});

	it('corrects a page with a quick fix', async () => {
		await select(page, 'p. 124');
		await showQuickFixes(page);
		await takePicture(page, 'wrong-page');
		await page.keyboard.press('Enter');
		await page.locator('.tab.active.dirty').waitFor();
		await page.keyboard.press('ControlOrMeta+S');
		await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
		assert.equal(await readFile(join(folder, 'carpet-bags.md'), 'utf8'), draft.replace('p. 124', 'p. 125'));
	});
});
