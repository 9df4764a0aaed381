import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedQuotation, Difference, Finding, Verdict } from '../../../src/check/finding.ts';
import type { Citation, Draft, Quotation } from '../../../src/drafts/draft.ts';
import type { LibraryView } from '../../../src/library/library.ts';
import type { CheckedDocument } from '../../../src/server/checked-document.ts';
import type { Locator } from '../../../src/text/locator.ts';
import { mapSlice } from '../../../src/text/mapped.ts';
import { wholeText } from '../memory-library.ts';

/**
 * A Markdown reader that knows just enough for these tests: “…” and "…" quotations, `@key` citations (not after a
 * letter, not between back-ticks), `[[key]]`; a citation supports the quotation before it.
 */
export function fakeParse(text: string): Draft {
	const code = [...text.matchAll(/`[^`]*`/g)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }));
	const inCode = (at: number): boolean => code.some((span) => span.start <= at && at < span.end);
	const citations: Citation[] = [];
	for (const match of text.matchAll(
		/(?<![\p{L}\p{N}])@(?:\{([^}\s]+)\}|([\p{L}\p{N}_][\p{L}\p{N}_-]*))|\[\[([^\]\n]+)\]\]|\]\(([^)\s]+)\)/gu,
	)) {
		if (inCode(match.index)) continue;
		const key = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
		const start = match.index + match[0].indexOf(key);
		const span = { start: match.index, end: match.index + match[0].length };
		citations.push({
			form: match[4] !== undefined ? 'link' : match[3] !== undefined ? 'wiki' : 'bracketed',
			key,
			keySpan: { start, end: start + key.length },
			span,
			cluster: span,
			prefix: '',
			suffix: '',
			suppressAuthor: false,
			locator: undefined,
			footnoteReference: undefined,
		});
	}
	const quotations = [...text.matchAll(/“([^”]*)”|"([^"]*)"/g)].map(
		({ 0: all, 1: curly, 2: straight, index }, group): Quotation => {
			const content = { start: index + 1, end: index + all.length - 1 };
			const following = citations.findIndex(
				({ span }) => span.start >= index + all.length && !text.slice(index, span.start).includes('\n\n'),
			);
			return {
				kind: 'inline',
				span: { start: index, end: index + all.length },
				content,
				words: mapSlice(text, content),
				emphasis: [],
				marks: { open: curly === undefined ? '"' : '“', close: straight === undefined ? '”' : '"' },
				citations: following === -1 ? [] : [following],
				group,
				use: 'quotation',
				declared: new Set(),
			};
		},
	);
	return { quotations, citations, bibliographies: [], references: [], directives: [], problems: [] };
}

/** What the fake judge says of a quotation, by its place in the draft. */
export interface Judgement {
	readonly verdict?: Verdict;
	/** The source's words that it is held to be compared with, in whichever source has them. */
	readonly passage?: string;
	readonly locator?: Locator;
	/** Draft words and source words that differ. */
	readonly differences?: readonly (readonly [draft: string, source: string])[];
	readonly findings?: readonly Partial<Omit<Finding, 'convention'>>[];
}

/** A draft that was read and judged. Judgements not given: verbatim, at the quotation's own words. */
export function checkedDocument(
	text: string,
	library: LibraryView,
	judgements: readonly Judgement[] = [],
): CheckedDocument {
	const document = TextDocument.create('file:///w/draft.md', 'markdown', 7, text);
	const draft = fakeParse(text);
	const quotations = draft.quotations.map((quotation, index) =>
		judged(text, library, draft, quotation, judgements[index] ?? {}),
	);
	return {
		document,
		path: '/w/draft.md',
		draft,
		checked: { quotations, findings: quotations.flatMap(({ findings }) => findings), known: [], silenced: [], gone: 0 },
	};
}

function judged(
	text: string,
	library: LibraryView,
	draft: Draft,
	quotation: Quotation,
	judgement: Judgement,
): CheckedQuotation {
	const wanted = judgement.passage ?? quotation.words.text;
	const source = library.sources.find((candidate) => wholeText(library, candidate).includes(wanted));
	const start = source ? wholeText(library, source).indexOf(wanted) : 0;
	const passage = source && { source, span: { start, end: start + wanted.length }, locator: judgement.locator };
	const differences = (judgement.differences ?? []).map(([written, original]): Difference => {
		const at = written === '' ? quotation.content.start : text.indexOf(written, quotation.content.start);
		const there = source && original !== '' ? wholeText(library, source).indexOf(original, start) : start;
		return {
			kind: written === '' ? 'omission' : original === '' ? 'insertion' : 'substitution',
			draft: { start: at, end: at + written.length },
			source: { start: there, end: there + original.length },
			acceptable: false,
			severity: 'warning',
			convention: 'wording',
		};
	});
	const findings = (judgement.findings ?? []).map(
		(finding): Finding => ({
			code: 'altered',
			convention: undefined,
			severity: 'warning',
			message: 'The source says something else.',
			span: differences[0]?.draft ?? quotation.content,
			differs: undefined,
			passage,
			fixes: [],
			quotation,
			citation: undefined,
			...finding,
		}),
	);
	return {
		quotation,
		verdict: judgement.verdict ?? (source ? 'verbatim' : 'not-found'),
		passage,
		differences,
		findings,
		accepted: false,
		flagged: findings.length > 0,
		cited: quotation.citations.flatMap((index) => library.byKey(draft.citations[index]?.key ?? '') ?? []),
	};
}

/** `text` without its one `|`, and where it stood: the cursor. */
export function cursorIn(text: string): { text: string; offset: number } {
	const offset = text.indexOf('|');
	return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}
