/** What a locator's value names: `3`, `3-5, 9`, `123–5`, `12f.`, `xii`, `A-4`. */
import type { LocatorTerm } from './locator.ts';
import { romanValue } from './roman-numeral.ts';

/** A label told apart: `A-4` counts in the series `A-`, `xii` in that of Roman numerals, `12` in the one without a name. */
interface Label {
	readonly series: string;
	readonly number: number;
}

export interface LocatorRange {
	readonly from: Label;
	/** Infinity where it is open: `12 ff.` */
	readonly to: Label;
}

/** @returns undefined where the value is no number or list of numbers: nothing can be said of it */
export function locatorRanges(term: LocatorTerm, value: string): readonly LocatorRange[] | undefined {
	const ranges: LocatorRange[] = [];
	for (const piece of value.split(/\s*[,;&]\s*|\s+(?:and|und|et(?! seq)|y|e)\s+/u)) {
		if (piece === '') continue;
		const range = rangeOf(term, piece);
		if (range === undefined) return undefined;
		ranges.push(range);
		const [, preface] = (isPage(term) && /^([ivxlc]+)-\d+$/.exec(piece)) || [];
		// `A-4` is one label, but `xii-3` leads from the preface into the first chapter as well.
		const from = preface === undefined ? undefined : labelOf(term, preface);
		if (from?.series === 'roman') ranges.push({ from, to: { ...from, number: Number.POSITIVE_INFINITY } });
	}
	return ranges.length > 0 ? ranges : undefined;
}

/** Whether a source's own label is one of those that the ranges name. */
export function isNamed(term: LocatorTerm, value: string, ranges: readonly LocatorRange[]): boolean {
	const label = labelOf(term, value);
	return (
		label !== undefined &&
		ranges.some(
			({ from, to }) => from.series === label.series && label.number >= from.number && label.number <= to.number,
		)
	);
}

function rangeOf(term: LocatorTerm, piece: string): LocatorRange | undefined {
	const [, body = '', following] = /^(.*?)\s?(ff?|sqq?|et seq)?\.?$/u.exec(piece) ?? [];
	const ends = /^(.*?[\p{L}\p{N}])\s?(?:-{1,3}|[‐-―])\s?([\p{L}\p{N}]+)$/u.exec(body);
	const whole = labelOf(term, body);
	// `A-4` is one label, `3-4` are two.
	const single = ends === null || (whole !== undefined && whole.series !== '');
	const from = single ? whole : labelOf(term, ends[1] ?? '');
	if (from === undefined) return undefined;
	if (following !== undefined) {
		const further = /^(?:f|sq)$/.test(following) ? 1 : Number.POSITIVE_INFINITY;
		return { from, to: { series: from.series, number: from.number + further } };
	}
	if (single) return { from, to: from };
	const to = labelOf(term, ends[2] ?? '');
	if (to === undefined) return undefined;
	if (to.series !== from.series) return { from, to: { series: from.series, number: Number.POSITIVE_INFINITY } };
	return { from, to: { series: to.series, number: completed(from.number, to.number) } };
}

function isPage(term: LocatorTerm): boolean {
	return term === 'page' || term === 'folio';
}

/** `123–5` ends with 125. */
function completed(from: number, to: number): number {
	if (to >= from) return to;
	const scale = 10 ** String(to).length;
	const whole = from - (from % scale) + to;
	return whole >= from ? whole : whole + scale;
}

function labelOf(term: LocatorTerm, value: string): Label | undefined {
	const label = value.trim().toLowerCase();
	const roman = romanValue(label);
	// Page iv is not page 4, but chapter IV is chapter 4.
	if (roman !== undefined) return { series: isPage(term) ? 'roman' : '', number: roman };
	// What follows the number is finer than it: 12a, 12n3, 12(2). Of 3.2 the 2 counts, in the series of 3.
	const [, series = '', number] =
		/^(\p{L}{0,3}[.-]?|(?:\d+[.:])+)(\d+)(?:[a-z]|n\d+)?(?:\([0-9a-z]+\))*$/u.exec(label) ?? [];
	// Page 3.12 is one of volume 3, which nothing is known of.
	if (number === undefined || (isPage(term) && /\d/.test(series))) return undefined;
	return { series, number: Number(number) };
}

/** Seconds from the start that a time stamp names, from and to; undefined: it is none. */
export function secondsOf(value: string): { readonly from: number; readonly to: number } | undefined {
	const [start, end] = value.split(/\s?[-‐-―]\s?/u);
	const from = clock(start ?? '');
	if (from === undefined) return undefined;
	return { from, to: (end === undefined ? undefined : clock(end)) ?? from };
}

function clock(time: string): number | undefined {
	if (!/^\d+(?::\d{1,2}){1,2}(?:[.,]\d+)?$/.test(time.trim())) return undefined;
	return time
		.trim()
		.replace(',', '.')
		.split(':')
		.reduce((sum, part) => 60 * sum + Number(part), 0);
}
