/** All measures on a library of one size, one after the other, each in a process of its own. */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringIntoMemory } from './bring-into-memory.ts';
import { runInChild } from './child.ts';
import { megabyte, sourcePath, type TestLibrary, type TestSource, testLibrary } from './corpus/library.ts';
import type { RealTexts } from './corpus/texts.ts';
import { judgeLocated, type LocatedKind } from './judge-located.ts';
import type { Absent, AbsentInput } from './measures/absent.ts';
import type { Build } from './measures/build.ts';
import type { Changed } from './measures/changed.ts';
import type { Comfort, ComfortInput } from './measures/comfort.ts';
import type { DraftInput, WholeDraft } from './measures/draft.ts';
import type { Leak, LeakInput } from './measures/leak.ts';
import type { Located, LocateInput } from './measures/locate.ts';
import type { Searched, SearchInput } from './measures/search.ts';
import type { Typing, TypingInput } from './measures/typing.ts';
import type { Warm, WarmInput } from './measures/warm.ts';
import type { BenchOptions, MeasureName } from './options.ts';
import { type Indexed, openOurs } from './ours.ts';
import { measurePeers } from './peers/measure-peers.ts';
import type { Plan } from './plan.ts';
import { type Quotation, quotationsOf } from './quotations/quotations.ts';
import { bytes } from './report/numbers.ts';
import type { Progress } from './report/progress.ts';
import type { PeerSummary, SizeResults } from './results.ts';

export interface Bench {
	readonly options: BenchOptions;
	readonly plan: Plan;
	readonly real: RealTexts;
	readonly cache: string;
	readonly seed: number;
	readonly progress: Progress;
}

export async function measureSize(
	bench: Bench,
	size: number,
	peersBefore: readonly PeerSummary[],
): Promise<SizeResults> {
	const { options, plan, real, cache, seed, progress } = bench;
	const { library, quotations } = prepare(bench, size);
	const indexed: Indexed = { library, cacheDir: join(cache, `index-${size / megabyte}MB`) };
	const has = (name: MeasureName) => options.only.has(name) && isFor(name, size, options.sizes);
	const child = <Input, Result>(title: string, module: string, input: Input): Promise<Result> => {
		progress.step(`${bytes(size)}: ${title}`);
		if (module === 'build') bringIntoMemory(join(library.folder, 'sources'));
		else if (existsSync(indexed.cacheDir)) bringIntoMemory(indexed.cacheDir);
		return runInChild<Input, Result>(`measures/${module}.ts`, input, { onProgress: progress.report });
	};
	const ofKind = (name: Quotation['kind']) => quotations.filter(({ kind }) => kind === name);

	const build = has('build') ? await child<Indexed, Build>('builds the index', 'build', indexed) : undefined;
	if (build === undefined) await child('sees that the index is there', 'prepare', indexed);
	const located =
		has('locate') || has('peers')
			? await child<LocateInput, Located>('locates', 'locate', {
					...indexed,
					quotations: quotations.map(({ text }) => text),
				})
			: undefined;
	const kinds = located && (await judged(indexed, quotations, located));
	const peers =
		has('peers') && located ? await measurePeers(bench, library, quotations, located.ms, peersBefore, plan) : undefined;
	const warm: Warm[] = [];
	for (const quotation of has('warm') ? ofKind('usual').slice(0, plan.starts) : []) {
		warm.push(await child<WarmInput, Warm>('starts anew', 'warm', { ...indexed, quotation }));
	}
	const asked = ofKind('usual').slice(0, plan.searches);
	const search = has('search')
		? await child<SearchInput, Searched>('searches', 'search', { ...indexed, quotations: asked })
		: undefined;
	const absent = has('absent')
		? await child<AbsentInput, Absent>('checks absent quotations', 'absent', { ...indexed, quotations })
		: undefined;
	const changed = has('changed') ? await child<Indexed, Changed>('changes a source', 'changed', indexed) : undefined;
	const quoted = ofKind('usual').slice(0, plan.draftQuotations);
	const written = { ...indexed, prose: real.heldOut, quotations: quoted, words: plan.draftWords, seed };
	const draft =
		has('draft') || has('typing')
			? await child<DraftInput, WholeDraft>('checks a long draft', 'draft', written)
			: undefined;
	const more = prepareLibrary(bench, options.sizes.at(-1) ?? size);
	const typing =
		has('typing') && draft
			? await child<TypingInput, Typing>('types in it', 'typing', {
					library,
					more,
					scratch: mkdtempSync(join(tmpdir(), 'quotewright-bench-')),
					text: draft.text,
					keystrokes: plan.keystrokes,
				})
			: undefined;
	const comfort = has('comfort')
		? await child<ComfortInput, Comfort>('hovers and completes', 'comfort', {
				library,
				scratch: mkdtempSync(join(tmpdir(), 'quotewright-bench-')),
				sources: 10_000,
				questions: plan.questions,
			})
		: undefined;
	const leak = has('leak')
		? await child<LeakInput, Leak>('edits and changes, for leaks', 'leak', {
				...written,
				// An article: each change of a source has all of its quotations judged again.
				words: plan.draftWords / 50,
				quotations: quoted.slice(0, plan.draftQuotations / 50),
				edits: plan.edits,
				changes: plan.changes,
			})
		: undefined;
	return {
		bytes: size,
		sources: library.sources.length,
		...(build && { build }),
		...(located && kinds && { locate: { kinds, memory: located.memory } }),
		...(peers && { peers }),
		...(warm.length > 0 && { warm }),
		...(search && { search }),
		...(absent && { absent }),
		...(changed && { changed }),
		...(draft && { draft: withoutText(draft) }),
		...(typing && { typing }),
		...(comfort && { comfort }),
		...(leak && { leak }),
	};
}

/** Asks the library what of a place is apparatus. */
async function judged(
	indexed: Indexed,
	quotations: readonly Quotation[],
	located: Located,
): Promise<readonly LocatedKind[]> {
	const view = openOurs(indexed);
	const { library } = indexed;
	try {
		return judgeLocated(library, quotations, located, ({ source, start, end }) => {
			const found = view.byPath(sourcePath(library, library.sources[source] as TestSource));
			return found !== undefined && view.apparatus(found, { start, end }).length > 0;
		});
	} finally {
		await view.close();
	}
}

/** Of the measures that one size suffices for, the goals name it; without it, the nearest. */
function isFor(name: MeasureName, size: number, sizes: readonly number[]): boolean {
	const wanted: Partial<Record<MeasureName, number>> = {
		changed: 1000 * megabyte,
		absent: 100 * megabyte,
		draft: 100 * megabyte,
		typing: 100 * megabyte,
		comfort: 100 * megabyte,
		leak: 10 * megabyte,
	};
	const goal = wanted[name];
	if (goal === undefined) return true;
	const far = (other: number) => Math.abs(Math.log(other / goal));
	return sizes.every((other) => far(size) <= far(other));
}

function prepareLibrary({ real, cache, seed, progress }: Bench, size: number): TestLibrary {
	const onProgress = (done: number) => progress.report(`${Math.floor(100 * done)} %`);
	progress.step(`${bytes(size)}: sees that the sources are there`);
	return testLibrary({ real, bytes: size, seed, cache, onProgress });
}

function prepare(bench: Bench, size: number): { library: TestLibrary; quotations: readonly Quotation[] } {
	const { real, seed, plan, progress } = bench;
	const library = prepareLibrary(bench, size);
	progress.step(`${bytes(size)}: samples quotations and looks for their places`);
	const onProgress = (done: number) => progress.report(`${Math.floor(100 * done)} %`);
	const quotations = quotationsOf({ library, heldOut: real.heldOut, seed, count: plan.quotations, onProgress });
	return { library, quotations };
}

function withoutText({ text: _, ...draft }: WholeDraft): Omit<WholeDraft, 'text'> {
	return draft;
}
