import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { quotewright } from './support.ts';

describe('the packaged extension', () => {
	const extension = () => vscode.extensions.getExtension('quotewright.quotewright');

	it('is the one that was installed, not the project folder', () => {
		assert.match(extension()?.extensionPath ?? '', /[\\/]extensions[\\/]quotewright\.quotewright-\d/);
	});

	it('activates and comes to rest', async () => {
		await (await quotewright()).whenIdle();
		assert.equal(extension()?.isActive, true);
	});

	it('carries its licence, those of what it contains, and no sources', () => {
		const files = readdirSync(extension()?.extensionPath ?? '', { recursive: true, encoding: 'utf8' });
		assert.ok(files.includes('LICENSE.txt'), files.join('\n'));
		assert.ok(files.includes(join('dist', 'THIRD-PARTY-LICENSES.txt')), files.join('\n'));
		assert.deepEqual(
			files.filter((file) => /\.ts$|\.map$|node_modules|^test|^examples|^seeds/.test(file)),
			[],
		);
	});

	it('offers its commands', async () => {
		const commands = await vscode.commands.getCommands(true);
		const own = ['insertQuote', 'openSource', 'rebuildLibrary', 'checkAllDrafts', 'showLog'];
		assert.deepEqual(
			own.filter((name) => !commands.includes(`quotewright.${name}`)),
			[],
		);
	});
});
