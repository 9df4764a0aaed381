/** Where a draft names sources by their keys: its citations, and what its front matter describes or lists. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { isBareKey } from '../text/citable-key.ts';
import type { KeyPlace } from '../text/key-place.ts';
import { referenceKeys } from '../text/reference-keys.ts';
import type { Span } from '../text/span.ts';
import { bareKeyEnd, closingBrace } from './citation-key.ts';
import type { Citation, Draft } from './draft.ts';
import { readFrontMatter } from './front-matter.ts';
import { shiftSpan } from './shift.ts';

interface DraftKey extends KeyPlace {
	/** The front matter describes the work there. */
	readonly isReference: boolean;
}

/** Whether the front matter describes the work at the place. */
export function isReference(place: KeyPlace): boolean {
	return (place as Partial<DraftKey>).isReference === true;
}

/** In the order of their places. Links to files name no keys. */
export function draftKeys(text: string, draft: Draft): DraftKey[] {
	const cited = new Map<number, DraftKey>();
	for (const citation of draft.citations) {
		if (citation.form === 'link') continue;
		// A citation moves when its parser reads another text; these places are of this one.
		const span = shiftSpan(citation.keySpan, 0);
		const place = citation.form === 'wiki' ? wikiKey(citation, span) : keyAt(text, citation.key, span);
		cited.set(span.start, { ...place, isReference: false });
	}
	return [...frontMatterKeys(text), ...cited.values()];
}

/** Brackets, bars and hashes have a meaning of their own in a wiki link. */
function wikiKey({ key }: Citation, span: Span): KeyPlace {
	const isWikiName = (wanted: string) => !/[[\]|#]/.test(wanted) && wanted !== 'sic' && !wanted.startsWith('@');
	return {
		key,
		span,
		renamed: (wanted) => (isWikiName(wanted) ? { span, text: wanted } : undefined),
	};
}

/** Braces that only the old key needed go with it; those that the new one needs come. */
function keyAt(text: string, key: string, span: Span): KeyPlace {
	const isBraced = text[span.start - 1] === '{' && text[span.end] === '}';
	const outer = isBraced ? { start: span.start - 1, end: span.end + 1 } : span;
	return {
		key,
		span,
		renamed(wanted) {
			const staysBraced = isBraced && (isBareKey(key) || !canStandBare(wanted, text, outer.end));
			if (staysBraced) return { span, text: wanted };
			return { span: outer, text: canStandBare(wanted, text, outer.end) ? wanted : `{${wanted}}` };
		},
	};
}

/** Whether the key ends where it should, before what follows in the text. */
function canStandBare(key: string, text: string, next: number): boolean {
	return isBareKey(key) && bareKeyEnd(`${key}${text.slice(next, next + 3)}`) === key.length;
}

function frontMatterKeys(text: string): DraftKey[] {
	const { end } = readFrontMatter(text);
	if (end === 0 || !text.startsWith('---')) return [];
	const start = text.indexOf('\n') + 1;
	const yaml = text.slice(start, end).replace(/(?:---|\.\.\.)[ \t]*(?:\r?\n|$)$/, '');
	const { contents } = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
	if (!isMap(contents)) return [];
	const described = referenceKeys(text, contents.get('references', true), start);
	const listed = scalarsIn(contents.get('nocite', true)).flatMap((at) =>
		citedIn(text, { start: start + at.start, end: start + at.end }),
	);
	return [
		...described.map((place) => ({ ...place, isReference: true })),
		...listed.map((place) => ({ ...place, isReference: false })),
	].sort((a, b) => a.span.start - b.span.start);
}

function scalarsIn(node: unknown): Span[] {
	if (isSeq(node)) return node.items.flatMap(scalarsIn);
	const [start, end] = (isScalar(node) && node.range) || [];
	return start === undefined || end === undefined ? [] : [{ start, end }];
}

/** The keys after each `@` of a stretch. */
function citedIn(text: string, { start, end }: Span): KeyPlace[] {
	const found: KeyPlace[] = [];
	for (let at = text.indexOf('@', start); at !== -1 && at < end; at = text.indexOf('@', at + 1)) {
		const isBraced = text[at + 1] === '{';
		const from = isBraced ? at + 2 : at + 1;
		const to = isBraced ? closingBrace(text, at + 1) : from + bareKeyEnd(text.slice(from, end));
		if (to > from && to <= end) found.push(keyAt(text, text.slice(from, to), { start: from, end: to }));
	}
	return found;
}
