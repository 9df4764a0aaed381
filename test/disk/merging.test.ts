import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answersOf } from './answers.ts';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

describe('the segments of a library', function () {
	this.timeout(120_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
	});
	afterEach(() => workspace.dispose());

	const at = (i: number) => join(workspace.root, `sources/s${i}.txt`);
	const fresh = async () => {
		const library = await workspace.open({ cacheDir: join(workspace.cacheDir, '..', `fresh ${Math.random()}`) });
		await library.sync();
		return answersOf(library);
	};

	it('stay few, however often one source is added', async () => {
		const library = await workspace.open();
		workspace.write('sources/first.txt', 'The first.');
		await library.sync();
		for (let i = 0; i < 40; i++) {
			writeFileSync(at(i), `Source number ${i} ${'has some words. '.repeat(i)}`);
			await library.sync({ paths: [at(i)] });
		}
		await library.settled();
		assert.ok(workspace.segments().length <= 5, `${workspace.segments().length} segments`);
		assert.deepEqual(answersOf(library), await fresh());
	});

	it('lose the words of sources that are gone', async () => {
		for (let i = 0; i < 20; i++) workspace.write(`sources/s${i}.txt`, `Source ${i} ${`word${i} `.repeat(2000)}`);
		const library = await workspace.open();
		await library.sync();
		await library.settled();
		const before = library.sizes().words;
		for (let i = 0; i < 15; i++) rmSync(at(i));
		await library.sync();
		await library.settled();
		assert.ok(library.sizes().words < before / 2, `${library.sizes().words} of ${before} bytes are left`);
		assert.deepEqual(answersOf(library), await fresh());
		for (let i = 15; i < 20; i++) rmSync(at(i));
		await library.sync();
		await library.settled();
		assert.deepEqual(workspace.segments(), []);
	});

	it('come to rest where a source has no words', async () => {
		workspace.write('sources/rule.txt', '***\n');
		const library = await workspace.open();
		await library.sync();
		await library.settled();
		assert.equal(workspace.segments().length, 1);
		assert.equal((await library.sync()).read, 0);
	});

	it('may be merged by one library while another answers from the old ones', async () => {
		for (let i = 0; i < 3; i++) workspace.write(`sources/s${i}.txt`, `Source number ${i}.`);
		const [one, two] = [await workspace.open(), await workspace.open()];
		await one.sync();
		await two.sync();
		const held = two.index;
		const before = two.sources.map((source) => held.words(source).count);
		for (let i = 3; i < 20; i++) {
			writeFileSync(at(i), `Source number ${i}.`);
			await one.sync({ paths: [at(i)] });
		}
		await one.settled();
		assert.equal(before.length, 3);
		assert.equal(two.sources.length, 20);
		assert.deepEqual(answersOf(two), answersOf(one));
	});

	it('may be merged away while another library is about to open them', async () => {
		const [one, two] = [await workspace.open(), await workspace.open()];
		workspace.write('sources/s0.txt', 'Source number 0.');
		await one.sync();
		await one.settled();
		// All in one turn: the second looks at the store, which lists a file that is another by the time that it is opened.
		two.isNamed(at(0));
		const [old = ''] = workspace.segments();
		const database = new DatabaseSync(workspace.database());
		database.prepare('UPDATE segment SET file = ?').run('merged.segment');
		database.close();
		renameSync(old, join(dirname(old), 'merged.segment'));
		const [source] = two.sources;
		assert.ok(source);
		assert.equal(wholeText(two, source), 'Source number 0.');
	});
});
