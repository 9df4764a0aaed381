import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../drafts/draft.ts';
import { readFrontMatter } from '../drafts/front-matter.ts';
import type { Span } from '../text/span.ts';

/**
 * Quotations of several lines, and the front matter. A quotation within a paragraph is folded to the last line that has
 * nothing else on it: what follows stays in sight.
 */
export function foldingRanges(document: TextDocument, draft: Draft): FoldingRange[] {
	const text = document.getText();
	const ranges = new Map<number, FoldingRange>();
	const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
		if (endLine > startLine && !ranges.has(startLine))
			ranges.set(startLine, { startLine, endLine, ...(kind && { kind }) });
	};
	const { end } = readFrontMatter(text);
	if (end > 0) add(0, document.positionAt(text.slice(0, end).trimEnd().length).line);
	for (const { span, citations } of draft.quotations) {
		const whole = withCitations(span, draft, citations);
		const last = document.positionAt(whole.end).line;
		const isAlone = /^[\s.,;:!?)\]]*$/.test(text.slice(whole.end, document.offsetAt({ line: last + 1, character: 0 })));
		add(document.positionAt(span.start).line, isAlone ? last : last - 1, FoldingRangeKind.Region);
	}
	return [...ranges.values()];
}

/** To the end of the citations that follow at once. */
function withCitations(span: Span, { citations }: Draft, own: readonly number[]): Span {
	const ends = own.flatMap((index) => {
		const cluster = citations[index]?.cluster;
		return cluster && cluster.start >= span.end && cluster.start - span.end < 4 ? cluster.end : [];
	});
	return { start: span.start, end: Math.max(span.end, ...ends) };
}
