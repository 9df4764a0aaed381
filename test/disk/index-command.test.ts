import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const cacheFolders = ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME'] as const;
const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

describe('quotewright index', function () {
	this.timeout(60_000);
	let workspace: Workspace;
	const environment = { ...process.env };
	beforeEach(() => {
		workspace = createWorkspace();
		for (const name of cacheFolders) process.env[name] = workspace.cacheDir;
	});
	afterEach(async () => {
		for (const name of cacheFolders) {
			if (environment[name] === undefined) delete process.env[name];
			else process.env[name] = environment[name];
		}
		await workspace.dispose();
	});

	const typed = async (width: number | undefined, env: NodeJS.ProcessEnv, ...args: string[]) => {
		const written = { out: '', err: '' };
		const output = (stream: 'out' | 'err') => ({
			write(text: string) {
				written[stream] += text;
			},
			isTerminal: width !== undefined,
			width,
		});
		const terminal = { folder: workspace.root, env, out: output('out'), err: output('err') };
		return { code: await run(['index', ...args], terminal), ...written };
	};

	it('reads the sources, and says how many there are and how large the index is', async () => {
		workspace.write('sources/a.txt', 'A rose is a rose. '.repeat(6000));
		workspace.write('sources/b.txt', 'Binary \0');
		const { code, out, err } = await typed(undefined, {});
		assert.equal(code, 0);
		assert.match(
			out,
			/^1 source, 108 thousand characters; 2 files read in \d+\.\d s\nindex: [\d.]+ [kM]B \(texts [\d.]+ [kM]B, words [\d.]+ [kM]B, search [\d.]+ [kM]B\)\n$/,
		);
		assert.match(err, /Reading sources: 2 of 2 \(100 %\)\nPutting the index in order\.\n/);
		assert.match(err, /sources\/b\.txt: This is not a text file/);
		assert.match((await typed(undefined, {})).out, /; nothing new to read, seen in/);
		assert.deepEqual(readdirSync(workspace.root), ['sources']);
	});

	it('shows a bar on a terminal, no wider than it, with colour unless that is not wanted', async () => {
		for (let i = 0; i < 20; i++) workspace.write(`sources/a long name that goes on and on ${i}.txt`, `Text ${i}.`);
		const { err } = await typed(50, { NO_COLOR: '1' });
		const lines = err.split('\r\u001b[K');
		assert.ok(
			lines.some((line) => /^[█░]{24} {1,2}\d+ % {2}20 of 20/.test(line)),
			err,
		);
		assert.ok(lines.every((line) => line.length < 50));
		assert.ok(err.endsWith('\r\u001b[K'));
		rmSync(workspace.cacheDir, { recursive: true });
		assert.ok((await typed(50, {})).err.includes('\u001b[32m'));
	});

	it('takes another folder, or other sources', async () => {
		workspace.write('elsewhere/sources/a.txt', 'A rose.');
		workspace.write('texts/b.txt', 'B rose.');
		assert.match((await typed(undefined, {})).out, /There are no sources/);
		assert.match((await typed(undefined, {}, 'elsewhere')).out, /^1 source,/);
		assert.match((await typed(undefined, {}, '--sources', 'texts')).out, /^1 source,/);
		assert.deepEqual(
			[await typed(undefined, {}, 'none'), await typed(undefined, {}, 'a', 'b')].map(({ code, err }) => [code, err]),
			[
				[2, 'quotewright: There is no folder none to read the sources of.\n'],
				[2, 'quotewright: The command index takes one folder; "b" is one too many.\n'],
			],
		);
	});

	it('and what uses the index, mend it where it is damaged', async () => {
		const words = Array.from({ length: 60_000 }, (_, i) => `word${(i * 7919) % 9973}`).join(' ');
		workspace.write('sources/a.txt', words);
		workspace.write('a.md', `He said “${words.split(' ').slice(700, 715).join(' ')}” [@a].\n`);
		await typed(undefined, {});
		const [cache = ''] = readdirSync(join(workspace.cacheDir, 'quotewright'));
		const folder = join(workspace.cacheDir, 'quotewright', cache, 'segments');
		for (const name of readdirSync(folder)) {
			const bytes = readFileSync(join(folder, name));
			for (let at = 5000; at < bytes.length - 20_000; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 1;
			writeFileSync(join(folder, name), bytes);
		}
		const written: string[] = [];
		const output = { write: (text: string) => void written.push(text), isTerminal: false, width: undefined };
		const code = await run(['check'], { folder: workspace.root, env: {}, out: output, err: output });
		assert.deepEqual([code, written.join('')], [0, 'No problems. Checked 1 quotation in 1 draft against 1 source.\n']);
	});

	it('and what uses the index, mend all of it that is damaged', async () => {
		const quoted: string[] = [];
		for (const name of ['a', 'b', 'c']) {
			const words = Array.from({ length: 60_000 }, (_, i) => `${name}${(i * 7919) % 9973}`);
			workspace.write(`sources/${name}.txt`, words.join(' '));
			quoted.push(`He said “${words.slice(700, 715).join(' ')}” [@${name}].\n\n`);
			// One segment each.
			await typed(undefined, {});
		}
		workspace.write('a.md', quoted.join(''));
		const [cache = ''] = readdirSync(join(workspace.cacheDir, 'quotewright'));
		const folder = join(workspace.cacheDir, 'quotewright', cache, 'segments');
		assert.equal(readdirSync(folder).length, 3);
		for (const name of readdirSync(folder)) {
			const bytes = readFileSync(join(folder, name));
			for (let at = 5000; at < bytes.length - 20_000; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 1;
			writeFileSync(join(folder, name), bytes);
		}
		const written: string[] = [];
		const output = { write: (text: string) => void written.push(text), isTerminal: false, width: undefined };
		const code = await run(['check'], { folder: workspace.root, env: {}, out: output, err: output });
		assert.deepEqual(
			[code, written.join('')],
			[0, 'No problems. Checked 3 quotations in 1 draft against 3 sources.\n'],
		);
	});

	for (const [name, isIndexed] of [
		['what is searched', true],
		['what is still to be indexed for searches', false],
	] as const) {
		it(`and who looks for words, mend it where the text of ${name} is damaged`, async () => {
			const words = Array.from({ length: 20_000 }, (_, i) => `word${i}`);
			workspace.write('sources/a.txt', words.join(' '));
			await typed(undefined, {});
			const [name = ''] = readdirSync(join(workspace.cacheDir, 'quotewright'));
			const cache = join(workspace.cacheDir, 'quotewright', name);
			if (!isIndexed)
				for (const file of ['', '-wal', '-shm']) rmSync(join(cache, `search.sqlite${file}`), { force: true });
			for (const name of readdirSync(join(cache, 'segments'))) {
				const bytes = readFileSync(join(cache, 'segments', name));
				for (let at = 0; at < 100_000; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 1;
				writeFileSync(join(cache, 'segments', name), bytes);
			}
			const written: string[] = [];
			const output = { write: (text: string) => void written.push(text), isTerminal: false, width: undefined };
			const request = { folder: workspace.root, env: {}, out: output, err: output };
			assert.equal(await run(['find', 'word1234 word1235'], request), 0, written.join(''));
			assert.match(written.join(''), /^sources\/a\.txt.*\n.*word1234 word1235/);
		});
	}

	it('stops at Ctrl+C and says what is kept', async function () {
		if (process.platform === 'win32') this.skip();
		for (let i = 0; i < 3000; i++) workspace.write(`sources/s${i}.txt`, `Text ${i}. ${'It goes on. '.repeat(300)}`);
		const child = spawn(process.execPath, [main, 'index'], { cwd: workspace.root, env: { ...process.env } });
		let err = '';
		child.stderr.on('data', (data) => {
			if (!err.includes('Reading') && String(data).includes('Reading')) child.kill('SIGINT');
			err += data;
		});
		const [code] = await once(child, 'close');
		assert.equal(code, 130, err);
		assert.match(err, /Stopped\. \d+ sources are indexed and stay so; run it again to go on\.\n$/);
	});
});
