import { CompletionItemKind, type CompletionList } from 'vscode-languageserver/node';
import type { Passage } from '../check/finding.ts';
import { continuations } from '../check/passages.ts';
import type { Quotation } from '../drafts/draft.ts';
import type { CompletionRequest } from './completion.ts';
import { byline, locatorLabel } from './labels.ts';
import { rangeOf } from './positions.ts';
import { closingMarks } from './quotation-marks.ts';

const offered = 5;
const wordsNeeded = 3;

/** What the sources say after the words typed so far inside a quotation still open at the cursor. */
export function completeContinuation(request: CompletionRequest): CompletionList | undefined {
	const text = request.document.getText();
	const open = openQuotation(text, request.offset, request.parse);
	if (!open) return undefined;
	const typed = open.words.text;
	if ((typed.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < wordsNeeded) return undefined;
	const gap = /\s$/.test(text.slice(0, request.offset)) ? '' : ' ';
	const range = rangeOf(request.document, { start: request.offset, end: request.offset });
	const items = continuations(request.library, typed, offered).map(({ passage, text: next }, rank) => {
		const newText = /^[\s\p{P}]/u.test(next) ? (gap === '' ? next.trimStart() : next) : `${gap}${next}`;
		return {
			label: next.trim(),
			kind: CompletionItemKind.Text,
			labelDetails: { description: passage.source.key },
			detail: aboutPassage(passage),
			filterText: newText,
			sortText: String(rank),
			textEdit: { range, newText },
		};
	});
	return { isIncomplete: true, items };
}

/** The quotation that would end at the cursor, were it closed there. */
function openQuotation(text: string, offset: number, parse: CompletionRequest['parse']): Quotation | undefined {
	const before = text.slice(0, offset);
	const paragraph = before.slice(before.search(/(?:(?!\n[ \t]*\r?\n)[\s\S])*$/));
	for (const close of closingMarks(paragraph)) {
		const end = before.length + close.length;
		const quotation = parse(before + close).quotations.find((candidate) => candidate.span.end === end);
		if (quotation) return quotation;
	}
	return undefined;
}

function aboutPassage({ source, locator }: Passage): string {
	return [source.title, byline(source), locator ? locatorLabel(locator) : ''].filter((part) => part !== '').join(' · ');
}
