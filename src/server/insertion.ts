/** A passage as the text that is written into a draft: quotation and citation, in the writer's form. */
import type { Preset } from '../check/settings.ts';
import type { Draft } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';
import { citableKey } from '../text/citable-key.ts';
import type { Span } from '../text/span.ts';
import type { QuotationForm } from './protocol.ts';
import { markStyle } from './quotation-marks.ts';
import { citedPlace } from './quoting/cited-place.ts';
import { ellipsisStyle } from './quoting/ellipsis-style.ts';
import { fillTemplate, isBlock } from './quoting/form.ts';
import { beginsSentence } from './quoting/initial-letter.ts';
import { type QuotedPassage, quotedWords } from './quoting/quoted-words.ts';

/** Where a quotation is to be written. */
export interface InsertionPlace {
	readonly draft: Draft;
	readonly text: string;
	/** What the quotation takes the place of; empty at a bare cursor. */
	readonly span: Span;
	/** Where it goes in the end, nobody knows. */
	readonly isElsewhere?: boolean;
}

export interface Insertion {
	/** What takes the place of the selection. */
	readonly text: string;
	/** Where in it the writer goes on. */
	readonly cursor: number;
	/** Where in it the quotation stands, with its citation. */
	readonly quotation: Span;
}

/** Ways to write a passage in the marks that the draft uses, the best first; none where the passage has no words. */
export function* insertions(
	library: LibraryView,
	passage: QuotedPassage,
	place: InsertionPlace,
	form: QuotationForm,
	preset: Preset,
): Generator<Insertion> {
	const { source } = passage;
	const marks = markStyle(place.draft);
	const before = place.text.slice(0, place.span.start);
	const ellipsis = ellipsisStyle(place.draft, marks);
	const spans = passage.parts.flatMap((part) => (part.kind === 'words' ? [part.span] : []));
	const [first, last] = [spans[0], spans.at(-1)];
	if (!first || !last) return;
	const values = {
		key: citableKey(source.key),
		locator: citedPlace(library, source, { start: first.start, end: last.end }) ?? '',
		author: source.author ?? '',
		title: source.title,
		date: source.date ?? '',
	};
	const manner = { marks, ellipsis, preset, beginsSentence: !place.isElsewhere && beginsSentence(before) };
	for (const words of quotedWords(library, passage, manner)) {
		if (isBlock(words.inline, form, preset)) yield asBlock(fillBlock(form.block, words.block, values), place);
		else {
			const quote = `${marks.open}${words.inline}${marks.close}`;
			yield inline(fillTemplate(form.inline, { ...values, quote }), place);
		}
	}
}

function inline(written: string, { text, span }: InsertionPlace): Insertion {
	const before = text.charAt(span.start - 1);
	const after = text.charAt(span.end);
	const spaceBefore = before === '' || /[\s([{—–]/u.test(before) ? '' : ' ';
	const spaceAfter = /[\p{L}\p{N}“"‘'«„[@(]/u.test(after) ? ' ' : '';
	const start = spaceBefore.length;
	const end = start + written.length;
	return { text: `${spaceBefore}${written}${spaceAfter}`, cursor: end, quotation: { start, end } };
}

/** Each line of the quotation begins as the template's own line does. */
function fillBlock(template: string, words: string, values: Omit<Parameters<typeof fillTemplate>[1], 'quote'>): string {
	const prefix = /^[>\s]*/.exec(template.split('\n').find((line) => line.includes(`\${quote}`)) ?? '')?.[0] ?? '';
	const lines = words
		.split('\n')
		.map((line) => line.replace(/^(#{1,6}(?=\s)|[-+>=](?=\s|$)|~~~|\d+(?=[.)]\s))/, escaped));
	const quote = lines.join(`\n${prefix}`).replace(/[ \t]+$/gm, '');
	return fillTemplate(template, { ...values, quote });
}

/** So that Markdown does not take a quotation's first word for the mark of a heading or a list. */
function escaped(mark: string): string {
	return /^\d/.test(mark) ? `${mark}\\` : `\\${mark}`;
}

/** A block stands between blank lines. */
function asBlock(written: string, { text, span }: InsertionPlace): Insertion {
	const before = text.slice(0, span.start);
	const after = text.slice(span.end);
	const lineEnd = /\r\n/.test(text) ? '\r\n' : '\n';
	const above = before.trim() === '' ? '' : before.replace(/[ \t]+$/, '');
	const breaksBefore = above === '' || /\n[ \t]*\r?\n$/.test(above) ? 0 : above.endsWith('\n') ? 1 : 2;
	const breaksAfter =
		after.trim() === '' || /^[ \t]*\r?\n[ \t]*\r?\n/.test(after) ? 0 : /^[ \t]*\r?\n/.test(after) ? 1 : 2;
	const block = written.trim().replace(/\n/g, lineEnd);
	const start = breaksBefore * lineEnd.length;
	const end = start + block.length;
	return {
		text: `${lineEnd.repeat(breaksBefore)}${block}${lineEnd.repeat(breaksAfter)}`,
		cursor: end,
		quotation: { start, end },
	};
}
