import { decodeHTMLStrict } from 'entities';
import { detached } from '../text/detached.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Span } from '../text/span.ts';
import type { Anchor } from './citations.ts';
import { type Markup, Part } from './markup.ts';

/**
 * A paragraph as it is read: markup left behind, entities decoded, and each citation or note a single object
 * character. Marks, sentences and what a quotation quotes are all found here; the maps lead back to the paragraph.
 */
export interface Wording extends MappedText {
	/** One of `Kind` for each unit. */
	readonly kinds: Uint8Array;
}

export const Kind = { text: 0, verbatim: 1, citation: 2, note: 3 } as const;

/** Stands for a citation or note. */
export const object = '\uFFFC';

/** @param anchors in the order of their places */
export function readWording(text: string, markup: Markup, anchors: readonly Anchor[]): Wording {
	const { parts } = markup;
	const kinds = new Uint8Array(text.length);
	const from = new Uint32Array(text.length);
	const to = new Uint32Array(text.length);
	const chunks: string[] = [];
	let length = 0;
	let nextAnchor = 0;
	let wikiEnd: { shown: number; end: number } | undefined;
	let lineStart = false;

	const put = (shown: string, start: number, end: number, kind: number): void => {
		for (let k = 0; k < shown.length && length < text.length; k++) {
			kinds[length] = kind;
			from[length] = start;
			to[length] = end;
			length++;
		}
		chunks.push(shown);
	};
	/** Text as it stands, up to the line's end or whatever comes next. */
	const putRun = (start: number, limit: number, part: number | undefined): number => {
		let end = start + 1;
		while (end < limit && parts[end] === part && text.charCodeAt(end - 1) !== 10) end++;
		const kind = part === Part.text ? Kind.text : Kind.verbatim;
		for (let k = start; k < end; k++) {
			kinds[length] = kind;
			from[length] = k;
			to[length] = k + 1;
			length++;
		}
		chunks.push(text.slice(start, end));
		return end;
	};

	for (let i = 0; i < text.length; ) {
		if (wikiEnd && i >= wikiEnd.shown) {
			i = wikiEnd.end;
			wikiEnd = undefined;
			continue;
		}
		while (nextAnchor < anchors.length && (anchors[nextAnchor]?.span.start ?? i) < i) nextAnchor++;
		const anchor = anchors[nextAnchor];
		if (anchor?.span.start === i) {
			nextAnchor++;
			if (anchor.kind === 'wiki' && anchor.inner) {
				i = anchor.inner.start;
				wikiEnd = { shown: anchor.inner.end, end: anchor.span.end };
				continue;
			}
			if (anchor.kind !== 'link') {
				const kind = anchor.kind === 'note' || anchor.kind === 'inline-note' ? Kind.note : Kind.citation;
				put(object, i, anchor.span.end, kind);
				i = anchor.span.end;
				lineStart = false;
				continue;
			}
		}
		const part = parts[i];
		const char = text[i] ?? '';
		if (part === Part.dropped) i++;
		else if (part === Part.entity) {
			const end = text.indexOf(';', i) + 1;
			const decoded = decodeHTMLStrict(text.slice(i, end));
			if (decoded.length <= 2) put(decoded, i, end, Kind.text);
			else for (let k = i; k < end; k++) put(text[k] ?? '', k, k + 1, Kind.text);
			i = end;
			lineStart = false;
		} else if (part === Part.lineBreak) {
			put('\n', i, text.indexOf('>', i) + 1, Kind.text);
			i++;
			lineStart = true;
		} else if (part === Part.escaped) {
			put(char, i - 1, i + 1, Kind.text);
			i++;
			lineStart = false;
		} else if (lineStart && (char === ' ' || char === '\t')) i++;
		else {
			i = putRun(
				i,
				Math.min(text.length, anchors[nextAnchor]?.span.start ?? text.length, wikiEnd?.shown ?? text.length),
				part,
			);
			lineStart = text[i - 1] === '\n';
		}
	}
	return {
		text: chunks.join(''),
		kinds: kinds.slice(0, length),
		from: from.slice(0, length),
		to: to.slice(0, length),
	};
}

/** The words at `[start, end)` of a wording, without citations, notes, and blanks around the whole. */
export function wordsOf(wording: Wording, start: number, end: number): MappedText {
	if (wording.kinds.subarray(start, end).every((kind) => kind < Kind.citation)) return trimmed(wording, start, end);
	const kept: number[] = [];
	for (let i = start; i < end; i++) {
		if ((wording.kinds[i] ?? 0) < Kind.citation) {
			kept.push(i);
			continue;
		}
		// The blank that sets a citation off goes with it.
		while (kept.length > 0 && isBlank(wording.text[kept.at(-1) ?? 0])) kept.pop();
	}
	let first = 0;
	let last = kept.length;
	while (first < last && isBlank(wording.text[kept[first] ?? 0])) first++;
	while (last > first && isBlank(wording.text[kept[last - 1] ?? 0])) last--;
	const places = kept.slice(first, last);
	return {
		text: places.map((place) => wording.text[place]).join(''),
		from: Uint32Array.from(places, (place) => wording.from[place] ?? 0),
		to: Uint32Array.from(places, (place) => wording.to[place] ?? 0),
	};
}

/** Without blanks around the whole. */
function trimmed({ text, from, to }: Wording, start: number, end: number): MappedText {
	let first = start;
	let last = Math.min(end, text.length);
	while (first < last && isBlank(text[first])) first++;
	while (last > first && isBlank(text[last - 1])) last--;
	return { text: detached(text.slice(first, last)), from: from.slice(first, last), to: to.slice(first, last) };
}

/** The units of a wording that come from `span` of the paragraph. */
export function placeIn(wording: Wording, span: Span): Span {
	const start = firstAtOrAfter(wording.from, span.start);
	return { start, end: Math.max(start, firstAtOrAfter(wording.from, span.end)) };
}

function firstAtOrAfter(sorted: Uint32Array, value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

export function isBlank(char: string | undefined): boolean {
	return char !== undefined && /\s/.test(char);
}
