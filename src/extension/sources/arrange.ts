/** Which of the sources are listed, and in which order. */
import type { OverviewSource, SourceTally } from '../../server/protocol.ts';

export const orders = ['title', 'author', 'date', 'quoted', 'problems'] as const;
export type Order = (typeof orders)[number];

/** `works`: cited, without a document. */
export type Kind = 'all' | 'unused' | 'problems' | 'works';

export interface Filter {
	/** Words, each of which title, author, date or key must have. */
	readonly typed: string;
	readonly kind: Kind;
}

export const noFilter: Filter = { typed: '', kind: 'all' };

export interface CountedSource {
	readonly source: OverviewSource;
	/** Undefined: no draft quotes or cites it. */
	readonly tally: SourceTally | undefined;
}

export function isFiltering({ typed, kind }: Filter): boolean {
	return typed.trim() !== '' || kind !== 'all';
}

/** @param collator of the language in which the list is read */
export function arrange(
	sources: readonly CountedSource[],
	filter: Filter,
	order: Order,
	collator: Intl.Collator,
): CountedSource[] {
	const words = filter.typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
	const shown = sources.filter((one) => isOf(one, filter.kind) && hasWords(one.source, words));
	const byTitle = (a: CountedSource, b: CountedSource) =>
		collator.compare(a.source.title, b.source.title) || collator.compare(a.source.key, b.source.key);
	const before = comparisons[order];
	return shown.sort((a, b) => before(a, b, collator) || byTitle(a, b));
}

function isOf({ source, tally }: CountedSource, kind: Kind): boolean {
	if (kind === 'unused') return tally === undefined && source.uri !== undefined;
	if (kind === 'problems') return tally !== undefined && tally.flagged > 0;
	return kind === 'all' || source.uri === undefined;
}

function hasWords({ title, author = '', date = '', key }: OverviewSource, words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const text = `${title}\n${author}\n${date}\n@${key}`.toLocaleLowerCase();
	return words.every((word) => text.includes(word));
}

type Comparison = (a: CountedSource, b: CountedSource, collator: Intl.Collator) => number;

const comparisons: Readonly<Record<Order, Comparison>> = {
	title: () => 0,
	author: (a, b, collator) => missingLast(a.source.author, b.source.author, collator.compare),
	// The newest first.
	date: (a, b, collator) => missingLast(a.source.date, b.source.date, (one, other) => collator.compare(other, one)),
	quoted: (a, b) => timesUsed(b) - timesUsed(a),
	problems: (a, b) => (b.tally?.flagged ?? 0) - (a.tally?.flagged ?? 0) || timesUsed(b) - timesUsed(a),
};

/** A citation that supports no quotation counts less than any quotation. */
function timesUsed({ tally }: CountedSource): number {
	return tally === undefined ? 0 : tally.quotations + Math.min(tally.citations, 1) / 2;
}

function missingLast(a: string | undefined, b: string | undefined, compare: (a: string, b: string) => number): number {
	const [one, other] = [a ?? '', b ?? ''];
	if (one === '' || other === '') return Number(one === '') - Number(other === '');
	return compare(one, other);
}
