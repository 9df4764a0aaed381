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

	it('carries its licence, those of what it contains, and none of its own sources', () => {
		const files = readdirSync(extension()?.extensionPath ?? '', { recursive: true, encoding: 'utf8' });
		assert.ok(files.includes('LICENSE.txt'), files.join('\n'));
		assert.ok(files.includes(join('dist', 'THIRD-PARTY-LICENSES.txt')), files.join('\n'));
		assert.deepEqual(
			files.filter((file) => /\.ts$|\.map$|node_modules|^test|^seeds/.test(file)),
			[],
		);
	});

	it('carries the example that Start Here lays out', () => {
		const files = readdirSync(join(extension()?.extensionPath ?? '', 'examples'), {
			recursive: true,
			encoding: 'utf8',
		});
		assert.ok(files.includes('draft.md'), files.join('\n'));
		assert.ok(files.includes(join('seeds', 'pentagon-ukraine-weapons.txt')), files.join('\n'));
	});

	it('offers its commands', async () => {
		const commands = await vscode.commands.getCommands(true);
		const own = (extension()?.packageJSON.contributes.commands ?? []).map(
			({ command }: { command: string }) => command,
		);
		assert.ok(own.length > 10, own.join());
		assert.deepEqual(
			own.filter((name: string) => !commands.includes(name)),
			[],
		);
	});
});
