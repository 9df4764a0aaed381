import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../bench/random.ts';
import { answersOf, foundFor } from './answers.ts';
import { createWorkspace, type Workspace, wholeText } from './workspace.ts';

const files = 700;
const crashes = 15;
/** Milliseconds into a sync. */
const latest = 900;

describe('a library whose process is killed', function () {
	this.timeout(180_000);
	let workspace: Workspace;
	beforeEach(() => {
		workspace = createWorkspace();
	});
	afterEach(() => workspace.dispose());

	it('has what it had before or what it was given, at every moment, and nothing else', async () => {
		const random = createRandom(20_261_122);
		const texts = new Map<string, Set<string>>();
		const write = (n: number, version: number) => {
			const name = `sources/s${n}.txt`;
			const text = `Number ${n} in version ${version}.[1] ${`It has word${random.below(999)} in it.[2] `.repeat(1 + random.below(60))}`;
			texts.set(workspace.write(name, text), (texts.get(workspace.write(name, text)) ?? new Set()).add(text));
		};
		for (let n = 0; n < files; n++) write(n, 0);
		for (let crash = 1; crash <= crashes; crash++) {
			await killedAfter(random.below(latest), workspace);
			const library = await workspace.open();
			for (const source of library.sources) {
				const text = wholeText(library, source);
				assert.ok(texts.get(source.path ?? '')?.has(text), `${source.path} is no version of its file`);
				assert.ok(library.index.words(source).count > 4, `${source.path} has no words`);
			}
			await library.close();
			for (let i = 0; i < 120; i++) write(random.below(files), crash);
		}
		const library = await workspace.open();
		await library.sync();
		await library.settled();
		const fresh = await workspace.open({ cacheDir: join(workspace.cacheDir, '..', 'fresh') });
		await fresh.sync();
		await fresh.settled();
		assert.equal(library.sources.length, files);
		assert.deepEqual(answersOf(library), answersOf(fresh));
		assert.deepEqual(foundFor(library, 'Number 7 in version '), foundFor(fresh, 'Number 7 in version '));
		await library.close();
		await assertSwept(workspace);
	});
});

/** Starts a process that syncs the workspace's library and kills it so long after it has begun. */
async function killedAfter(milliseconds: number, { root, cacheDir }: Workspace): Promise<void> {
	const child = fork(fileURLToPath(new URL('sync-once.ts', import.meta.url)), [root, cacheDir]);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	await new Promise((resolve) => child.once('message', resolve));
	await Promise.race([wait(milliseconds), ended]);
	child.kill('SIGKILL');
	await ended;
}

/** A library that is open for a while leaves no file of the index that nobody needs. */
async function assertSwept(workspace: Workspace): Promise<void> {
	const library = await workspace.open();
	await library.sync();
	const db = new DatabaseSync(workspace.database(), { readOnly: true });
	const listed = db
		.prepare('SELECT file FROM segment')
		.all()
		.map(({ file }) => String(file));
	db.close();
	const there = () => readdirSync(join(workspace.cache(), 'segments')).sort();
	for (let i = 0; i < 50 && there().length > listed.length; i++) await wait(100);
	assert.deepEqual(there(), listed.sort());
}
