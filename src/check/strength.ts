import type { LibraryView } from '../library/library.ts';
import { countWords, rarity } from '../library/word-counts.ts';
import type { Step } from './align.ts';
import type { Comparison } from './compare.ts';
import type { Element } from './elements.ts';
import { wordHashes } from './place-part.ts';

export interface Strength {
	/** 0 to 1: how much of what the wording tells stands in the source. */
	readonly similarity: number;
	/** In bits: how much more the agreement tells than chance would find in so long a source. */
	readonly evidence: number;
}

/**
 * How much a comparison's agreement is worth. A word tells the more the rarer it is in the source; what is left
 * after the choice of place and the gaps is paid for is evidence, as in the statistics of sequence alignment
 * (Karlin and Altschul 1990). Cost: a scan of the source's words.
 */
export function strengthOf(comparison: Comparison, library: LibraryView): Strength {
	const { parts } = comparison;
	const words = library.index.words(comparison.source);
	const total = words.count;
	const counts = countWords(
		words,
		parts.flatMap((part) => wordHashes(part.part)),
	);
	let whole = 0;
	let agreed = 0;
	let gaps = 0;
	for (const part of parts) {
		for (const el of part.part.elements) if (el.kind === 'word') whole += rarity(counts.get(el.word.hash) ?? 0, total);
		part.steps.forEach((step, at) => {
			agreed += agreement(part.part.elements, step, counts, total);
			if (step.kind === 'omission' && part.steps[at - 1]?.kind !== 'omission') gaps++;
		});
	}
	const chance = parts.length * Math.log2(Math.max(2, total)) + 3 * gaps;
	return { similarity: whole === 0 ? 1 : agreed / whole, evidence: agreed - chance };
}

function agreement(
	elements: readonly Element[],
	step: Step,
	counts: ReadonlyMap<number, number>,
	total: number,
): number {
	if (step.kind !== 'match' && step.kind !== 'joined' && step.kind !== 'split') return 0;
	const credit = step.kind === 'match' ? 1 - step.match.cost : 1;
	const used = step.kind === 'split' ? 2 : 1;
	let sum = 0;
	for (let i = 0; i < used; i++) {
		const element = elements[step.element + i];
		if (element?.kind === 'word') sum += credit * rarity(counts.get(element.word.hash) ?? 0, total);
	}
	return sum;
}
