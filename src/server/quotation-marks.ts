import type { Draft } from '../drafts/draft.ts';

/** A pair of marks with what quotations inside it wear. */
export interface MarkStyle {
	readonly open: string;
	readonly close: string;
	readonly inner: { readonly open: string; readonly close: string };
}

const curly: MarkStyle = { open: '“', close: '”', inner: { open: '‘', close: '’' } };

/** Outer marks by house and language. The space inside French guillemets belongs to the mark. */
const styles: readonly MarkStyle[] = [
	curly,
	{ open: '"', close: '"', inner: { open: "'", close: "'" } },
	{ open: '‘', close: '’', inner: { open: '“', close: '”' } },
	{ open: "'", close: "'", inner: { open: '"', close: '"' } },
	{ open: '„', close: '“', inner: { open: '‚', close: '‘' } },
	{ open: '„', close: '”', inner: { open: '‚', close: '’' } },
	{ open: '”', close: '”', inner: { open: '’', close: '’' } },
	{ open: '»', close: '«', inner: { open: '›', close: '‹' } },
	{ open: '«', close: '»', inner: { open: '“', close: '”' } },
	{ open: '「', close: '」', inner: { open: '『', close: '』' } },
	{ open: '『', close: '』', inner: { open: '「', close: '」' } },
];

/** The marks that most of a draft's quotations wear; curly ones in a draft that has none yet. */
export function markStyle(draft: Draft): MarkStyle {
	const votes = new Map<MarkStyle, number>();
	for (const { marks } of draft.quotations) {
		if (!marks) continue;
		const open = marks.open.trim();
		const close = marks.close.trim();
		const known = styles.find((style) => style.open === open && style.close === close);
		if (!known) continue;
		const style = spaced(known, /\s$/.exec(marks.open)?.[0]);
		const counted = [...votes.keys()].find((other) => other.open === style.open && other.close === style.close);
		votes.set(counted ?? style, (votes.get(counted ?? style) ?? 0) + 1);
	}
	let best = curly;
	let most = 0;
	for (const [style, count] of votes) if (count > most) [best, most] = [style, count];
	return best;
}

function spaced(style: MarkStyle, space: string | undefined): MarkStyle {
	return space === undefined ? style : { ...style, open: style.open + space, close: space + style.close };
}

/** The marks that would close a quotation opened in `text`, that of the last mark first. */
export function closingMarks(text: string): string[] {
	const found = styles
		.map(({ open, close }) => ({ close, at: text.lastIndexOf(open) }))
		.filter(({ at }) => at !== -1)
		.sort((a, b) => b.at - a.at);
	return [...new Set(found.map(({ close }) => close))];
}

/** Marks of any kind that a source's text uses for whole quotations. */
const paired: readonly { readonly open: string; readonly close: string; readonly double: boolean }[] = [
	{ open: '“', close: '”', double: true },
	{ open: '„', close: '“', double: true },
	{ open: '«', close: '»', double: true },
	{ open: '»', close: '«', double: true },
	{ open: '"', close: '"', double: true },
	{ open: '‘', close: '’', double: false },
	{ open: '‹', close: '›', double: false },
];

/**
 * Words that the source has in marks of its own, as a quotation has them: inside `style`'s marks (depth 0) they wear
 * the inner ones, in a block without marks (depth 1) the outer ones; those nested in these the other kind.
 */
export function switchMarks(words: string, style: MarkStyle, depth: number): string {
	const pair = firstPair(words);
	if (!pair) return words;
	const { open, close } = depth % 2 === 0 ? style.inner : style;
	const inside = switchMarks(words.slice(pair.start + 1, pair.end), style, depth + 1);
	return `${words.slice(0, pair.start)}${open}${inside}${close}${switchMarks(words.slice(pair.end + 1), style, depth)}`;
}

/**
 * Without marks that enclose all the words, and without one that lacks its partner at either end: to quote what a
 * source quotes needs no second pair.
 */
export function withoutEnclosingMarks(words: string): string {
	const pair = firstPair(words);
	if (pair && pair.start === 0 && pair.end === words.length - 1) return words.slice(1, -1).trim();
	if (/^["“„«»]/.test(words) && pair?.start !== 0) return words.slice(1).trimStart();
	if (/["”«»]$/.test(words) && lonelyAtEnd(words)) return words.slice(0, -1).trimEnd();
	return words;
}

function lonelyAtEnd(words: string): boolean {
	let from = 0;
	for (let pair = firstPair(words); pair; pair = firstPair(words, from)) {
		if (pair.end === words.length - 1) return false;
		from = pair.end + 1;
	}
	return true;
}

/** The first quotation in `words` with both its marks; an apostrophe is no mark. */
function firstPair(words: string, from = 0): { start: number; end: number } | undefined {
	for (let start = from; start < words.length; start++) {
		const pair = paired.find(({ open }) => open === words[start]);
		if (!pair || /[\p{L}\p{N}]/u.test(words[start - 1] ?? '')) continue;
		const end = closingAt(words, start + 1, pair);
		if (end !== -1) return { start, end };
	}
	return undefined;
}

function closingAt(words: string, from: number, pair: { open: string; close: string; double: boolean }): number {
	let depth = 0;
	for (let at = from; at < words.length; at++) {
		const mark = words[at];
		if (mark === pair.close) {
			// ’ inside a word or before a letter is an apostrophe.
			if (!pair.double && /[\p{L}\p{N}]/u.test(words[at + 1] ?? '')) continue;
			if (depth === 0) return at;
			depth--;
		} else if (mark === pair.open) depth++;
	}
	return -1;
}
