/** Thousands of edits of a draft and of changes of sources, in one process: does its memory grow? */
import { readFileSync, writeFileSync } from 'node:fs';
import { createChecker } from '../../src/check/check.ts';
import { defaultSettings } from '../../src/check/settings.ts';
import { createMarkdownParser } from '../../src/drafts/markdown.ts';
import type { Run } from '../child.ts';
import { sourcePath, type TestSource } from '../corpus/library.ts';
import { writeDraft } from '../draft.ts';
import { keysIn, openOurs } from '../ours.ts';
import { slopeOf } from '../statistics.ts';
import type { DraftInput } from './draft.ts';

export interface LeakInput extends DraftInput {
	readonly edits: number;
	readonly changes: number;
}

export interface Leak {
	readonly edits: Growth;
	readonly changes: Growth;
}

export interface Growth {
	readonly n: number;
	/** Bytes, looked at evenly, the first quarter left out: until then caches fill. */
	readonly samples: readonly number[];
	/** Bytes from the first to the last sample, by the line that fits best. */
	readonly growth: number;
}

const looks = 80;

export const run: Run<LeakInput, Leak> = async (input, onProgress) => {
	const { prose, quotations, words, seed, edits, changes, ...indexed } = input;
	const library = openOurs(indexed);
	const text = writeDraft({ prose, words, quotations, keyOf: keysIn(indexed, library), seed });
	const parser = createMarkdownParser();
	const checker = createChecker(library, defaultSettings);
	/** A letter is typed, and deleted by the next edit. */
	const edit = (i: number): void => {
		const at = (Math.floor(i / 2) * 7919) % text.length;
		const draft = i % 2 === 0 ? `${text.slice(0, at)}x${text.slice(at)}` : text;
		checker.check(parser.parse(draft), draft, '/draft.md');
	};
	const edited = await watch(
		edits,
		async (i) => edit(i),
		(done) => onProgress(`edit ${done} of ${edits}`),
	);
	const [small] = [...indexed.library.sources].filter(({ grown }) => grown).sort((a, b) => a.bytes - b.bytes);
	const path = sourcePath(indexed.library, small as TestSource);
	const before = readFileSync(path, 'utf8');
	const change = async (i: number): Promise<void> => {
		writeFileSync(path, `${before} And ${i} more.`);
		await library.sync({ paths: [path] });
		edit(i);
	};
	try {
		const changed = await watch(changes, change, (done) => onProgress(`change ${done} of ${changes}`));
		return { edits: edited, changes: changed };
	} finally {
		writeFileSync(path, before);
		await library.sync({ paths: [path] });
		await library.settled();
		await library.close();
	}
};

async function watch(
	count: number,
	work: (i: number) => Promise<void>,
	onProgress: (done: number) => void,
): Promise<Growth> {
	const samples: number[] = [];
	const every = Math.max(1, Math.floor(count / looks));
	for (let i = 0; i < count; i++) {
		await work(i);
		if (i % every !== every - 1) continue;
		onProgress(i + 1);
		globalThis.gc?.();
		samples.push(process.memoryUsage.rss());
	}
	const later = samples.slice(Math.floor(samples.length / 4));
	return { n: count, samples: later, growth: slopeOf(later) * (later.length - 1) };
}
