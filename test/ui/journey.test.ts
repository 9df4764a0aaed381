import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openEmptyFolder, takePicture } from './window.ts';

const source = fileURLToPath(new URL('../../examples/sources/calder-note.md', import.meta.url));

/** From an empty folder to a checked article; the mouse is not touched. */
describe('a writer at the keyboard', () => {
	let page: Page;
	let close: () => Promise<void>;
	let folder: string;

	before('opens an empty folder', async () => {
		({ page, close, folder } = await openEmptyFolder('by-keyboard'));
	});

	afterEach(async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
	});

	after(() => close());

	const input = () => page.locator('.quick-input-widget input').first();
	/** A window that has just opened may not know all commands yet. */
	const run = async (command: string) => {
		const found = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: command });
		for (let tries = 1; ; tries++) {
			await page.keyboard.press('F1');
			await input().waitFor();
			await page.keyboard.type(command);
			try {
				await found.waitFor({ timeout: 3000 });
				break;
			} catch (error) {
				if (tries === 3) throw error;
				await page.keyboard.press('Escape');
			}
		}
		await page.keyboard.press('Enter');
	};
	/** The dialogs that choose a file are a line to write its path in. */
	const giveFile = async (path: string) => {
		await page.locator('.quick-input-widget .quick-input-title').waitFor();
		// It proposes a folder, a little late.
		while (!(await input().inputValue()).startsWith('/')) await page.waitForTimeout(50);
		await page.waitForTimeout(500);
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type(path);
		// It looks at the folder first, and until it has, Enter does nothing.
		for (let tries = 1; ; tries++) {
			await page.waitForTimeout(500);
			await page.keyboard.press('Enter');
			try {
				await page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 1500 });
				return;
			} catch (error) {
				if (tries === 5) throw error;
			}
		}
	};
	const line = (text: string | RegExp) => page.locator('.editor-instance .view-line', { hasText: text }).first();
	const problem = (text: string) => page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();

	it('adds a source', async () => {
		await run('Quotewright: Add Sources');
		await giveFile(source);
		await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'sources' }).waitFor();
		assert.match(await readFile(join(folder, 'sources', 'calder-note.md'), 'utf8'), /Counting the Third Army/);
	});

	it('begins an article, and quotes a passage of which a few words are remembered', async () => {
		await run('Create: New File');
		await page.keyboard.type('article.md');
		await page.keyboard.press('Enter');
		await giveFile(join(folder, 'article.md'));
		await page.locator('.tab.active', { hasText: 'article.md' }).waitFor();
		await page.locator('.editor-instance .monaco-editor.focused').waitFor();
		await page.keyboard.type('# War of numbers\n\nNot everyone agrees. ');
		await page.keyboard.press('ControlOrMeta+K');
		await page.keyboard.press('q');
		await page.locator('.quick-input-widget .quick-input-title', { hasText: 'Insert Quote' }).waitFor();
		await page.keyboard.type('tired units rotation');
		await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Fresh troops' }).first().waitFor();
		await page.keyboard.press('Enter');
		await line('[@calder-note]').waitFor();
	});

	it('is told at once of words quoted wrongly from memory, and corrects them', async () => {
		await page.keyboard.press('ControlOrMeta+End');
		await page.keyboard.type(' And “artillery shells matter less than soldiers” [@calder-note]. ', { delay: 5 });
		await run('Problems: Focus on Problems View');
		await problem('The source has “more”, not “less”.').waitFor();
		await takePicture(page, 'journey-problem');
		// The panel has a menu of its own for it, with nothing chosen at first. What is drawn anew has lost its focus.
		const fix = page.getByText('Restore the source’s words: “more”');
		for (let tries = 1; ; tries++) {
			// From the file on, wherever the panel has gone by itself.
			await page.keyboard.press('Home');
			await page.keyboard.press('ArrowDown');
			await page.keyboard.press('ControlOrMeta+.');
			try {
				await fix.waitFor({ timeout: 3000 });
				break;
			} catch (error) {
				if (tries === 4) throw error;
				await run('Problems: Focus on Problems View');
			}
		}
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await line('shells matter more than soldiers').waitFor();
		await problem('The source has “more”').waitFor({ state: 'detached' });
	});

	it('hands in the report', async () => {
		await page.keyboard.press('ControlOrMeta+1');
		await page.keyboard.press('ControlOrMeta+S');
		await run('Quotewright: Create Report');
		await giveFile(join(folder, 'article-report.html'));
		await page.locator('.tab', { hasText: 'article-report.html' }).waitFor();
		const report = await readFile(join(folder, 'article-report.html'), 'utf8');
		assert.match(report, /Artillery shells matter more than soldiers|artillery shells matter more than soldiers/);
		const shown = page.frameLocator('.webview').frameLocator('iframe');
		await shown.getByText('Counting the Third Army').first().waitFor();
		await takePicture(page, 'journey-report');
	});
});
