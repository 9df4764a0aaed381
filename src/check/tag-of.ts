/** The tag of a quotation in its draft's text: the sentence around it, and whom that names. */
import type { Draft, Quotation } from '../drafts/draft.ts';
import type { Span } from '../text/span.ts';
import { type NamedSpeaker, namedAfter, namedBefore, placeholder } from './speech-tags.ts';

export interface Tag extends NamedSpeaker {
	/** Without the quotations in it. */
	readonly sentence: string;
}

/** In UTF-16 code units, on each side of the quotation. */
const reach = 400;
const citations = /\[[^[\]\n]*@[^[\]]*\]|\[\^[^\]\s]*\]|\([^()\n]*@[^()]*\)|@[\w:.-]*\w/g;

/** What was found in the same surroundings before: a keystroke changes one of hundreds. Offsets are the window's. */
const known = new Map<string, Tag | undefined>();
const mostKnown = 2000;

/** Undefined where the sentence names nobody, or not plainly. */
export function tagOf(draft: Draft, text: string, { span, content }: Quotation): Tag | undefined {
	const { start, end } = span;
	const window = { start: Math.max(0, start - reach), end: Math.min(text.length, end + reach) };
	const masked = maskedQuotations(draft, text, window);
	const last = text.slice(content.end - 1, end);
	const key = `${start - window.start} ${end - window.start} ${last} ${masked}`;
	let tag = known.get(key);
	if (tag === undefined && !known.has(key)) {
		tag = find(masked, { start: start - window.start, end: end - window.start }, last);
		if (known.size === mostKnown) known.clear();
		known.set(key, tag);
	}
	return tag && { ...tag, start: tag.start + window.start, end: tag.end + window.start };
}

/** @param last of the quotation: its last character and what closes it */
function find(masked: string, { start, end }: Span, last: string): Tag | undefined {
	const plain = withoutMarkup(masked);
	const before = sentenceBefore(plain.slice(0, start));
	const after = sentenceAfter(plain.slice(end), last);
	const first = namedBefore(before);
	const found = first ?? namedAfter(after);
	if (found === undefined) return undefined;
	const by = first === undefined ? end : start - before.length;
	const name = found.name.replace(/\s+/g, ' ');
	return { name, start: found.start + by, end: found.end + by, sentence: before + after };
}

/** The window with as many placeholders for each quotation as it is long. */
function maskedQuotations({ quotations }: Draft, text: string, window: Span): string {
	let masked = '';
	let at = window.start;
	for (let i = firstEndingAfter(quotations, at); i < quotations.length; i++) {
		const { span } = quotations[i] as Quotation;
		if (span.start >= window.end) break;
		masked += text.slice(at, Math.max(at, span.start)) + placeholder.repeat(span.end - Math.max(at, span.start));
		at = span.end;
	}
	masked += text.slice(at, Math.max(at, window.end));
	return masked.slice(0, window.end - window.start);
}

const furtherPlaceholder = new RegExp(`(?<=${placeholder})${placeholder}`, 'gu');

/** One placeholder for each quotation and citation, the rest of it and marks of emphasis as blanks. */
function withoutMarkup(masked: string): string {
	return masked
		.replace(citations, (cited) => placeholder.repeat(cited.length))
		.replace(/[*_]/g, ' ')
		.replace(furtherPlaceholder, ' ');
}

function firstEndingAfter(quotations: readonly Quotation[], at: number): number {
	let low = 0;
	let high = quotations.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((quotations[middle] as Quotation).span.end <= at) low = middle + 1;
		else high = middle;
	}
	return low;
}

const abbreviated =
	/(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Col|Lt|Capt|Gov|Rev|Hon|St|Jr|Sr|M|Mme|Mlle|Hr|Fr|\p{Lu})\.$/u;
const blankLine = /\n(?=[ \t>]*\n)/g;
const sentenceEnd = /[.!?…]["'”’»)\]]*(?=\s)/gu;

function sentenceBefore(text: string): string {
	let begins = 0;
	for (const { index } of text.matchAll(blankLine)) begins = index + 1;
	const paragraph = text.slice(begins);
	let start = 0;
	for (const { 0: mark, index } of paragraph.matchAll(sentenceEnd)) {
		if (!abbreviated.test(paragraph.slice(0, index + 1))) start = index + mark.length;
	}
	return paragraph.slice(start);
}

/** A sentence that ends with its quotation has no tag behind it, unless a comma leads there. */
function sentenceAfter(text: string, last: string): string {
	const paragraph = /^(?:(?!\n[ \t>]*\n)[\s\S])*/.exec(text)?.[0] ?? '';
	if (/^[.…]/.test(last) && !/^\s*,/.test(paragraph)) return '';
	for (const { 0: mark, index } of paragraph.matchAll(sentenceEnd)) {
		if (!abbreviated.test(paragraph.slice(0, index + 1))) return paragraph.slice(0, index + mark.length);
	}
	return paragraph;
}
