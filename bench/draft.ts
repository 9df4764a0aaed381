/** A long draft: prose of the writer's own, with quotations from the library that are cited. */
import type { RealText } from './corpus/texts.ts';
import type { Quotation } from './quotations/quotations.ts';
import { createRandom } from './random.ts';

export interface DraftPlan {
	/** What the writer's own words are taken from: texts that are in no library. */
	readonly prose: readonly RealText[];
	readonly words: number;
	readonly quotations: readonly Quotation[];
	/** The key of a source by its number. */
	readonly keyOf: (source: number) => string;
	readonly seed: number;
}

/** Markdown; the quotations stand evenly in paragraphs of about a hundred words. */
export function writeDraft({ prose, words, quotations, keyOf, seed }: DraftPlan): string {
	const random = createRandom(seed);
	const own = prose.flatMap(({ text }) => text.replace(/[^\p{L}\p{N}\s.,;:’'-]+/gu, ' ').split(/\s+/));
	const quoted = quotations.reduce((sum, { text }) => sum + text.split(' ').length, 0);
	const each = Math.max(1, Math.round((words - quoted) / quotations.length));
	let at = random.below(own.length);
	const take = (count: number): string => {
		const taken = Array.from({ length: count }, (_, i) => own[(at + i) % own.length]);
		at += count;
		return taken.join(' ');
	};
	const paragraphs = quotations.map(({ text, places: [place] }, i) => {
		const key = keyOf(place?.source ?? 0);
		const before = Math.floor(each / 2);
		const heading = i % 20 === 0 ? `## Part ${i / 20 + 1}\n\n` : '';
		return `${heading}${take(before)}, “${text}” [@${key}]. ${take(each - before)}.`;
	});
	return `# A long draft\n\n${paragraphs.join('\n\n')}\n`;
}
