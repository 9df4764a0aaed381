import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { Span } from '../text/span.ts';
import { inlineParser } from './inline-syntax.ts';

/** What each unit of a paragraph is to a reader. */
export const Part = {
	/** Text; only here do brackets, `@` and quotation marks mean anything. */
	text: 0,
	/** Markup, not shown. */
	dropped: 1,
	/** Code or math: shown, but nothing in it has a meaning. */
	verbatim: 2,
	/** A character after a backslash. */
	escaped: 3,
	/** Part of a character reference such as `&ldquo;`. */
	entity: 4,
	/** The start of a `<br>`. */
	lineBreak: 5,
	/** A bare address; shown. */
	address: 6,
} as const;

/** A link whose address is known. Offsets are into the paragraph. */
export interface MarkedLink {
	readonly span: Span;
	readonly text: Span;
	/** As written. */
	readonly address: string;
	/** Where the address starts; 0 if it stands in the definition of `label`. */
	readonly addressStart: number;
	readonly label: string | undefined;
}

export interface Markup {
	/** One of `Part` for each unit of the text. */
	readonly parts: Uint8Array;
	/** Between the marks of emphasis, strong, underlined or highlighted text. */
	readonly emphasis: readonly Span[];
	readonly links: readonly MarkedLink[];
	readonly comments: readonly Span[];
}

/** The address that a reference label stands for. */
export type ResolveLabel = (label: string) => string | undefined;

/** Beyond so many marks in one paragraph it is parsed in pieces: the parser's cost grows with their square. */
const manyMarks = 1000;
const marksInPiece = 250;
const marks = /[[\](*_`~<!$={%^&\\@]|:\/\/|www\./g;

/** Without any of these a paragraph is plain text, citations aside. */
const anyMarkup = /[\\`*_~<&$={%^]|:\/\/|www\.|mailto:|xmpp:|\][([{]|\[(?!-?@)|[\w.+-]@\w/i;

const emphasisTags = /^<(\/?)(em|i|strong|b|u|mark)\b/i;
const verbatimTags = /^<(\/?)(code|kbd|samp|pre|script|style|textarea)\b/i;

export function readMarkup(text: string, resolve: ResolveLabel): Markup {
	const parts = new Uint8Array(text.length);
	const emphasis: Span[] = [];
	const links: MarkedLink[] = [];
	const comments: Span[] = [];
	const openTags: { tag: string; end: number }[] = [];
	if (!anyMarkup.test(text)) return { parts, emphasis, links, comments };

	for (const piece of pieces(text)) {
		inlineParser.parse(text.slice(piece.start, piece.end)).iterate({ enter: (node) => enter(node, piece.start) });
	}
	return { parts, emphasis, links, comments };

	function enter(node: SyntaxNodeRef, base: number): boolean {
		const start = node.from + base;
		const end = node.to + base;
		switch (node.name) {
			case 'Escape':
				parts[start] = Part.dropped;
				parts[start + 1] = Part.escaped;
				return false;
			case 'Entity':
				parts.fill(Part.entity, start, end);
				return false;
			case 'HardBreak':
				if (text[start] === '\\') parts[start] = Part.dropped;
				return false;
			case 'InlineCode':
			case 'Math':
				parts.fill(Part.verbatim, start, end);
				return true;
			case 'URL':
			case 'Autolink':
				// The address of a link was dropped with the rest of the link's markup.
				if (parts[start] === Part.dropped && node.name === 'URL' && node.node.parent?.name !== 'Autolink') return false;
				parts.fill(Part.address, start, end);
				return true;
			case 'LinkMark':
				// Only those of an autolink get here.
				if (parts[start] === Part.address) parts.fill(Part.dropped, start, end);
				return false;
			case 'EmphasisMark':
			case 'StrikethroughMark':
			case 'SubscriptMark':
			case 'SuperscriptMark':
			case 'HighlightMark':
			case 'CodeMark':
			case 'ProcessingInstruction':
			case 'Attributes':
			case 'TemplateTag':
			case 'PrivateComment':
				parts.fill(Part.dropped, start, end);
				return false;
			case 'Comment':
				comments.push({ start, end });
				parts.fill(Part.dropped, start, end);
				return false;
			case 'Image':
				parts.fill(Part.dropped, start, end);
				return false;
			case 'HTMLTag':
				readTag(start, end);
				return false;
			case 'Emphasis':
			case 'StrongEmphasis':
			case 'Highlight': {
				const width = node.name === 'Emphasis' ? 1 : 2;
				emphasis.push({ start: start + width, end: end - width });
				return true;
			}
			case 'Superscript':
				// A raised number after a word is the number of a note.
				if (/^\^\d+\^$/.test(text.slice(start, end)) && !/\d/.test(text[start - 1] ?? '')) {
					parts.fill(Part.dropped, start, end);
					return false;
				}
				return true;
			case 'Link':
				readLink(node.node, base);
				return true;
			case 'LinkTitle':
			case 'LinkLabel':
				return false;
			default:
				return true;
		}
	}

	function readTag(start: number, end: number): void {
		const tag = text.slice(start, end);
		parts.fill(Part.dropped, start, end);
		if (/^<br\b/i.test(tag)) parts[start] = Part.lineBreak;
		const match = emphasisTags.exec(tag) ?? verbatimTags.exec(tag);
		const name = match?.[2]?.toLowerCase();
		if (match === null || name === undefined) return;
		if (match[1] === '') {
			if (openTags.length < 16) openTags.push({ tag: name, end });
			return;
		}
		const open = openTags.findLastIndex((other) => other.tag === name);
		const from = openTags[open]?.end;
		if (from === undefined) return;
		openTags.length = open;
		if (emphasisTags.test(tag)) emphasis.push({ start: from, end: start });
		else for (let i = from; i < start; i++) if (parts[i] !== Part.dropped) parts[i] = Part.verbatim;
	}

	function readLink(node: SyntaxNode, base: number): void {
		const brackets = node.getChildren('LinkMark');
		const [open, close, round] = brackets;
		if (!open || !close) return;
		const span = { start: node.from + base, end: node.to + base };
		const shown = { start: open.to + base, end: close.from + base };
		if (round) {
			const url = node.getChildren('URL').find((child) => child.from >= round.to);
			dropMarks(span, shown);
			if (!url) return;
			const addressStart = url.from + base;
			const address = text.slice(addressStart, url.to + base);
			links.push({ span, text: shown, address, addressStart, label: undefined });
			return;
		}
		const given = node.getChild('LinkLabel');
		const named = given && given.to - given.from > 2 ? given : undefined;
		const label = named ? text.slice(named.from + base + 1, named.to + base - 1) : text.slice(shown.start, shown.end);
		const address = resolve(label);
		if (address !== undefined) {
			dropMarks(span, shown);
			links.push({ span, text: shown, address, addressStart: 0, label });
		} else if (attributesFollow(node)) {
			// Pandoc's bracketed span: `[text]{.smallcaps}`.
			parts[span.start] = Part.dropped;
			parts[shown.end] = Part.dropped;
		}
	}

	function dropMarks(span: Span, shown: Span): void {
		parts.fill(Part.dropped, span.start, shown.start);
		parts.fill(Part.dropped, shown.end, span.end);
	}
}

function attributesFollow(node: SyntaxNode): boolean {
	const next = node.nextSibling;
	return next?.name === 'Attributes' && next.from === node.to;
}

function pieces(text: string): Span[] {
	const places: number[] = [];
	for (const match of text.matchAll(marks)) places.push(match.index);
	if (places.length <= manyMarks) return [{ start: 0, end: text.length }];
	const result: Span[] = [];
	let start = 0;
	for (let i = marksInPiece; i < places.length; i += marksInPiece) {
		const last = places[i] ?? text.length;
		const line = text.slice(start, last).lastIndexOf('\n');
		const end = line > 0 ? start + line + 1 : last;
		result.push({ start, end });
		start = end;
	}
	result.push({ start, end: text.length });
	return result;
}
