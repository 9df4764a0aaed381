import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { editor, runCommand } from './person.ts';
import { openEmptyFolder, takePicture } from './window.ts';

describe('a newcomer', () => {
	let page: Page;
	let close: () => Promise<void>;
	let folder: string;

	before('opens an empty folder', async () => {
		({ page, close, folder } = await openEmptyFolder('my-first-article'));
	});

	afterEach(async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
	});

	after(() => close());

	it('reads in the walkthrough what to do', async () => {
		// Only where there is room do the pictures show.
		await page.keyboard.press('ControlOrMeta+B');
		await runCommand(page, 'Welcome: Open Walkthrough');
		await page.locator('.quick-input-widget input').fill('Quotewright');
		await page.keyboard.press('Enter');
		const step = page.locator('.getting-started-step', { hasText: 'Put your sources beside the draft' });
		await step.waitFor();
		await page.frameLocator('.getting-started-media iframe').frameLocator('iframe').locator('svg').waitFor();
		await takePicture(page, 'walkthrough');
		const titles = await page.locator('.getting-started-step .step-title').allTextContents();
		assert.deepEqual(titles, [
			'Put your sources beside the draft',
			'Quote and cite',
			'Read what is misquoted',
			'Hand in the report',
		]);
	});

	it('lays the example out with Start Here and sees at once what is misquoted', async () => {
		await page.keyboard.press('ControlOrMeta+B');
		await runCommand(page, 'Quotewright: Start Here');
		await page.locator('.tab.active', { hasText: 'draft.md' }).waitFor();
		await editor(page).locator('.squiggly-error').first().waitFor();
		await page.locator('.markers-panel .monaco-list-row', { hasText: '3,000' }).first().waitFor();
		await takePicture(page, 'start-here');
		assert.match(await readFile(join(folder, 'draft.md'), 'utf8'), /half of the quotations are wrong on purpose/);
	});
});
