import type { Locator, Page } from 'playwright-core';

/** What a person does in VS Code, by keyboard and mouse. */

export async function openFile(page: Page, name: string): Promise<void> {
	await page.keyboard.press(`ControlOrMeta+P`);
	await page.locator('.quick-input-widget input').fill(name);
	await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
	await page.locator('.tab.active', { hasText: name }).waitFor();
	await page.locator('.editor-instance .monaco-editor.focused').waitFor();
}

export async function runCommand(page: Page, title: string): Promise<void> {
	await page.keyboard.press('F1');
	await page.locator('.quick-input-widget input').fill(`>${title}`);
	await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
}

/** Finds these words, selects them and brings them into sight. */
export async function select(page: Page, words: string): Promise<void> {
	await page.keyboard.press(`ControlOrMeta+F`);
	await page.locator('.find-widget.visible textarea').first().fill(words);
	await page.locator('.find-widget .matchesCount', { hasText: /^1 of/ }).waitFor();
	await page.keyboard.press('Escape');
	await selection(page).waitFor();
}

export async function goToEndOf(page: Page, words: string): Promise<void> {
	await select(page, words);
	await page.keyboard.press('ArrowRight');
}

/** Rests the mouse on these words of the editor until a hover opens, and answers it. */
export async function hover(page: Page, words: string): Promise<Locator> {
	await select(page, words);
	// What is drawn anew, since a check has just come, is nowhere for a moment.
	let box = await selection(page).boundingBox();
	for (let tries = 1; box === null && tries < 20; tries++) {
		await page.waitForTimeout(100);
		box = await selection(page).boundingBox();
	}
	if (box === null) throw new Error(`The editor does not show "${words}".`);
	await page.keyboard.press('ArrowLeft');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	const shown = page.locator('.monaco-resizable-hover .monaco-hover').filter({ visible: true });
	await untilShown(shown, async () => {
		await page.mouse.move(x, y + 100);
		await page.mouse.move(x, y);
	});
	return shown;
}

/** Opens the list of quick fixes at the cursor. */
export async function showQuickFixes(page: Page): Promise<void> {
	const entries = page.locator('.action-widget .monaco-list-row');
	await untilShown(entries.first(), () => page.keyboard.press('ControlOrMeta+.'));
}

/** A person whose gesture comes to nothing, since the editor is still busy, makes it again. */
async function untilShown(wanted: Locator, gesture: () => Promise<void>): Promise<void> {
	for (let tries = 1; ; tries++) {
		await gesture();
		try {
			return await wanted.waitFor({ timeout: 3000 });
		} catch (error) {
			if (tries === 5) throw error;
		}
	}
}

function selection(page: Page): Locator {
	return editor(page).locator('.selected-text').first();
}

export function editor(page: Page): Locator {
	return page.locator('.editor-instance .monaco-editor').first();
}
