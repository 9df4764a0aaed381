import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { VSCode } from '../vscode/vscode.ts';
import { exampleWorkspace } from '../vscode/workspace.ts';

/** What the runner lends the tests: it provides one VS Code for all of them. */
let lent: { vscode: VSCode; scratch: string; pictures: string; forReadme: boolean } | undefined;

/**
 * @param pictures folder that screenshots are written to
 * @param forReadme small ones, too, in the form that the README shows
 */
export function useVSCode(vscode: VSCode, scratch: string, pictures: string, forReadme: boolean): void {
	lent = { vscode, scratch, pictures, forReadme };
}

/**
 * A window on a fresh copy of the example.
 * @param name the folder's, which the window's title shows
 * @param language of VS Code itself: `de`
 */
export async function openExample(name: string, language?: string) {
	if (lent === undefined) throw new Error('These tests are run by "npm run test:ui".');
	const folder = exampleWorkspace(join(lent.scratch, name));
	const window = await lent.vscode.openWindow(folder, language);
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
	const path = join(lent.pictures, `${name}.png`);
	const picture = await page.screenshot({ path, animations: 'disabled' });
	if (lent.forReadme) writeFileSync(join(lent.pictures, `${name}.webp`), await asWebP(page, picture));
}

/** A third of the size, which every download of the extension carries; made by the browser that shows the page. */
async function asWebP(page: Page, png: Buffer): Promise<Buffer> {
	const encoded = await page.evaluate<string>(`(async () => {
		const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (character) => character.charCodeAt(0));
		const bitmap = await createImageBitmap(new Blob([bytes]));
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		canvas.getContext('2d').drawImage(bitmap, 0, 0);
		const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.7 });
		return btoa(Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));
	})()`);
	return Buffer.from(encoded, 'base64');
}
