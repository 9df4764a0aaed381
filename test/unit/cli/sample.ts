import type {
	CheckedDraft,
	CheckedQuotation,
	Difference,
	Finding,
	Passage,
	Verdict,
} from '../../../src/check/finding.ts';
import type { Outcome } from '../../../src/cli/outcome.ts';
import type { Citation, Draft, Quotation } from '../../../src/drafts/draft.ts';
import type { Source } from '../../../src/library/library.ts';
import { mapSlice } from '../../../src/text/mapped.ts';
import type { Span } from '../../../src/text/span.ts';
import { memoryLibrary } from '../memory-library.ts';

/** A report about one draft with one quotation, as checking would make it. */
export interface Sample {
	readonly draft: string;
	readonly quoted: string;
	readonly source: string;
	readonly passage: string;
	readonly verdict: Verdict;
	/** Words of the draft and of the source that differ; an empty one stands before the other's `before`. */
	readonly differs?: readonly { readonly draft: string; readonly source: string; readonly acceptable?: boolean }[];
	readonly finding?: Partial<Finding>;
}

export const folder = '/home/writer';

export function sampleReport(sample: Sample): Outcome {
	const { draft: text, quoted, verdict } = sample;
	const library = memoryLibrary({
		walden: {
			path: `${folder}/sources/walden.txt`,
			title: 'Walden; or, Life in the Woods',
			author: 'Henry David Thoreau',
			date: '1854',
			text: sample.source,
		},
	});
	const source = library.sources[0] as Source;
	const passage: Passage = {
		source,
		span: place(sample.source, sample.passage),
		locator: { term: 'chapter', value: '2', span: { start: 0, end: 0 } },
	};
	const content = place(text, quoted);
	const citations = findCitation(text);
	const quotation: Quotation = {
		kind: 'inline',
		span: { start: content.start - 1, end: content.end + 1 },
		content,
		words: mapSlice(text, content),
		emphasis: [],
		marks: { open: '“', close: '”' },
		citations: citations.map((_, index) => index),
		group: 0,
		use: 'quotation',
		declared: new Set(),
	};
	const differences = (sample.differs ?? []).map(
		(differs): Difference => ({
			kind: 'substitution',
			draft: place(text, differs.draft),
			source: place(sample.source, differs.source),
			acceptable: differs.acceptable ?? false,
			severity: differs.acceptable ? undefined : 'error',
			convention: 'wording',
		}),
	);
	const findings: Finding[] = sample.finding
		? [
				{
					code: 'altered',
					convention: undefined,
					severity: 'error',
					message: 'The source has other words.',
					span: differences[0]?.draft ?? quotation.span,
					differs: undefined,
					passage,
					fixes: [],
					quotation,
					citation: undefined,
					...sample.finding,
				},
			]
		: [];
	const checkedQuotation: CheckedQuotation = {
		quotation,
		verdict,
		passage,
		differences,
		findings,
		accepted: false,
		flagged: findings.some(({ code, severity }) => code !== 'uncited' && severity !== 'hint'),
		cited: [source],
	};
	const checked: CheckedDraft = { quotations: [checkedQuotation], findings, known: [], silenced: [], gone: 0 };
	const draft: Draft = {
		quotations: [quotation],
		citations,
		bibliographies: [],
		references: [],
		directives: [],
		problems: [],
	};
	return {
		drafts: [{ path: `${folder}/draft.md`, text, draft, checked, library, preset: 'scholarly' }],
		errors: [],
		sources: 1,
		noSources: undefined,
		gone: 0,
	};
}

function place(text: string, words: string): Span {
	const start = text.indexOf(words);
	if (start < 0) throw new Error(`"${words}" is not in "${text}"`);
	return { start, end: start + words.length };
}

function findCitation(text: string): Citation[] {
	const found = /\[@(\w+)(?:, ((?:p|chap)\. \d+))?\]/.exec(text);
	if (!found) return [];
	const span = { start: found.index, end: found.index + found[0].length };
	return [
		{
			form: 'bracketed',
			key: found[1] as string,
			keySpan: span,
			span,
			cluster: span,
			prefix: '',
			suffix: '',
			suppressAuthor: false,
			locator: found[2] ? { term: 'chapter', value: found[2].slice(-1), span: place(text, found[2]) } : undefined,
			footnoteReference: undefined,
		},
	];
}
