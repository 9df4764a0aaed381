import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What each room of src/ may import, besides itself: the rooms below it. */
const below: Readonly<Record<string, readonly string[]>> = {
	text: [],
	sources: ['text'],
	drafts: ['text'],
	library: ['text', 'sources', 'drafts'],
	check: ['text', 'sources', 'drafts', 'library'],
	project: ['text', 'sources', 'drafts', 'library', 'check'],
	report: ['text', 'sources', 'drafts', 'library', 'check'],
	server: ['text', 'sources', 'drafts', 'library', 'check', 'project', 'report'],
	cli: ['text', 'sources', 'drafts', 'library', 'check', 'project', 'report', 'server'],
	extension: ['server'],
};

describe('the rooms of src/', () => {
	for (const [room, mayImport] of Object.entries(below)) {
		it(`${room} imports downwards only`, () => {
			const wrong = importsOf(room).filter(({ to }) => !mayImport.includes(roomOf(to)) && roomOf(to) !== room);
			assert.deepEqual(wrong, []);
		});
	}

	it('are all in this plan', () => {
		const rooms = new Set(globSync('src/**/*.ts', { cwd: root }).map((file) => roomOf(posixPath(file))));
		assert.deepEqual([...rooms].sort(), Object.keys(below).sort());
	});

	it('extension knows the server by its protocol alone', () => {
		const seen = importsOf('extension').filter(({ to }) => roomOf(to) === 'server');
		assert.deepEqual(new Set(seen.map(({ to }) => to)), new Set(['src/server/protocol.ts']));
	});
});

/** The relative imports (types and dynamic ones too) of a room's files, as paths from the project's root. */
function importsOf(room: string): { from: string; to: string }[] {
	return globSync(`src/${room}/**/*.ts`, { cwd: root }).flatMap((file) => {
		const from = posixPath(file);
		const code = readFileSync(posix.join(posixPath(root), from), 'utf8');
		const specifiers = code.matchAll(
			/^(?:import|export)[^;']*? from '(\.[^']+)'|\bimport\('(\.[^']+)'\)|^import '(\.[^']+)'/gm,
		);
		const paths = [...specifiers].map(([, ...groups]) => groups.find((group) => group !== undefined) ?? '');
		const targets = paths.map((path) => posix.join(posix.dirname(from), path));
		return targets.filter((to) => to.startsWith('src/')).map((to) => ({ from, to }));
	});
}

function roomOf(file: string): string {
	return file.split('/')[1] ?? '';
}

function posixPath(file: string): string {
	return file.replaceAll('\\', '/');
}
