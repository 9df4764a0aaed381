import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import type { VSCode } from '../vscode/vscode.ts';
import { useVSCode } from './window.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Drives a window of VS Code as a person would. Answers whether all went well. */
export async function runWindowTests(vscode: VSCode, scratch: string, updateScreenshots: boolean): Promise<boolean> {
	const pictures = [join(root, 'test-results')];
	if (updateScreenshots) pictures.push(join(root, 'docs', 'images'));
	for (const folder of pictures) mkdirSync(folder, { recursive: true });
	useVSCode(vscode, scratch, pictures);

	const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 30_000, forbidOnly: true });
	for (const file of globSync('test/ui/*.test.ts', { cwd: root })) mocha.addFile(join(root, file));
	await mocha.loadFilesAsync();
	const failures = await new Promise<number>((resolve) => mocha.run(resolve));
	return failures === 0;
}
