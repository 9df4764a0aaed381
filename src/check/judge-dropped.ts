/**
 * What a quoter may drop without a sign, told by how it stands in the source even where the file as a whole does not
 * show it: note numbers, paragraph and line numbers, running heads; and citations, which law wants mentioned.
 */

const apparatus: readonly RegExp[] = [
	// A note number set right behind a mark: “abolished.1 The”.
	/^[^\s\p{L}\p{N}]+\p{Nd}{1,3}[^\p{L}\p{N}]*$/u,
	/^[^\p{L}\p{N}]*[[(](?:foot)?note\s*\p{Nd}+[\])][^\p{L}\p{N}]*$/iu,
	// The number of a paragraph, at its beginning.
	/\n\s*(?:[§¶]\s*\p{Nd}+|\p{Nd}{1,4}[.)]|[[(]\p{Nd}{1,4}[\])])\s+$/u,
	// The number of a line, set off at its end.
	/(?: {2,}|\t)\p{Nd}{1,4}\s*\n\s*$/u,
];
const head = /^\s*(?:\p{Nd}{1,4}|\p{Nd}{1,4}\s+[\p{Lu}\s'’.,&-]+|[\p{Lu}\s'’.,&-]+\s+\p{Nd}{1,4})\s*$/u;

/** @param dropped from the word before to the word after, as it stands. */
export function readsAsApparatus(dropped: string): boolean {
	if (apparatus.some((pattern) => pattern.test(dropped))) return true;
	const lines = dropped.split('\n');
	const holding = lines.filter((line) => /[\p{L}\p{N}]/u.test(line));
	return lines.length > 2 && holding.length > 0 && holding.every((line) => head.test(line));
}

const reporter = /(?<!\p{L})v\.?\s+\p{Lu}|§|(?<!\p{L})\p{Nd}{1,4}\s+(?:\p{Lu}[\p{L}.]*\s?){1,4}\p{Nd}{1,5}/u;
const authorAndYear = /^\s*\((?:[^()]{0,80}\s)?\p{Nd}{4}\p{Ll}?(?:[,:]\s*[^()]{1,30})?\)\s*$/u;

/** @param dropped from the word before to the word after, as it stands. */
export function readsAsCitation(dropped: string): boolean {
	return authorAndYear.test(dropped) || (reporter.test(dropped) && /^\s*[.!?"”’,;]/u.test(dropped));
}
