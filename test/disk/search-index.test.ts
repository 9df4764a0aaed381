import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSearchIndex, type SearchIndex } from '../../src/library/search/search-index.ts';
import { createSegmentBuilder } from '../../src/library/segments/build-segment.ts';
import { databaseIn, makeCacheFolder } from '../../src/library/store/cache-folder.ts';
import { type Changes, createChanges } from '../../src/library/store/changes.ts';
import { openDatabase } from '../../src/library/store/database.ts';
import { createStore, type Store } from '../../src/library/store/store.ts';
import { createProcessMark, segmentFiles } from '../../src/library/sync/segment-files.ts';

const mark = createProcessMark();

describe('the search index on disk', function () {
	// A busy machine's disk may take its time.
	this.timeout(60_000);
	let folder: string;
	let library: DatabaseSync;
	let store: Store;
	let changes: Changes;
	let texts: Map<number, string>;
	let log: string[];
	let opened: SearchIndex[];

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'quotewright-'));
		makeCacheFolder(folder);
		texts = new Map();
		library = openDatabase(databaseIn(folder));
		store = createStore(library);
		changes = createChanges(library);
		log = [];
		opened = [];
	});
	afterEach(async () => {
		for (const index of opened) await index.close();
		library.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const open = () => {
		const text = (id: number) => (store.isLive(id) ? texts.get(id) : undefined);
		const index = openSearchIndex({ folder, texts: { text }, log: (line) => log.push(line) });
		opened.push(index);
		return index;
	};
	const put = (path: string, text: string) => {
		const file = { path, size: text.length, modified: 1, changed: 1, seen: 1 };
		const nothing = { error: null, apparatus: null, locators: null, lineCounts: null, speeches: null };
		const row = {
			id: changes.reserve(1),
			file,
			hash: `${path} ${text.length}`,
			key: 'k',
			metadata: '{}',
			manner: null,
			length: text.length,
		};
		const builder = createSegmentBuilder();
		builder.add(row.id, text, []);
		const segment = segmentFiles(folder, mark).write(builder.finish(), () => false);
		changes.transaction(() => {
			changes.putDocument({ ...row, ...nothing });
			segment.place();
			changes.putSegment(segment.file, segment.bytes);
		});
		texts.set(row.id, text);
		return row.id;
	};
	/** Of so many units, no paragraph like another. */
	const longText = (length: number, word: string) => {
		let text = '';
		for (let i = 0; text.length < length; i++) text += `This is ${word}${i}, and it is one of very many.\n\n`;
		return text;
	};
	const file = () => join(folder, 'search.sqlite');
	const found = (index: SearchIndex, words: string) => index.search(words, 100).map(({ document }) => document);

	it('is not there before it is made, and nothing is found', () => {
		const index = open();
		assert.deepEqual(found(index, 'word '), []);
		assert.equal(existsSync(file()), false);
	});

	it('is made in step with the library, and tells how far it is', async () => {
		const [a, b] = [put('/a.txt', 'One word.'), put('/b.txt', 'Another word.')];
		const index = open();
		const told: (readonly [number, number])[] = [];
		await index.update({ onProgress: (done, total) => told.push([done, total]) });
		assert.deepEqual(found(index, 'word ').sort(), [a, b]);
		assert.deepEqual(told.at(-1), [22, 22]);
		const c = put('/a.txt', 'A new word.');
		await index.update();
		assert.deepEqual(found(index, 'word ').sort(), [b, c]);
		assert.deepEqual(log, []);
	});

	it('knows what is saved while much else is being indexed', async () => {
		for (let i = 0; i < 12; i++) put(`/long${i}.txt`, longText(2_000_000, `w${i}n`));
		const index = open();
		const stop = new AbortController();
		let changed = 0;
		let seen = false;
		const update = index.update({
			signal: stop.signal,
			onProgress(done, total) {
				if (changed === 0 && done > 0) changed = put('/changed.txt', 'Something was changed.');
				else if (changed > 0 && !seen && done < total) seen = found(index, 'something was changed ').includes(changed);
				if (seen) stop.abort();
			},
		});
		await update.catch(() => {});
		assert.ok(seen);
	});

	it('is stopped at once, keeps what it has and goes on from there', async () => {
		const id = put('/long.txt', longText(4_000_000, 'w'));
		const index = open();
		const stop = new AbortController();
		const reason = new Error('Enough.');
		const update = index.update({
			signal: stop.signal,
			onProgress: (done) => done > 0 && stop.abort(reason),
		});
		await assert.rejects(update, reason);
		await index.close();
		const again = open();
		assert.deepEqual(found(again, 'w7 '), [id]);
		let first: number | undefined;
		await again.update({
			onProgress: (_, total) => {
				first ??= total;
			},
		});
		const length = texts.get(id)?.length ?? 0;
		assert.ok(first !== undefined && first < length, `${first} of ${length} were left`);
		assert.deepEqual(found(again, 'w70000 '), [id]);
		assert.equal(again.search('w7 ', 100).length, 1);
	});

	it('goes on after its process was killed, again and again', async () => {
		for (let i = 0; i < 40; i++) put(`/s${i}.txt`, longText(100_000, `w${i}n`));
		for (const delay of [50, 150, 300, 500]) await killedAfter(delay, folder);
		const index = open();
		await index.update();
		for (const [i, id] of store.contents().documents.entries()) {
			const name = Number(/\d+/.exec(store.contents().documents[i]?.path ?? '')?.[0]);
			for (const n of [0, 500, 1500]) assert.deepEqual(found(index, `w${name}n${n} `), [id.id]);
		}
		assert.deepEqual(log, []);
	});

	it('is made by two processes at once', async () => {
		const ids = Array.from({ length: 20 }, (_, i) => put(`/s${i}.txt`, longText(50_000, `w${i}n`)));
		const index = open();
		await Promise.all([index.update(), indexedElsewhere(folder)]);
		for (const [i, id] of ids.entries()) assert.deepEqual(found(index, `w${i}n900 `), [id]);
		const db = new DatabaseSync(file());
		assert.equal(db.prepare('SELECT count(*) AS count FROM document').get()?.count, 20);
		assert.equal(db.prepare('SELECT sum(length(spans) / 8) AS count FROM block').get()?.count, passages());
		db.close();
	});
	const passages = () => {
		const living = store.contents().documents.map(({ id }) => texts.get(id) ?? '');
		return living.reduce((sum, text) => sum + text.trim().split('\n\n').length, 0);
	};

	it('is made anew when it was deleted', async () => {
		const id = put('/a.txt', 'One word.');
		const index = open();
		await index.update();
		assert.deepEqual(found(index, 'word '), [id]);
		for (const suffix of ['', '-wal', '-shm']) rmSync(file() + suffix, { force: true });
		assert.deepEqual(found(index, 'word '), []);
		await index.update();
		assert.deepEqual(found(index, 'word '), [id]);
	});

	it('is made anew when it is no database', async () => {
		const id = put('/a.txt', 'One word.');
		writeFileSync(file(), 'This is no database, but it is long enough to be looked at as one. '.repeat(99));
		const index = open();
		assert.deepEqual(found(index, 'word '), []);
		await index.update();
		assert.deepEqual(found(index, 'word '), [id]);
		assert.match(log.join('\n'), /is damaged/);
	});

	it('is made anew when a part of it is missing, and found so in searching or in updating', async () => {
		const id = put('/long.txt', longText(1_000_000, 'w'));
		for (const isSearched of [true, false]) {
			const first = open();
			await first.update();
			await first.close();
			truncateSync(file(), Math.floor(statSync(file()).size / 2 / 16384) * 16384);
			const index = open();
			if (isSearched) for (let n = 0; n < 5000; n += 100) found(index, `w${n} `);
			const other = put(`/other${isSearched}.txt`, `Another ${isSearched} word.`);
			await index.update();
			if (!isSearched) {
				// What was not looked at may be found out only now.
				for (let n = 0; n < 5000; n += 100) found(index, `w${n} `);
				await index.update();
			}
			for (const n of [0, 7000, 14_000]) assert.deepEqual(found(index, `w${n} `), [id]);
			assert.deepEqual(found(index, `another ${isSearched} word `), [other]);
			assert.match(log.join('\n'), /is built anew/);
			log.length = 0;
			await index.close();
		}
	});

	it('is made anew when another version made it', async () => {
		const id = put('/a.txt', 'One word.');
		const first = open();
		await first.update();
		await first.close();
		const db = new DatabaseSync(file());
		db.exec(`UPDATE version SET fingerprint = 'another'`);
		db.close();
		const index = open();
		assert.deepEqual(found(index, 'word '), []);
		await index.update();
		assert.deepEqual(found(index, 'word '), [id]);
		assert.match(log.join('\n'), /another version/);
	});
});

const program = fileURLToPath(new URL('index-once.ts', import.meta.url));

/** Starts a process that makes the index in the folder and kills it so long after it has begun. */
async function killedAfter(milliseconds: number, folder: string): Promise<void> {
	const child = fork(program, [folder]);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	await Promise.race([new Promise((resolve) => child.once('message', resolve)), ended]);
	await Promise.race([wait(milliseconds), ended]);
	child.kill('SIGKILL');
	await ended;
}

async function indexedElsewhere(folder: string): Promise<void> {
	const child = fork(program, [folder]);
	const code = await new Promise((resolve) => child.once('exit', resolve));
	assert.equal(code, 0);
}
