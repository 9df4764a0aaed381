import { numeral } from '../numerals.ts';
import type { RtfBody } from './body.ts';

/** How `numeral` calls the ways of numbering endnotes. */
const formats: Readonly<Record<string, string>> = {
	aftnnrlc: 'lowerRoman',
	aftnnruc: 'upperRoman',
	aftnnalc: 'lowerLetter',
	aftnnauc: 'upperLetter',
	aftnnar: 'decimal',
};

/**
 * Numbers notes as their program would. The mark in the text comes before the note, and only in the note it is said
 * that it is an endnote, so the mark is written with the note's first word.
 */
export function rtfNotes(body: RtfBody) {
	let marked = false;
	let opening: { readonly isNumbered: boolean; isEndnote: boolean } | undefined;
	let footnotes = 0;
	let endnotes = 0;
	let endnoteFormat: string | undefined;

	return {
		/** The sign for a note's number, in the text or in the note. */
		mark(): void {
			if (opening === undefined) marked = true;
		},
		open(): void {
			this.begin();
			opening = { isNumbered: marked, isEndnote: false };
			marked = false;
		},
		format(word: string): void {
			if (word === 'ftnalt' && opening !== undefined) opening.isEndnote = true;
			endnoteFormat = formats[word] ?? endnoteFormat;
		},
		/** Words come. */
		begin(): void {
			if (opening === undefined) return;
			const { isNumbered, isEndnote } = opening;
			opening = undefined;
			if (!isNumbered) body.openNote('');
			else if (isEndnote) body.openNote(numeral(++endnotes, endnoteFormat));
			else body.openNote(String(++footnotes));
		},
	};
}
