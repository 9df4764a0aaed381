/**
 * The text of a leaf as a reader sees it, in runs that are shown alike: which quotation they belong to, whether they
 * differ from the source, what is emphasised, code or a citation. These overlap as the writer likes, so each unit of
 * the text knows its own and neighbours that are alike make a run: whoever shows runs never closes what another opened.
 * Cost: linear in the text and in what stands in it.
 */
import { findAnchors } from '../drafts/citations.ts';
import { readMarkup } from '../drafts/markup.ts';
import { Kind, placeIn, readWording } from '../drafts/wording.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { ReadLeaf } from './read-blocks.ts';

export interface Run {
	readonly text: string;
	/** The number of the quotation that it belongs to. */
	readonly quotation: number | undefined;
	/** The quotation's first and last run: where its number stands. */
	readonly begins: boolean;
	readonly ends: boolean;
	/** Not the source's words. Of an empty run: words of the source are left out here. */
	readonly differs: boolean;
	readonly emphasis: boolean;
	readonly strong: boolean;
	readonly code: boolean;
	readonly citation: boolean;
	/** The label of the footnote that it refers to. */
	readonly note: string | undefined;
}

/** What of a draft is marked in its text; offsets are the draft's. */
export interface Marked {
	/** In order, not overlapping. */
	readonly quotations: readonly MarkedQuotation[];
	/** The address that a link label stands for. */
	readonly address: (label: string) => string | undefined;
}

export interface MarkedQuotation {
	readonly number: number;
	readonly span: Span;
	/** Where it differs from its source; an empty one where words are left out. */
	readonly differs: readonly Span[];
}

const Style = { emphasis: 1, strong: 2, code: 4, citation: 8, differs: 16 } as const;

export function runsOf(leaf: ReadLeaf, marked: Marked): Run[] {
	const markup = readMarkup(leaf.text, marked.address);
	const wording = readWording(leaf.text, markup, []);
	const { text } = wording;
	const styles = new Uint8Array(text.length);
	const numbers = new Uint32Array(text.length);
	const paintUnits = ({ start, end }: Span, style: number): void => {
		for (let i = start; i < end; i++) styles[i] = (styles[i] as number) | style;
	};
	const paint = (span: Span, style: number): void => paintUnits(placeIn(wording, span), style);
	for (const span of markup.emphasis) paint(span, isStrong(leaf.text, span.start) ? Style.strong : Style.emphasis);
	wording.kinds.forEach((kind, i) => {
		if (kind === Kind.verbatim) paintUnits({ start: i, end: i + 1 }, Style.code);
	});
	const notes = new Map<number, { readonly label: string; readonly end: number }>();
	for (const { kind, span, label } of findAnchors(leaf.text, markup)) {
		if (kind === 'note') {
			const { start, end } = placeIn(wording, span);
			notes.set(start, { label, end });
		} else if (kind === 'bracketed' || kind === 'in-text') paint(span, Style.citation);
	}

	const whole = { start: leaf.start, end: leaf.start + leaf.text.length };
	const inLeaf = ({ start, end }: Span): Span => placeIn(wording, { start: start - leaf.start, end: end - leaf.start });
	const first = new Map<number, number>();
	const last = new Map<number, number>();
	const gaps = new Set<number>();
	for (const { number, span, differs } of touching(marked.quotations, whole)) {
		const { start, end } = inLeaf(span);
		numbers.fill(number, start, end);
		if (span.start >= whole.start && end > start) first.set(start, number);
		if (span.end <= whole.end && end > start) last.set(end, number);
		for (const difference of differs) {
			if (difference.end > difference.start) {
				paintUnits(inLeaf(difference), Style.differs);
			} else if (difference.start >= whole.start && difference.start <= whole.end) gaps.add(inLeaf(difference).start);
		}
	}

	const ends = [...notes.values()].map(({ end }) => end);
	const breaks = new Set([...notes.keys(), ...ends, ...first.keys(), ...last.keys(), ...gaps]);
	const runs: Run[] = [];
	let from = 0;
	for (let i = 0; i <= text.length; i++) {
		const isSame = i > 0 && i < text.length && styles[i] === styles[i - 1] && numbers[i] === numbers[i - 1];
		if (isSame && !breaks.has(i)) continue;
		if (i > from) runs.push(runAt(from, i));
		from = i;
		if (gaps.has(i)) runs.push({ ...runAt(i, i), quotation: numbers[i] || numbers[i - 1] || undefined, differs: true });
	}
	return runs;

	function runAt(start: number, end: number): Run {
		const style = styles[start] ?? 0;
		const number = numbers[start] ?? 0;
		const note = notes.get(start);
		return {
			text: text.slice(start, end),
			quotation: number === 0 ? undefined : number,
			begins: end > start && first.get(start) === number && number !== 0,
			ends: end > start && last.get(end) === number && number !== 0,
			differs: (style & Style.differs) !== 0,
			emphasis: (style & Style.emphasis) !== 0,
			strong: (style & Style.strong) !== 0,
			code: (style & Style.code) !== 0,
			citation: (style & Style.citation) !== 0,
			note: note?.end === end ? note.label : undefined,
		};
	}
}

/** Of spans in order, those that touch the whole. */
function touching<Item extends { readonly span: Span }>(items: readonly Item[], whole: Span): Item[] {
	let low = 0;
	let high = items.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((items[middle] as Item).span.end <= whole.start) low = middle + 1;
		else high = middle;
	}
	const found: Item[] = [];
	for (let i = low; i < items.length; i++) {
		const item = items[i] as Item;
		if (item.span.start >= whole.end) break;
		if (overlaps(item.span, whole)) found.push(item);
	}
	return found;
}

/** `**`, `__`, `<b>` or `<strong>` stands before it. */
function isStrong(text: string, at: number): boolean {
	return /(?:\*\*|__|<(?:b|strong)\b[^>]*>)$/i.test(text.slice(Math.max(0, at - 40), at));
}
