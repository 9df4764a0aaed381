import assert from 'node:assert/strict';
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../../bench/random.ts';
import type { Library } from '../../src/library/library.ts';
import { DamagedSegment } from '../../src/library/segments/damaged-segment.ts';
import { answersOf, foundFor } from './answers.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

describe('the files of the locating index', function () {
	this.timeout(120_000);
	let workspace: Workspace;
	let whole: object[];
	beforeEach(async () => {
		const random = createRandom(7);
		workspace = createWorkspace();
		for (let i = 0; i < 30; i++) {
			const words = Array.from({ length: 300 }, () => `word${random.below(5000)}`);
			workspace.write(`sources/s${i}.txt`, words.join(' '));
		}
		const library = await workspace.open();
		await library.sync();
		whole = answersOf(library);
		await library.close();
	});
	afterEach(() => workspace.dispose());

	const isWholeAfterSync = async (library: Library) => {
		await library.sync();
		assert.deepEqual(answersOf(library), whole);
		await library.close();
		const again = await workspace.open();
		assert.deepEqual(await again.sync(), { read: 0, removed: 0, changed: false });
		assert.deepEqual(answersOf(again), whole);
		await again.close();
	};

	it('are made again when they are deleted', async () => {
		for (const path of workspace.segments()) rmSync(path);
		const library = await workspace.open();
		assert.equal(library.sources.length, 30);
		assert.equal(library.index.words(library.sources[0] as never).count, 0);
		await isWholeAfterSync(library);
		assert.match(workspace.log.join('\n'), /cannot be used \(.*\); its sources are read again/);
	});

	it('are made again when their folder is deleted, while the library is open or not', async () => {
		rmSync(join(workspace.cache(), 'segments'), { recursive: true });
		await isWholeAfterSync(await workspace.open());
	});

	it('are made again when they are cut short', async () => {
		for (const size of [0, 10, 3000]) {
			for (const path of workspace.segments()) truncateSync(path, size);
			await isWholeAfterSync(await workspace.open());
		}
	});

	it('never answer wrongly when a bit of them has changed, and are made again', async () => {
		const random = createRandom(11);
		let found = 0;
		for (let round = 0; round < 25; round++) {
			const [path = ''] = workspace.segments();
			const bytes = readFileSync(path);
			const at = random.below(bytes.length);
			bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
			writeFileSync(path, bytes);
			let told = 0;
			const library = await workspace.open({ damaged: () => told++ });
			try {
				const answers = answersOf(library);
				// Opened, but not to be used: nothing of it is known until it was read again.
				if (library.index.words(library.sources[0] as never).count > 0) assert.deepEqual(answers, whole);
				else found++;
			} catch (error) {
				assert.ok(error instanceof DamagedSegment, String(error));
				assert.equal(told, 1);
				found++;
			}
			await isWholeAfterSync(library);
		}
		assert.ok(found >= 20, `${found} of 25 were noticed`);
	});

	it('are made again when it is merging that finds one damaged', async () => {
		let told = 0;
		const library = await workspace.open({ damaged: () => told++ });
		await library.sync();
		const [first = ''] = workspace.segments();
		const add = async (i: number) => {
			const path = join(workspace.root, `sources/t${i}.txt`);
			writeFileSync(path, `Added ${i}. ${'It is long. '.repeat(2000)}`);
			await library.sync({ paths: [path] });
		};
		for (let i = 0; i < 3; i++) await add(i);
		const bytes = readFileSync(first);
		// Among the postings: whoever opens the file sees nothing.
		const at = bytes.length >> 1;
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		writeFileSync(first, bytes);
		await add(3);
		await library.settled();
		assert.ok(told > 0);
		await library.sync();
		const fresh = await workspace.open({ cacheDir: join(workspace.cacheDir, '..', 'fresh') });
		await fresh.sync();
		assert.deepEqual(answersOf(library), answersOf(fresh));
	});

	it('are made again when indexing for searches finds one that cannot be opened again', async () => {
		let told = 0;
		const library = await workspace.open({ damaged: () => told++ });
		await library.sync();
		for (const path of workspace.segments()) rmSync(path);
		await library.settled();
		for (let i = 0; i < 50 && told === 0; i++) await wait(100);
		assert.ok(told > 0);
		await library.sync();
		await library.settled();
		const fresh = await workspace.open({ cacheDir: join(workspace.cacheDir, '..', 'fresh') });
		await fresh.sync();
		await fresh.settled();
		assert.ok(foundFor(fresh, 'word7 ').length > 0);
		assert.deepEqual(foundFor(library, 'word7 '), foundFor(fresh, 'word7 '));
	});
});
