import type { Page } from 'playwright-core';
import { editor, hover, openFile, showQuickFixes } from './person.ts';
import { openExample, takePicture } from './window.ts';

/** What a reader sees, of each part that has messages of its own: package.json, the server, the extension. */
const expected = {
	de: {
		finding: 'In der Quelle steht „capacity“, nicht „ability“.',
		verdict: 'Verändert: nicht die Worte der Quelle.',
		fix: 'Worte der Quelle wiederherstellen: „capacity“',
		command: 'Quotewright: Quelle öffnen',
		asked: 'Titel, Schlüssel oder Autor',
	},
	fr: {
		finding: 'La source dit «\u{202f}capacity\u{202f}», non «\u{202f}ability\u{202f}».',
		verdict: 'Altérée\u{a0}: ce ne sont pas les mots de la source.',
		fix: 'Rétablir les mots de la source\u{a0}: «\u{202f}capacity\u{202f}»',
		command: 'Quotewright: Ouvrir une source',
		asked: 'Titre, clé ou auteur',
	},
};

for (const [language, { finding, verdict, fix, command, asked }] of Object.entries(expected)) {
	describe(`in a VS Code that is set to “${language}”, Quotewright`, () => {
		let page: Page;
		let close: () => Promise<void>;

		before('opens the example', async () => {
			({ page, close } = await openExample(`example-${language}`, language));
			await openFile(page, 'draft.md');
			await editor(page).locator('.squiggly-warning').first().waitFor();
		});

		afterEach(async function () {
			if (this.currentTest?.state === 'failed') await takePicture(page, `failed: ${this.currentTest.fullTitle()}`);
		});

		after(() => close());

		it('explains and mends', async () => {
			const shown = await hover(page, 'ability');
			await shown.getByText(finding).waitFor();
			await shown.getByText(verdict).waitFor();
			await takePicture(page, `language-${language}`);
			await page.keyboard.press('Escape');
			await showQuickFixes(page);
			await page.locator('.action-widget .monaco-list-row', { hasText: fix }).waitFor();
			await page.keyboard.press('Escape');
		});

		it('names its commands, and asks', async () => {
			await page.keyboard.press('F1');
			await page.locator('.quick-input-widget input').fill(`>${command}`);
			// Below it stands its English title; a click between the two would run nothing.
			await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: command }).waitFor();
			await page.keyboard.press('Enter');
			await page.getByPlaceholder(asked).waitFor();
			await page.keyboard.press('Escape');
		});
	});
}
