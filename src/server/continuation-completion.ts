import { CompletionItemKind, type CompletionList } from 'vscode-languageserver/node';
import type { Passage } from '../check/finding.ts';
import { type Continuation, continuations } from '../check/passages.ts';
import type { Quotation } from '../drafts/draft.ts';
import { byline } from '../library/byline.ts';
import type { LibraryView } from '../library/library.ts';
import { locatorLabel } from '../text/locator-label.ts';
import type { CompletionRequest } from './completion.ts';
import { rangeOf } from './positions.ts';
import { closingMarks } from './quotation-marks.ts';

const offered = 5;
/** Looked at where only those count that begin as the word at the cursor does. */
const manyMore = 200;
const wordsNeeded = 3;
/** In code units. The draft is not searched for where the word at the cursor begins. */
const longestWord = 100;

/** What the sources say after the words typed so far inside a quotation still open at the cursor. */
export function completeContinuation(request: CompletionRequest): CompletionList | undefined {
	const text = request.document.getText();
	const open = openQuotation(text, request.offset, request.parse);
	if (!open) return undefined;
	// A word at the cursor may be unfinished: it is what the continuation must begin with, and is written anew.
	const lately = text.slice(Math.max(0, request.offset - longestWord), request.offset);
	const [begun = ''] = /[\p{L}\p{N}\p{M}'’-]*$/u.exec(lately) ?? [];
	const typed = open.words.text.slice(0, open.words.text.length - begun.length);
	const words = typed.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
	if (words + (begun === '' ? 0 : 1) < wordsNeeded) return undefined;
	const range = rangeOf(request.document, { start: request.offset - begun.length, end: request.offset });
	const found =
		words < wordsNeeded
			? continuations(request.library, open.words.text, offered).map(afterWord(begun, request.library))
			: continuations(request.library, typed, begun === '' ? offered : manyMore).filter(beginsWith(begun));
	return {
		isIncomplete: true,
		items: found.slice(0, offered).map(({ passage, text: next }, rank) => ({
			label: next,
			kind: CompletionItemKind.Text,
			labelDetails: { description: passage.source.key },
			detail: aboutPassage(passage),
			filterText: next,
			sortText: String(rank),
			textEdit: { range, newText: next },
		})),
	};
}

function beginsWith(begun: string): (found: Continuation) => boolean {
	return ({ text }) => text.toLowerCase().startsWith(begun.toLowerCase());
}

/** What follows a whole word at the cursor, that word included: it is written anew. */
function afterWord(word: string, library: LibraryView): (found: Continuation) => Continuation {
	return ({ passage, text }) => {
		const { start } = passage.span;
		const before = library.text(passage.source).slice(Math.max(0, start - 10), start);
		const [, mark = ''] = /[\p{L}\p{N}]([,;:]?|\s?[—–]\s?)\s*$/u.exec(before) ?? [];
		return { passage, text: `${word}${mark}${/[—–]$/.test(mark) ? '' : ' '}${text}`.replace(/\s+/g, ' ') };
	};
}

/** The quotation that would end at the cursor, were it closed there. */
function openQuotation(text: string, offset: number, parse: CompletionRequest['parse']): Quotation | undefined {
	const before = text.slice(0, offset);
	const paragraph = before.slice(paragraphStart(before));
	for (const close of closingMarks(paragraph)) {
		const end = before.length + close.length;
		const quotation = parse(before + close).quotations.find((candidate) => candidate.span.end === end);
		if (quotation) return quotation;
	}
	return undefined;
}

/** Behind the last blank line. Looks back from the end: this runs at every key that is pressed. */
function paragraphStart(text: string): number {
	let lineEnd = text.lastIndexOf('\n');
	while (lineEnd > 0) {
		const before = text.lastIndexOf('\n', lineEnd - 1);
		if (before >= 0 && /^[ \t]*\r?$/.test(text.slice(before + 1, lineEnd))) return before + 1;
		lineEnd = before;
	}
	return 0;
}

function aboutPassage({ source, locator }: Passage): string {
	return [source.title, byline(source), locator ? locatorLabel(locator) : ''].filter((part) => part !== '').join(' · ');
}
