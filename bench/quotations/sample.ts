/** Quotations taken out of texts: a stretch of running words, perturbed as its kind says. */
import { type Words, wordsOf } from '../corpus/words.ts';
import { createRandom, type Random, seedOf } from '../random.ts';
import { type Kind, kinds } from './kinds.ts';

/** A stretch of a text. Offsets are UTF-16 code units. */
export interface Place {
	/** Which of the texts. */
	readonly source: number;
	readonly start: number;
	readonly end: number;
}

export interface Sample extends Place {
	readonly kind: Kind['name'];
	/** What the draft says. */
	readonly text: string;
	/** What the text says there, by the benchmark's word hashes. */
	readonly hashes: readonly number[];
}

export interface SampledText {
	/** Texts are chosen by their share of all bytes. */
	readonly bytes: number;
	read(): string;
}

/**
 * `count` samples of each kind asked for. Each text is read once; the same seed gives the same samples, whatever the
 * kinds asked for beside.
 */
export function sampleQuotations(
	texts: readonly SampledText[],
	wanted: readonly { readonly kind: Kind; readonly count: number }[],
	seed: number,
): Sample[] {
	const ends = cumulated(texts);
	const planned = wanted.flatMap(({ kind, count }) =>
		Array.from({ length: count }, (_, number) => {
			const random = createRandom(seedOf(seed, kinds.indexOf(kind), number));
			return { kind, number, random, source: textAt(ends, random.next()) };
		}),
	);
	const found = new Map<(typeof planned)[number], Sample>();
	for (const [source, plans] of [...Map.groupBy(planned, (plan) => plan.source)].sort(([a], [b]) => a - b)) {
		const text = (texts[source] as SampledText).read();
		const words = wordsOf(text);
		for (const plan of plans) {
			const sample = sampleFrom(text, words, plan.kind, plan.random);
			if (sample !== undefined) found.set(plan, { ...sample, source });
		}
	}
	return planned.flatMap((plan) => found.get(plan) ?? []);
}

const attempts = 200;

function sampleFrom(text: string, words: Words, kind: Kind, random: Random): Omit<Sample, 'source'> | undefined {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const length = kind.words(random);
		if (words.count < length) return undefined;
		const first = random.below(words.count - length + 1);
		const shown = runningWords(text, words, first, length);
		if (shown === undefined) continue;
		const other = () => wordAt(text, words, random.below(words.count));
		return {
			kind: kind.name,
			text: kind.perturb(shown, other, random).join(' '),
			hashes: [...words.hashes.subarray(first, first + length)],
			start: words.starts[first] as number,
			end: words.ends[first + length - 1] as number,
		};
	}
	return undefined;
}

/**
 * The words with the marks that follow them; undefined where they are no running text: a new paragraph begins,
 * brackets or markup stand between, or the first word is a number, which may be a verse's or a note's.
 */
function runningWords(text: string, words: Words, first: number, length: number): string[] | undefined {
	if (/^\d/.test(wordAt(text, words, first))) return undefined;
	const shown: string[] = [];
	for (let at = first; at < first + length; at++) {
		const word = wordAt(text, words, at);
		if (word.length > 30) return undefined;
		if (at + 1 === first + length) shown.push(word);
		else {
			const gap = text.slice(words.ends[at], words.starts[at + 1]);
			if (gap.length > 4 || !/[\s—–-]/.test(gap) || /[\n[\](){}<>*_/|$\d]/.test(gap)) return undefined;
			shown.push(word + (/^[,;:.!?] /.exec(gap)?.[0].trim() ?? ''));
		}
	}
	return shown;
}

function wordAt(text: string, words: Words, at: number): string {
	return text.slice(words.starts[at], words.ends[at]);
}

function cumulated(texts: readonly SampledText[]): number[] {
	let sum = 0;
	return texts.map(({ bytes }) => {
		sum += bytes;
		return sum;
	});
}

function textAt(ends: readonly number[], share: number): number {
	const wanted = share * (ends.at(-1) ?? 0);
	let low = 0;
	let high = ends.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ends[middle] as number) <= wanted) low = middle + 1;
		else high = middle;
	}
	return low;
}
