import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { editor, openFile, runCommand, select } from './person.ts';
import { openExample, takePicture } from './window.ts';

const themes = [
	{ name: 'light', theme: 'Default Light Modern' },
	{ name: 'dark', theme: 'Default Dark Modern' },
	{ name: 'high-contrast', theme: 'Default High Contrast' },
];

for (const { name, theme } of themes) {
	describe(`in the theme ${theme}`, () => {
		let page: Page;
		let close: () => Promise<void>;

		before('opens the example draft', async () => {
			const example = await openExample(`ukraine-weapons-${name}`);
			({ page, close } = example);
			const settings = join(example.folder, '.vscode');
			mkdirSync(settings, { recursive: true });
			writeFileSync(join(settings, 'settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
			await openFile(page, 'draft.md');
			await editor(page).locator('.squiggly-error').first().waitFor();
		});

		afterEach(async function () {
			if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.title} (${name})`);
		});

		after(() => close());

		it('the sources and the words that differ can be told from the rest', async () => {
			await runCommand(page, 'Explorer: Focus on Sources View');
			const source = page.locator('.pane-body .monaco-list-row', { hasText: 'Counting the Third Army' }).first();
			await source.waitFor();
			await takePicture(page, `workbench-${name}`);
		});

		it('a quotation and its passage stand beside each other', async () => {
			await editor(page).click();
			await select(page, 'ability to defend');
			await page.keyboard.press('ArrowLeft');
			await runCommand(page, 'Quotewright: Compare with Source');
			await page.locator('.tab.active', { hasText: '↔ draft.md:11' }).waitFor();
			await page.locator('.diff-editor, .monaco-diff-editor').getByText('capacity').first().waitFor();
			await page.waitForTimeout(300);
			await takePicture(page, `comparison-${name}`);
		});
	});
}
