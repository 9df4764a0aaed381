/**
 * What is said of citations, and of what stands around quotations, is made up anew at each check. Where it says what the
 * check before said, it is given as the same objects: what was told of those is not even looked at.
 */
import type { Span } from '../text/span.ts';
import type { Finding, Fix } from './finding.ts';

export function asSaidBefore(before: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
	if (before.length === 0) return now;
	const known = Map.groupBy(before, about);
	return now.map((finding) => known.get(about(finding))?.find((one) => isSame(one, finding)) ?? finding);
}

function about({ citation, quotation }: Finding): object | undefined {
	return citation ?? quotation;
}

function isSame(a: Finding, b: Finding): boolean {
	return (
		a.code === b.code &&
		a.convention === b.convention &&
		a.severity === b.severity &&
		a.message === b.message &&
		isSameSpan(a.span, b.span) &&
		a.differs?.draft === b.differs?.draft &&
		a.differs?.source === b.differs?.source &&
		a.passage === b.passage &&
		isEachSame(a.fixes, b.fixes, isSameFix) &&
		a.quotation === b.quotation &&
		a.citation === b.citation
	);
}

function isSameFix(a: Fix, b: Fix): boolean {
	const isSameEdit = (one: Fix['edits'][number], other: Fix['edits'][number]) =>
		one.text === other.text && isSameSpan(one.span, other.span);
	return a.kind === b.kind && a.title === b.title && isEachSame(a.edits, b.edits, isSameEdit);
}

function isSameSpan(a: Span, b: Span): boolean {
	return a.start === b.start && a.end === b.end;
}

function isEachSame<Item>(a: readonly Item[], b: readonly Item[], isSame: (a: Item, b: Item) => boolean): boolean {
	return a.length === b.length && a.every((item, i) => isSame(item, b[i] as Item));
}
