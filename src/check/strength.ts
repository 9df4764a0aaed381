import type { LibraryView } from '../library/library.ts';
import { countWords, rarity } from '../library/word-counts.ts';
import type { Comparison } from './compare.ts';
import type { ComparedPart } from './place-part.ts';

export interface Strength {
	/** 0 to 1: how much of what the wording tells stands in the source. */
	readonly similarity: number;
	/** In bits: how much more the agreement tells than chance would find in so long a source. */
	readonly evidence: number;
}

/**
 * How much a comparison's agreement is worth. A word tells the more the rarer it is in the source; what is left
 * after the choice of place and the gaps is paid for is evidence, as in the statistics of sequence alignment
 * (Karlin and Altschul 1990). Cost: finding each of the words in the source's index.
 */
export function strengthOf(comparison: Comparison, library: LibraryView): Strength {
	const words = library.index.words(comparison.source);
	const compared = comparedWords(comparison);
	const counts = countWords(
		words,
		compared.map(({ hash }) => hash),
	);
	let whole = 0;
	let agreed = 0;
	for (const { hash, credit } of compared) {
		const tells = rarity(counts.get(hash) ?? 0, words.count);
		whole += tells;
		agreed += credit * tells;
	}
	return { similarity: whole === 0 ? 1 : agreed / whole, evidence: agreed - chanceOf(comparison, words.count) };
}

/** So many words are asked about at a time. */
const batch = 4;

/**
 * Whether a comparison is surely as strong as that. It asks about the longest words only, until they tell enough, as if
 * the others agreed for nothing and those that differ were the rarest.
 */
export function isSurelyAsStrong(comparison: Comparison, library: LibraryView, least: Strength): boolean {
	const words = library.index.words(comparison.source);
	const compared = comparedWords(comparison).sort((a, b) => b.letters - a.letters);
	const rarest = rarity(1, words.count);
	const evidence = least.evidence + chanceOf(comparison, words.count);
	// What is aligned with a word less alike than none at all counts against the rest.
	let agreed = compared.reduce((sum, { credit }) => sum + rarest * Math.min(0, credit), 0);
	let lost = compared.reduce((sum, { credit }) => sum + rarest * (1 - credit), 0);
	let at = 0;
	do {
		const asked = compared.slice(at, at + batch);
		const counts = countWords(
			words,
			asked.map(({ hash }) => hash),
		);
		for (const { hash, credit } of asked) {
			const tells = rarity(counts.get(hash) ?? 0, words.count);
			agreed += credit * tells - rarest * Math.min(0, credit);
			lost -= (rarest - tells) * (1 - credit);
		}
		if (agreed >= evidence && agreed >= least.similarity * (agreed + lost)) return true;
		at += batch;
	} while (at < compared.length);
	return false;
}

/** What chance would find: the choice of place, and that of the gaps. */
function chanceOf({ parts }: Comparison, words: number): number {
	let gaps = 0;
	for (const { steps } of parts) {
		steps.forEach((step, at) => {
			if (step.kind === 'omission' && steps[at - 1]?.kind !== 'omission') gaps++;
		});
	}
	return parts.length * Math.log2(Math.max(2, words)) + 3 * gaps;
}

interface ComparedWord {
	readonly hash: number;
	readonly letters: number;
	/** How far it agrees, at most 1; a little below 0 for another word altogether. */
	readonly credit: number;
}

function comparedWords({ parts }: Comparison): ComparedWord[] {
	return parts.flatMap((part) => {
		const credits = creditsOf(part);
		return part.part.elements.flatMap((element, i) => {
			if (element.kind !== 'word') return [];
			const { hash, base } = element.word;
			return [{ hash, letters: base.length, credit: credits[i] as number }];
		});
	});
}

function creditsOf({ part, steps }: ComparedPart): Float64Array {
	const credits = new Float64Array(part.elements.length);
	for (const step of steps) {
		if (step.kind === 'match') credits[step.element] = 1 - step.match.cost;
		else if (step.kind === 'joined' || step.kind === 'split') credits[step.element] = 1;
		if (step.kind === 'split') credits[step.element + 1] = 1;
	}
	return credits;
}
