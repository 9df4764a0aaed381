import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Peer } from './peer.ts';

/** Undefined where there is no ripgrep: neither a command of the system nor the one of the VS Code that tests run in. */
export function findRipgrep(): string | undefined {
	const ours = globSync(
		join(
			homedir(),
			'.cache/quotewright-test/*/node_modules/code-server/lib/vscode/node_modules/@vscode/ripgrep-universal/bin',
			`${process.platform}-${process.arch}`,
			'rg',
		),
	);
	return ['rg', ...ours].find((command) => spawnSync(command, ['--version']).status === 0);
}

export const ripgrep: Peer = {
	name: 'ripgrep',
	title: 'ripgrep',
	settings: 'a process for each, -F, two threads; only asked for quotations without changed words',
	exactOnly: true,
	spawns: true,
	open(_scratch, folder) {
		const command = findRipgrep() ?? 'rg';
		const sources = new Map<string, number>();
		const options = ['-F', '-o', '-b', '-m', '1', '-j', '2', '--no-messages', '--no-ignore', '-e'];
		return {
			add: (source, path) => void sources.set(path, source),
			finish() {},
			find(quotation) {
				const { stdout } = spawnSync(command, [...options, quotation, '--', folder], { encoding: 'utf8' });
				const [, path = '', bytes] = /^(.*?):(\d+):/.exec(stdout) ?? [];
				const source = sources.get(path);
				if (source === undefined) return undefined;
				const start = readFileSync(path).toString('utf8', 0, Number(bytes)).length;
				return { source, start, end: start + quotation.length };
			},
			close() {},
		};
	},
};
