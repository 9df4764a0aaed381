import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

describe('files that are none, or not as they seem', function () {
	this.timeout(20_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace({ 'sources/good.txt': 'Good words.' });
	});
	afterEach(() => workspace.dispose());

	const at = (name: string) => join(workspace.root, 'sources', name);

	it('cost no other file anything', async function () {
		if (process.platform === 'win32') this.skip();
		execFileSync('mkfifo', [at('pipe.txt')]);
		symlinkSync('/dev/zero', at('zero.txt'));
		symlinkSync('/dev/zero', at('zero.pdf'));
		symlinkSync('nowhere.txt', at('dangling.txt'));
		symlinkSync('round.txt', at('round.txt'));
		symlinkSync('..', at('up'));
		mkdirSync(at('folder.pdf'));
		workspace.write('sources/😀 “quoted” %41 #1.txt', 'A name of odd characters.');
		const library = await workspace.open();
		await library.sync();
		assert.deepEqual(
			library.sources.map((source) => wholeText(library, source)),
			['Good words.', 'A name of odd characters.'],
		);
		assert.deepEqual(library.problems, []);
	});

	it('are named where somebody has named them', async function () {
		if (process.platform === 'win32') this.skip();
		execFileSync('mkfifo', [at('pipe.txt')]);
		const library = await workspace.open({ extraSources: [at('pipe.txt')] });
		await library.sync();
		assert.deepEqual(
			library.problems.map(({ path, message }) => [path, /pipe, a device or a folder.*Take it away/.test(message)]),
			[[at('pipe.txt'), true]],
		);
		assert.equal(library.sources.length, 1);
	});

	it('may have a name that nobody can ask for', async function () {
		if (process.platform !== 'linux') this.skip();
		writeFileSync(Buffer.concat([Buffer.from(at('na')), Buffer.from([0xff]), Buffer.from('me.txt')]), 'Words.');
		symlinkSync('good.txt', at('link.txt'));
		const library = await workspace.open();
		await library.sync();
		assert.equal(library.sources.length, 1);
		assert.deepEqual(
			library.problems.map(({ path, message }) => [path, message]),
			[
				[
					at('na\ufffdme.txt'),
					'The name of this file is not in UTF-8, so it cannot be opened (each character that cannot be told is shown as �). Rename it.',
				],
			],
		);
	});

	it('may change into anything between being listed and being read, and meanwhile', async function () {
		if (process.platform === 'win32') this.skip();
		for (const name of ['a', 'b', 'c', 'd', 'e']) workspace.write(`sources/${name}.txt`, `Words of ${name}.`);
		const library = await workspace.open();
		let isChanged = false;
		const onProgress = () => {
			if (isChanged) return;
			isChanged = true;
			rmSync(at('a.txt'));
			rmSync(at('b.txt'));
			execFileSync('mkfifo', [at('b.txt')]);
			renameSync(at('c.txt'), at('f.txt'));
			rmSync(at('d.txt'));
			mkdirSync(at('d.txt'));
			appendFileSync(at('e.txt'), ' More words.');
		};
		await library.sync({ onProgress });
		assert.ok(library.byKey('good'));
		await library.sync();
		const texts = library.sources.map((source) => wholeText(library, source));
		assert.deepEqual(texts, ['Words of e. More words.', 'Words of c.', 'Good words.']);
		assert.deepEqual(library.problems, []);
	});

	it('do not keep anybody waiting for an answer while they are read', async () => {
		const large = workspace.write('sources/large.txt', 'It goes on and on. '.repeat(1_000_000));
		truncateSync(workspace.write('sources/huge.txt', ''), 1024 ** 3);
		const library = await workspace.open();
		await library.sync({ paths: [at('good.txt')] });
		let isRead = false;
		const reading = library.sync().then(() => {
			isRead = true;
		});
		let answers = 0;
		while (!isRead) {
			const source = library.byKey('good');
			assert.equal(source && wholeText(library, source), 'Good words.');
			answers++;
			await turn();
		}
		await reading;
		assert.ok(answers > 100, `only ${answers} answers`);
		assert.ok(library.byPath(large));
		assert.match(library.problems.map(({ message }) => message).join('\n'), /^This file is larger than 200 MB[^\n]*$/);
	});
});
