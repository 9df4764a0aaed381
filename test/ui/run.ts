import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Mocha from 'mocha';
import type { VSCode } from '../vscode/vscode.ts';
import { useVSCode } from './window.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Drives a window of VS Code as a person would. Answers whether all went well. */
export async function runWindowTests(vscode: VSCode, scratch: string, updateScreenshots: boolean): Promise<boolean> {
	const results = join(root, 'test-results');
	mkdirSync(results, { recursive: true });
	useVSCode(vscode, scratch, results, updateScreenshots);

	const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: 30_000, forbidOnly: true });
	if (process.env.MOCHA_GREP) mocha.grep(process.env.MOCHA_GREP);
	for (const file of globSync('test/ui/*.test.ts', { cwd: root })) mocha.addFile(join(root, file));
	await mocha.loadFilesAsync();
	const failures = await new Promise<number>((resolve) => mocha.run(resolve));
	if (failures === 0 && updateScreenshots) copyPicturesOfReadme(results);
	return failures === 0;
}

function copyPicturesOfReadme(from: string): void {
	const readme = readFileSync(join(root, 'README.md'), 'utf8');
	for (const [, name = ''] of readme.matchAll(/\(docs\/images\/([^)]+)\)/g)) {
		mkdirSync(join(root, 'docs', 'images'), { recursive: true });
		copyFileSync(join(from, name), join(root, 'docs', 'images', name));
	}
}
