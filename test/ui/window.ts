import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { VSCode } from '../vscode/vscode.ts';
import { exampleWorkspace } from '../vscode/workspace.ts';

/** What the runner lends the tests: it provides one VS Code for all of them. */
let lent: { vscode: VSCode; scratch: string; pictures: string } | undefined;

/** @param pictures folder that screenshots are written to. */
export function useVSCode(vscode: VSCode, scratch: string, pictures: string): void {
	lent = { vscode, scratch, pictures };
}

/** A window on a fresh copy of the example. `name` is the folder's name, which the window's title shows. */
export async function openExample(name: string) {
	if (lent === undefined) throw new Error('These tests are run by "npm run test:ui".');
	const folder = exampleWorkspace(join(lent.scratch, name));
	const window = await lent.vscode.openWindow(folder);
	await window.page.locator('.explorer-viewlet').waitFor();
	return { ...window, folder };
}

/** A window on a folder with nothing in it. */
export async function openEmptyFolder(name: string) {
	if (lent === undefined) throw new Error('These tests are run by "npm run test:ui".');
	const folder = join(lent.scratch, name);
	mkdirSync(folder, { recursive: true });
	const window = await lent.vscode.openWindow(folder);
	await window.page.locator('.explorer-viewlet').waitFor();
	return { ...window, folder };
}

export async function takePicture(page: Page, name: string): Promise<void> {
	if (lent === undefined) throw new Error('These tests are run by "npm run test:ui".');
	await page.screenshot({ path: join(lent.pictures, `${name}.png`), animations: 'disabled' });
}
