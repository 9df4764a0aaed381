import type { Span } from '../text/span.ts';
import { type KeyMark, keyMarkAt } from './citation-key.ts';
import type { Citation } from './draft.ts';
import { linkCitation, wikiLink } from './link-citations.ts';
import { readLocator } from './locators.ts';
import { type Markup, Part } from './markup.ts';

/**
 * Finds what stands for a source in a paragraph: clusters (`[see @a, p. 3; @b]`), citations in the text
 * (`@a [p. 3]`), notes, links to files, wiki links. One pass matches brackets and finds keys, a second reads each
 * cluster once: the cost is linear whatever stands there.
 */

export interface Anchor {
	readonly kind: 'bracketed' | 'in-text' | 'link' | 'wiki' | 'note' | 'inline-note';
	/** Of a cluster, with its brackets. */
	readonly span: Span;
	/** What of it is part of the text as shown: of a link and a wiki link. Of an inline note, its content. */
	readonly inner: Span | undefined;
	/** Empty for notes. */
	readonly citations: readonly Citation[];
	/** Of `[^label]`, and of a link whose address stands in a definition. */
	readonly label: string;
}

interface Brackets {
	/** By opening bracket, its closing one. */
	readonly partner: ReadonlyMap<number, number>;
	readonly keys: readonly KeyMark[];
	/** By opening bracket, the keys directly in it. */
	readonly owned: ReadonlyMap<number, readonly KeyMark[]>;
}

const comma = /[,、，]/;
const longestLabel = 1000;
const noteLabel = /^\^[^\s\]]+$/;

/** In the order of their places; a link may hold others in its text. Offsets are into `text`. */
export function findAnchors(text: string, markup: Markup): Anchor[] {
	const brackets = readBrackets(text, markup.parts);
	const { partner, keys, owned } = brackets;
	const anchors: Anchor[] = [];
	/** Where brackets with a partner open and keys start, in order. */
	const places = [...partner.keys(), ...keys.map((key) => key.start)].sort((a, b) => a - b);
	const keyAt = new Map(keys.map((key) => [key.start, key]));
	let readTo = 0;
	for (const place of places) {
		if (place < readTo) continue;
		const key = keyAt.get(place);
		const close = partner.get(place);
		const anchor = key
			? inText(text, markup.parts, brackets, key)
			: close !== undefined && (bracketAnchor(text, markup.parts, partner, place, close) ?? cluster(place, close));
		if (!anchor) continue;
		anchors.push(anchor);
		readTo = anchor.span.end;
	}
	const clusters = [...anchors];
	let next = 0;
	for (const link of markup.links) {
		while (next < clusters.length && (clusters[next]?.span.end ?? 0) <= link.span.start) next++;
		// A link in a note or a cluster's prefix is read with it.
		if ((clusters[next]?.span.start ?? text.length) < link.span.start) continue;
		const found = linkCitation(link);
		if (!found) continue;
		const citation = withLocatorBehind(text, found);
		const { span, text: inner, label } = link;
		anchors.push({ kind: 'link', span, inner, citations: [citation], label: label ?? '' });
	}
	return anchors.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);

	function cluster(open: number, close: number): Anchor | undefined {
		const own = owned.get(open);
		if (!own) return undefined;
		const span = { start: open, end: close + 1 };
		const citations = clusterItems(text, markup.parts, open + 1, close, own, span, 'bracketed');
		return { kind: 'bracketed', span, inner: undefined, citations, label: '' };
	}
}

function readBrackets(text: string, parts: Uint8Array): Brackets {
	const partner = new Map<number, number>();
	const keys: KeyMark[] = [];
	const owned = new Map<number, KeyMark[]>();
	const open: number[] = [];
	let readTo = 0;
	for (const { 0: char, index: i } of text.matchAll(/[[\]@]/g)) {
		if (i < readTo || parts[i] !== Part.text) continue;
		if (char === '[') open.push(i);
		else if (char === ']') {
			const start = open.pop();
			if (start !== undefined) partner.set(start, i);
		} else if (char === '@') {
			const key = keyMarkAt(text, parts, i);
			if (!key) continue;
			keys.push(key);
			const owner = open.at(-1);
			if (owner !== undefined) {
				const siblings = owned.get(owner);
				if (siblings) siblings.push(key);
				else owned.set(owner, [key]);
			}
			readTo = key.end;
		}
	}
	return { partner, keys, owned };
}

/** `[Walden](walden.md), p. 3` */
function withLocatorBehind(text: string, citation: Citation): Citation {
	const { end, start } = citation.span;
	if (citation.locator || !comma.test(text[end] ?? '')) return citation;
	const located = readLocator(text, end, text.length, true);
	if (!located?.locator) return citation;
	const span = { start, end: located.end };
	return { ...citation, span, cluster: span, locator: located.locator };
}

/** `[^label]`, `^[note]`, `[[wiki]]`. */
function bracketAnchor(
	text: string,
	parts: Uint8Array,
	partner: ReadonlyMap<number, number>,
	open: number,
	close: number,
): Anchor | undefined {
	const inner = { start: open + 1, end: close };
	// As in CommonMark, no label is longer: else brackets in brackets would be read again and again.
	const mayName = close - open < longestLabel;
	if (mayName && text[open + 1] === '^' && noteLabel.test(text.slice(open + 1, close))) {
		const label = text.slice(open + 2, close);
		return { kind: 'note', span: { start: open, end: close + 1 }, inner: undefined, citations: [], label };
	}
	if (text[open - 1] === '^' && parts[open - 1] === Part.text) {
		return { kind: 'inline-note', span: { start: open - 1, end: close + 1 }, inner, citations: [], label: '' };
	}
	if (mayName && text[open + 1] === '[' && partner.get(open + 1) === close - 1 && text[open - 1] !== '!') {
		const link = wikiLink(text, open, close + 1);
		if (link) {
			const span = { start: open, end: close + 1 };
			return { kind: 'wiki', span, inner: link.shown, citations: [withLocatorBehind(text, link.citation)], label: '' };
		}
	}
	return undefined;
}

function inText(text: string, parts: Uint8Array, brackets: Brackets, key: KeyMark): Anchor {
	const bracket = locatorBracket(text, key.end, brackets.partner);
	if (bracket) {
		const [open, close] = bracket;
		const inside = brackets.owned.get(open) ?? [];
		const semicolon = firstSemicolon(text, parts, open + 1, close);
		// A bracket that begins with a key of its own is a cluster of its own.
		if (!inside.some((other) => other.start < semicolon)) {
			const span = { start: key.start, end: close + 1 };
			const own = readItem(text, key.start, key, open + 1, semicolon, span, 'in-text');
			const first = { ...own, span: { start: key.start, end: semicolon < close ? own.span.end : close + 1 } };
			const rest = clusterItems(text, parts, semicolon + 1, close, inside, span, 'bracketed');
			return { kind: 'in-text', span, inner: undefined, citations: [first, ...rest], label: '' };
		}
	}
	const located = comma.test(text[key.end] ?? '') ? readLocator(text, key.end, text.length, true) : undefined;
	const span = { start: key.start, end: located?.locator ? located.end : key.end };
	const citation = { ...readItem(text, key.start, key, key.end, span.end, span, 'in-text'), span };
	return { kind: 'in-text', span, inner: undefined, citations: [citation], label: '' };
}

/** The bracket that follows a key in the text and holds its locator. */
function locatorBracket(
	text: string,
	from: number,
	partner: ReadonlyMap<number, number>,
): [number, number] | undefined {
	let at = from;
	while (at < text.length && at < from + 8 && /\s/.test(text[at] ?? '')) at++;
	const close = text[at] === '[' ? partner.get(at) : undefined;
	if (close === undefined || /[[^]/.test(text[at + 1] ?? '') || /[[({]/.test(text[close + 1] ?? '')) return undefined;
	return [at, close];
}

function firstSemicolon(text: string, parts: Uint8Array, from: number, to: number): number {
	let depth = 0;
	for (let i = from; i < to; i++) {
		if (parts[i] !== Part.text) continue;
		const char = text[i];
		if (char === '[' || char === '{') depth++;
		else if (char === ']' || char === '}') depth--;
		else if (char === ';' && depth <= 0) return i;
	}
	return to;
}

/**
 * The items of a cluster. Each key begins an item, at a `;` or (written loosely, `[@a, @b]`) without one; a stretch
 * between semicolons that has no key (`[@a, p. 3; emphasis added]`) is the end of the item before it.
 */
function clusterItems(
	text: string,
	parts: Uint8Array,
	from: number,
	to: number,
	keys: readonly KeyMark[],
	cluster: Span,
	form: Citation['form'],
): Citation[] {
	const items: Citation[] = [];
	let start = from;
	for (const [index, key] of keys.entries()) {
		const next = keys[index + 1];
		let end = to;
		if (next) {
			end = next.start;
			let at = firstSemicolon(text, parts, key.end, next.start);
			while (at < next.start) {
				end = at;
				at = firstSemicolon(text, parts, at + 1, next.start);
			}
		}
		items.push(readItem(text, start, key, key.end, end, cluster, form));
		start = text[end] === ';' ? end + 1 : end;
	}
	return items;
}

/**
 * @param itemStart where its prefix starts
 * @param from where what follows the key starts; `to` where it ends
 */
function readItem(
	text: string,
	itemStart: number,
	key: KeyMark,
	from: number,
	to: number,
	cluster: Span,
	form: Citation['form'],
): Citation {
	const located = readLocator(text, from, to);
	const suffix = located ? `${text.slice(from, located.start)} ${text.slice(located.end, to)}` : text.slice(from, to);
	const before = text.slice(itemStart, key.start);
	const after = text.slice(key.start, Math.max(to, key.end)).trimEnd().replace(/[,;]$/, '');
	return {
		form,
		key: text.slice(key.keyStart, key.keyEnd),
		keySpan: { start: key.keyStart, end: key.keyEnd },
		span: { start: itemStart + before.length - before.trimStart().length, end: key.start + after.length },
		cluster,
		prefix: tidy(before),
		suffix: tidy(suffix.replace(/^[\s,;、，；]+/, '')),
		suppressAuthor: key.suppressAuthor,
		locator: located?.locator,
		footnoteReference: undefined,
	};
}

function tidy(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
