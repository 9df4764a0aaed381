/**
 * Words as the full-text index knows them: without case, accents, ligatures and the hyphen at a line's end; parted at
 * apostrophes, so that `œuvre` finds `l’œuvre`.
 */
import { detached } from '../../text/detached.ts';
import { foldBase } from '../../text/fold.ts';
import type { Span } from '../../text/span.ts';
import { scanWording } from '../../text/words.ts';

export interface SearchWord extends Span {
	readonly word: string;
}

/** The words of a stretch of text in order, apparatus left out. */
export function searchWords(text: string, span: Span, apparatus: readonly Span[]): SearchWord[] {
	const words: SearchWord[] = [];
	scanWording(text, span.start, span.end, apparatus, (start, end) => {
		let at = start;
		for (const part of text.slice(start, end).split(/['\u2019\u02bc\uff07]/)) {
			const word = foldedWord(part);
			if (word !== '') words.push({ word, start: at, end: at + part.length });
			at += part.length + 1;
		}
	});
	return words;
}

/** Most words of a text are few and come back. */
const known = new Map<string, string>();
const mostKnown = 50_000;

/** A word between apostrophes as the index has it. */
export function foldedWord(written: string): string {
	const found = known.get(written);
	if (found !== undefined) return found;
	const word = foldBase(written).replace(/[^\p{L}\p{N}]/gu, '');
	if (known.size >= mostKnown) known.clear();
	const kept = detached(word);
	known.set(detached(written), kept);
	return kept;
}
