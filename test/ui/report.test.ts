import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openFile, runCommand } from './person.ts';
import { openExample, takePicture } from './window.ts';

describe('a fact-checker', () => {
	let page: Page;
	let close: () => Promise<void>;
	let folder: string;

	before('opens the example draft', async function () {
		// Where this suite runs alone, the first window takes its time.
		this.timeout(90_000);
		({ page, close, folder } = await openExample('to-be-signed'));
		await openFile(page, 'draft.md');
	});

	afterEach(async function () {
		if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title}`);
	});

	after(() => close());

	it('has the draft made into a page, by keyboard alone', async () => {
		await runCommand(page, 'Quotewright: Create Report');
		const input = page.locator('.quick-input-widget input[type="text"]').first();
		await page.waitForFunction(
			(element) => (element as unknown as { value: string }).value.endsWith('draft-report.html'),
			await input.elementHandle(),
		);
		await page.keyboard.press('Enter');
		await page.locator('.tab.active', { hasText: 'draft-report.html' }).waitFor();
		// Its server is another machine, so the page is shown in VS Code.
		const shown = page.frameLocator('iframe.webview').frameLocator('iframe');
		await shown.getByRole('heading', { name: 'Report on quotations' }).waitFor();
		await takePicture(page, 'report-in-workbench');
		assert.match(await readFile(join(folder, 'draft-report.html'), 'utf8'), /^<!DOCTYPE html>/);
	});

	it('opens it in the browser and goes from what is to be corrected to the place', async () => {
		const report = await page.context().newPage();
		await report.setViewportSize({ width: 1200, height: 575 });
		await report.goto(`file://${join(folder, 'draft-report.html')}`);
		await report.locator('.corrections a', { hasText: '[2]' }).click();
		const note = report.locator('.note:target');
		await note.getByText('The source has “not” here.').waitFor();
		await note.getByRole('link', { name: 'Quotation 2, in the draft' }).click();
		await report.locator('.q:target', { hasText: 'will' }).waitFor();
		await takePicture(report, 'report');
		await report.close();
	});
});
