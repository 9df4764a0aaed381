import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultSettings } from '../../../src/check/settings.ts';
import type { Library } from '../../../src/library/library.ts';
import { defaultBibliographies, defaultDrafts, defaultSources, type Project } from '../../../src/project/project.ts';
import { restricted } from '../../../src/server/restricted.ts';
import { statusOf } from '../../../src/server/status.ts';
import { watchedFiles } from '../../../src/server/watchers.ts';
import { createWorkspace } from '../../../src/server/workspace.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('the workspace', () => {
	it('is ready when its sources were read once', async () => {
		const { workspace } = started();
		const opened = workspace.open(['/w']);
		assert.equal(workspace.ready, false);
		assert.deepEqual(workspace.library.sources, []);
		await opened;
		assert.equal(workspace.ready, true);
		assert.equal(workspace.library.sources.length, 1);
	});

	it('tells what each file is', async () => {
		const { workspace } = started();
		await workspace.open(['/w']);
		const roles = [
			'quotewright.json',
			'quotewright.baseline.json',
			'sources/a.md',
			'refs.bib',
			'text.md',
			'text.docx',
		].map((name) => workspace.role(`/w/${name}`));
		assert.deepEqual(roles, ['project', 'project', 'source', 'bibliography', 'draft', 'none']);
		assert.ok(workspace.checker('/w/text.md'));
		assert.equal(workspace.checker('/w/sources/a.md'), undefined);
		assert.equal(workspace.checker('/elsewhere/text.md'), undefined);
	});

	it('reads once more, not five times, when asked five times while reading', async () => {
		const { workspace, log } = started();
		await workspace.open(['/w']);
		await Promise.all([1, 2, 3, 4, 5].map(() => workspace.sync()));
		assert.deepEqual(log, ['open', 'sync', 'sync']);
		const first = workspace.sync();
		await sleep(1);
		await Promise.all([first, workspace.sync(), workspace.sync()]);
		assert.deepEqual(log, ['open', 'sync', 'sync', 'sync', 'sync']);
	});

	it('has only the files looked at that have changed, all of them together', async () => {
		const { workspace, log } = started(5);
		await workspace.open(['/w']);
		await Promise.all([workspace.sync(['/w/a.txt']), workspace.sync(['/w/b.txt', '/w/a.txt'])]);
		await Promise.all([workspace.sync(['/w/a.txt']), workspace.sync()]);
		await workspace.sync(['/w/c.txt']);
		assert.deepEqual(log.slice(1), ['sync', 'sync /w/a.txt /w/b.txt', 'sync', 'sync /w/c.txt']);
	});

	it('has every file looked at where an earlier reading came to no end', async () => {
		const { workspace, log } = started(50);
		const opened = workspace.open(['/w']);
		await sleep(10);
		workspace.stop();
		await opened;
		await workspace.sync(['/w/a.txt']);
		await workspace.sync(['/w/b.txt']);
		assert.deepEqual(log.slice(1), ['sync', 'aborted', 'sync', 'sync /w/b.txt']);
	});

	it('stops reading when other folders are opened, and closes the library before', async () => {
		const { workspace, log } = started(50);
		const first = workspace.open(['/w']);
		await sleep(10);
		await Promise.all([first, workspace.open(['/v'])]);
		assert.deepEqual(log, ['open', 'sync', 'aborted', 'close', 'open', 'sync']);
		assert.deepEqual(
			workspace.projects.map(({ root }) => root),
			['/v'],
		);
	});

	it('keeps the library, and what was judged by it, where only settings change', async () => {
		let rules = {};
		const { workspace, log } = started(1, () => ({ ...project('/w'), settings: { ...defaultSettings, rules } }));
		await workspace.open(['/w']);
		const before = workspace.checker('/w/text.md');
		await workspace.open(['/w']);
		assert.equal(workspace.checker('/w/text.md'), before);
		rules = { uncited: 'off' };
		await workspace.open(['/w']);
		assert.notEqual(workspace.checker('/w/text.md'), before);
		assert.deepEqual(log, ['open', 'sync', 'sync', 'sync']);
	});

	it('opens the library anew where its files change', async () => {
		let sources = ['a/**'];
		const { workspace, log } = started(1, () => ({ ...project('/w'), sources }));
		await workspace.open(['/w']);
		sources = ['b/**'];
		await workspace.open(['/w']);
		assert.deepEqual(log, ['open', 'sync', 'close', 'open', 'sync']);
	});

	it('settles after all that was asked for', async () => {
		const { workspace, log } = started(5);
		void workspace.open(['/w']);
		void workspace.rebuild();
		await workspace.settled();
		assert.equal(log.at(-1), 'sync');
		assert.equal(workspace.progress, undefined);
	});

	it('is not ready while its first reading was stopped or failed, and says so', async () => {
		const { workspace, library } = started(50);
		const opened = workspace.open(['/w']);
		await sleep(10);
		workspace.stop();
		await opened;
		assert.equal(workspace.ready, false);
		assert.equal(statusOf(workspace).stopped, true);
		const { sync } = library;
		library.sync = () => Promise.reject(new Error('disk'));
		await workspace.sync();
		assert.equal(workspace.ready, false);
		library.sync = sync;
		await workspace.rebuild();
		assert.equal(workspace.ready, true);
		assert.equal(statusOf(workspace).stopped, false);
	});

	it('is not ready when reading everything again was stopped', async () => {
		const { workspace } = started(50);
		await workspace.open(['/w']);
		const rebuilt = workspace.rebuild();
		await sleep(10);
		workspace.stop();
		await rebuilt;
		assert.equal(workspace.ready, false);
	});

	it('goes on after a failure to read', async () => {
		const { workspace, library, log } = started();
		await workspace.open(['/w']);
		const sync = library.sync;
		library.sync = () => Promise.reject(new Error('disk'));
		await workspace.sync();
		library.sync = sync;
		await workspace.sync();
		assert.equal(log.at(-1), 'sync');
		assert.ok(log.some((line) => line.includes('disk')));
	});
});

describe('watched files', () => {
	it('are those of every role, relative to the folder or absolute', () => {
		const patterns = watchedFiles([project('/w')], true).map(({ globPattern }) => globPattern);
		assert.ok(
			patterns.some((one) => typeof one === 'object' && one.baseUri === 'file:///w' && one.pattern === 'sources/**'),
		);
		assert.ok(watchedFiles([project('/w')], false).some(({ globPattern }) => globPattern === '/w/quotewright.json'));
	});

	it('may stand outside the folder, and a pattern may be a folder', () => {
		const outside = { ...project('/w'), sources: ['../texts/old/*.txt', 'own'], bibliographies: [], drafts: [] };
		assert.deepEqual(
			watchedFiles([outside], true).map(({ globPattern }) => globPattern),
			[
				{ baseUri: 'file:///texts/old', pattern: '*.txt' },
				{ baseUri: 'file:///texts/old', pattern: '*.txt/**' },
				{ baseUri: 'file:///w', pattern: 'own' },
				{ baseUri: 'file:///w', pattern: 'own/**' },
				{ baseUri: 'file:///w', pattern: 'quotewright.json' },
				{ baseUri: 'file:///w', pattern: 'quotewright.baseline.json' },
				{ baseUri: 'file:///w', pattern: '**/_{quarto,metadata}.{yml,yaml}' },
			],
		);
	});
});

describe('a restricted project', () => {
	it('names no files outside its folder', () => {
		const wide = {
			...project('/w'),
			sources: ['sources/**', '../x/**', 'a/../../b', '/etc/*', '/w/in/**', '{a,../b}/*'],
		};
		assert.deepEqual(restricted(wide).sources, ['sources/**', '/w/in/**']);
	});
});

function started(milliseconds = 1, load = project) {
	const log: string[] = [];
	const library: { -readonly [Name in keyof Library]: Library[Name] } = {
		...memoryLibrary({ roe: { text: 'Rain.' } }),
		problems: [],
		async sync({ signal, paths } = {}) {
			log.push(paths ? `sync ${paths.join(' ')}` : 'sync');
			await sleep(milliseconds, undefined, signal && { signal }).catch((error: unknown) => {
				log.push('aborted');
				throw error;
			});
			return { read: 0, removed: 0, changed: false };
		},
		async rebuild() {
			log.push('rebuild');
		},
		settled: async () => {},
		searchable: async () => {},
		sizes: () => ({ texts: 0, words: 0, search: 0 }),
		async close() {
			log.push('close');
		},
	};
	const workspace = createWorkspace({
		loadProject: async (root) => load(root),
		openLibrary: () => {
			log.push('open');
			return library;
		},
		changed: () => undefined,
		log: (message) => {
			if (message.includes('could not')) log.push(message);
		},
	});
	return { workspace, library, log };
}

function project(root: string): Project {
	return {
		root,
		sources: defaultSources,
		bibliographies: defaultBibliographies,
		drafts: defaultDrafts,
		exclude: [],
		settings: defaultSettings,
		problems: [],
	};
}
