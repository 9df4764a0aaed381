/** How a source is written, as far as judging quotations from it depends on that. */
import { type Language, languageOf } from '../text/language.ts';

export interface Manner {
	/** It marks emphasis somewhere. */
	readonly showsEmphasis: boolean;
	readonly language: Language;
}

/** Of a source's whole text. */
export function mannerOf(text: string): Manner {
	return { showsEmphasis: showsEmphasis(text), language: languageOf(text) };
}

const emphasised = /(?<![\p{L}\p{N}])([_*]{1,3})(?=[^\s_*])[^_*\n]{1,120}?(?<=[^\s_*])\1(?![\p{L}\p{N}])/uy;

function showsEmphasis(text: string): boolean {
	return isEmphasisedBy('_', text) || isEmphasisedBy('*', text);
}

/** The engine finds the next `mark` many times faster than the expression can be tried everywhere. */
function isEmphasisedBy(mark: string, text: string): boolean {
	for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
		emphasised.lastIndex = at;
		if (emphasised.test(text)) return true;
	}
	return false;
}
