/**
 * Remembers trials by what they depend on: the quotation's own text, the sources cited for it, and where its passage
 * was expected. Offsets are kept as they were and moved when a trial is asked for again.
 */
import type { Citation, Quotation } from '../drafts/draft.ts';
import { readingOf } from '../drafts/shift.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { detached } from '../text/detached.ts';
import type { MappedText } from '../text/mapped.ts';
import type { CheckedQuotation, Finding } from './finding.ts';
import type { Trial } from './trial.ts';

export interface TrialMemory {
	/**
	 * To be called before a draft is checked.
	 * @param taken what the check before had or took over: it is not asked for again, and kept all the same
	 */
	begin(taken: Iterable<{ readonly known: KnownTrial | undefined }>): void;
	/**
	 * @param text the draft's
	 * @param outdated whether what may be otherwise in the library as it is now will do
	 */
	find(
		quotation: Quotation,
		text: string,
		cited: readonly Source[],
		near: number | undefined,
		outdated: boolean,
	): KnownTrial | undefined;
	add(quotation: Quotation, text: string, cited: readonly Source[], near: number | undefined, trial: Trial): KnownTrial;
	/** Tells what may be otherwise in the library as it is now from what is not. */
	renew(library: LibraryView): void;
}

export interface KnownTrial {
	/** Where the quotation stood. */
	readonly base: number;
	readonly trial: Trial;
	readonly kind: Quotation['kind'];
	/** The words of the quotation that it was last asked for, as they were read. */
	reading: MappedText;
	/** The content and the emphasis in it, from `base`. */
	readonly places: readonly number[];
	readonly declared: string;
	readonly raw: string;
	readonly cited: readonly Source[];
	readonly near: number | undefined;
	/** The library has changed since, in a way that may concern it. */
	isOutdated: boolean;
	/** What was said of it there, if that moves with it. */
	told: Told | undefined;
	/** What came of it the last time. */
	last: LastCheck | undefined;
	/** The number of the last check that asked for it. */
	asked: number;
}

/**
 * As long as the quotation and its citations are the same objects, nothing that it is made of has changed, but for the
 * place: it moves with the quotation.
 */
export interface LastCheck {
	readonly checked: CheckedQuotation;
	readonly citations: readonly (Citation | undefined)[];
}

export interface Told {
	/** The key first cited for it, as written. */
	readonly written: string | undefined;
	readonly findings: readonly Finding[];
	readonly accepted: boolean;
}

/** So many are kept, whatever was checked meanwhile. */
const spare = 300;
/** What one of the last so many checks asked for is kept in any case, such as the rest of a draft that is typed in. */
const recent = 64;
/** The same words, expected at other places: typing in a quotation moves those behind it from one to the next. So many are kept that the last check did not ask for. */
const mostAlike = 8;

export function createTrialMemory(): TrialMemory {
	/** By wording, whose text stays the same string while its paragraph does: looking it up costs next to nothing. */
	const known = new Map<string, KnownTrial[]>();
	let size = 0;
	let check = 0;
	/** The size at which it is worth looking for what nobody needs any more. */
	let full = spare;

	/** Of the check before. */
	let takenLast: Iterable<{ readonly known: KnownTrial | undefined }> = [];

	const askForTaken = (): void => {
		for (const { known: one } of takenLast) if (one) one.asked = Math.max(one.asked, check - 1);
		takenLast = [];
	};
	const forget = (): void => {
		if (size <= full) return;
		askForTaken();
		for (const [words, alike] of known)
			keep(
				words,
				alike,
				alike.filter(({ asked }) => asked > check - recent),
			);
		full = Math.max(spare, 2 * size);
	};
	const keep = (words: string, before: readonly KnownTrial[], now: KnownTrial[]): void => {
		size += now.length - before.length;
		if (now.length === 0) known.delete(words);
		else known.set(words, now);
	};
	return {
		begin(taken) {
			check++;
			takenLast = taken;
			forget();
		},
		find(quotation, text, cited, near, outdated) {
			const alike = known.get(quotation.words.text);
			const found = alike?.find((one) => (outdated || !one.isOutdated) && isSame(one, quotation, text, cited, near));
			if (found) found.asked = check;
			return found;
		},
		add(quotation, text, cited, near, trial) {
			const { span, words } = quotation;
			const one: KnownTrial = {
				base: span.start,
				trial,
				kind: quotation.kind,
				reading: readingOf(words),
				places: placesOf(quotation),
				declared: [...quotation.declared].join(' '),
				raw: detached(text.slice(span.start, span.end)),
				cited,
				near,
				isOutdated: false,
				told: undefined,
				last: undefined,
				asked: check,
			};
			const alike = known.get(words.text) ?? [];
			const others = alike.filter((other) => !other.isOutdated || !isSame(other, quotation, text, cited, near));
			// A draft that has the same words often, each time from elsewhere, needs them all.
			if (others.length >= mostAlike) askForTaken();
			const needed = others.length < mostAlike ? others : others.filter(({ asked }) => asked >= check - 1);
			keep(words.text, alike, [...needed, one]);
			return one;
		},
		renew(library) {
			const sources = new Map(library.sources.map((source) => [source.id, source]));
			for (const [words, alike] of known)
				known.set(
					words,
					alike.map((one) => renewed(one, sources) ?? outdated(one)),
				);
		},
	};
}

function isSame(
	one: KnownTrial,
	quotation: Quotation,
	text: string,
	cited: readonly Source[],
	near: number | undefined,
): boolean {
	const { declared, words } = quotation;
	if (one.near !== near || one.cited.length !== cited.length) return false;
	for (let i = 0; i < cited.length; i++) if (one.cited[i]?.id !== cited[i]?.id) return false;
	if ((declared.size > 0 || one.declared !== '') && [...declared].join(' ') !== one.declared) return false;
	const reading = readingOf(words);
	if (one.reading === reading && one.kind === quotation.kind) return true;
	if (!readsTheSame(one, quotation, text)) return false;
	one.reading = reading;
	return true;
}

function readsTheSame({ kind, raw, places }: KnownTrial, quotation: Quotation, text: string): boolean {
	const { span, content, emphasis } = quotation;
	const by = span.start;
	if (kind !== quotation.kind || raw.length !== span.end - by || !text.startsWith(raw, by)) return false;
	if (places.length !== 2 + 2 * emphasis.length) return false;
	if (places[0] !== content.start - by || places[1] !== content.end - by) return false;
	return emphasis.every(({ start, end }, i) => places[2 * i + 2] === start - by && places[2 * i + 3] === end - by);
}

function placesOf({ span, content, emphasis }: Quotation): readonly number[] {
	return [content, ...emphasis].flatMap(({ start, end }) => [start - span.start, end - span.start]);
}

/**
 * A quotation that is fine by a source cited for it was held against the cited sources only. As long as these are what
 * they were, nothing else in the library makes a difference to it.
 */
function renewed(one: KnownTrial, sources: ReadonlyMap<number, Source>): KnownTrial | undefined {
	if (one.isOutdated) return undefined;
	const { verdict, passage, elsewhere } = one.trial;
	if (verdict !== 'verbatim' && verdict !== 'acceptable') return undefined;
	if (passage === undefined || elsewhere !== undefined) return undefined;
	const cited: Source[] = [];
	for (const before of one.cited) {
		const now = sources.get(before.id);
		if (now?.hash !== before.hash || now.length !== before.length) return undefined;
		cited.push(now);
	}
	const source = cited.find(({ id }) => id === passage.source.id);
	if (source === undefined) return undefined;
	return { ...one, cited, trial: { ...one.trial, passage: { ...passage, source } }, told: undefined, last: undefined };
}

function outdated(one: KnownTrial): KnownTrial {
	one.isOutdated = true;
	return one;
}
