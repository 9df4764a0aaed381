/**
 * Makes a part of a Word document ready for mammoth, which parses all it is given into trees, and passes over what it
 * does not know, words and all. Only what bears text is handed on. Simple fields, stretches of writing direction, ruby
 * and formulas are unwrapped, so that their text is kept; hidden text is left out; ends of pages and sections become
 * bookmarks, which mammoth passes on. Cost: one pass, linear.
 */

import { message } from '../../../text/message.ts';
import { UnreadableSource } from '../../source.ts';
import type { Attribute } from '../html-elements.ts';
import { readXml } from '../xml.ts';

export interface Section {
	/** Of its page numbers: `decimal`, `lowerRoman` … */
	readonly format: string | undefined;
	/** The number of its first page, if it does not count on. */
	readonly start: number | undefined;
}

export interface Prepared {
	readonly xml: string;
	/** In order. */
	readonly sections: readonly Section[];
	/** How often it was noted that a page ended when the text was last laid out. */
	readonly pageEnds: number;
	readonly weight: number;
}

/**
 * The heaviest that mammoth is given: a document of more than a million words. Of each unit of weight it makes about
 * 50 bytes, as measured, where an element weighs as much as 26 letters.
 */
export const heaviest = 10_000_000;

/** Bookmarks' names that no document has. */
export const pageEnd = 'quotewright:page';
export const sectionEnd = 'quotewright:section';

const names = (list: string) => new Set(list.split(' '));
const kept = names(
	'document body footnotes endnotes footnote endnote p pPr pStyle tab br noBreakHyphen softHyphen sym footnoteReference endnoteReference tbl tr trPr tc tcPr vMerge gridSpan',
);
const leftOut = names(
	'del moveFrom rt sdtPr sdtEndPr tabs tblPr tblPrEx tblGrid rPrChange pPrChange trPrChange tcPrChange sectPrChange',
);
const attributes = ['val', 'id', 'type', 'char', 'font'];
const namespace = ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const nothing = ['', ''] as const;

interface Open {
	/** Empty for elements of other kinds than Word's own. */
	readonly name: string;
	readonly end: string;
	readonly bearsText: boolean;
	/** Of alternatives: one was taken. */
	taken: boolean;
}

export function prepare(xml: string): Prepared {
	const pieces: string[] = [];
	const sections: Section[] = [];
	const open: Open[] = [];
	let prefix = 'w:';
	/** Nothing is written while as few elements are open or more. */
	let hiddenFrom = Number.POSITIVE_INFINITY;
	let formulas = 0;
	let pageEnds = 0;
	let weight = 0;
	let section: Section | undefined;

	function write(piece: string): void {
		if (piece === '' || open.length >= hiddenFrom) return;
		pieces.push(piece);
		add(piece.length + 13);
	}

	function add(more: number): void {
		weight += more;
		if (weight > heaviest) throw tooLong();
	}

	/** Runs only part what belongs together, now that nothing tells them apart. */
	function writeText(text: string): void {
		if (open.length >= hiddenFrom) return;
		if (pieces.at(-1) === textEnd) pieces.pop();
		else {
			pieces.push('<w:t>');
			add(38);
		}
		pieces.push(escaped(text), textEnd);
		add(text.length);
	}

	/** What to write at the element's start and end; undefined: nothing of what is in it. */
	function tags(name: string, attribute: Attribute): readonly [string, string] | undefined {
		const around = open.at(-1)?.name;
		switch (name) {
			case 'rPr':
				return around === 'pPr' ? ['<w:rPr>', '</w:rPr>'] : nothing;
			case 'del':
				return around === 'rPr' || around === 'trPr' ? ['<w:del/>', ''] : undefined;
			case 'vanish':
				// The rest of the run whose properties these are.
				if (open.at(-2)?.name === 'r' && !/^(?:0|false|off)$/.test(attribute(`${prefix}val`) ?? '')) {
					hiddenFrom = Math.min(hiddenFrom, open.length - 1);
				}
				return nothing;
			case 'lastRenderedPageBreak':
				pageEnds++;
				return [bookmark(pageEnd), ''];
			case 'cr':
				return ['<w:br/>', ''];
			case 'ptab':
				return ['<w:tab/>', ''];
			case 'txbxContent':
				return ['<w:pict><w:txbxContent>', '</w:txbxContent></w:pict>'];
			case 'sectPr':
				section = { format: undefined, start: undefined };
				return nothing;
			case 'pgNumType':
				section = { format: attribute(`${prefix}fmt`), start: numberFrom(attribute(`${prefix}start`)) };
				return nothing;
			default:
				return leftOut.has(name) ? undefined : kept.has(name) ? tag(name, attribute) : nothing;
		}
	}

	function tag(name: string, attribute: Attribute): readonly [string, string] {
		const given = attributes.map((one) => {
			const value = attribute(prefix + one);
			return value === undefined ? '' : ` w:${one}="${escaped(value)}"`;
		});
		return [`<w:${name}${open.length === 0 ? namespace : ''}${given.join('')}>`, `</w:${name}>`];
	}

	/** Of what is not Word's own, only alternatives and formulas matter. */
	function foreignTags(name: string): readonly [string, string] | undefined {
		const around = open.at(-1);
		if (around?.name === alternatives) {
			if (around.taken) return undefined;
			around.taken = true;
		}
		if (name === 'oMath') formulas++;
		return nothing;
	}

	/** The section whose last paragraph this is, or which ends with the document. */
	function endSection(): void {
		if (section === undefined) return;
		sections.push(section);
		section = undefined;
		write(bookmark(sectionEnd));
	}

	readXml(xml, {
		open(name, attribute, itsPrefix) {
			if (open.length === 0) prefix = itsPrefix;
			const own = itsPrefix === prefix;
			const written = own ? tags(name, attribute) : foreignTags(name);
			if (written !== undefined) write(written[0]);
			open.push({
				name: own || name === alternatives ? name : '',
				end: written?.[1] ?? '',
				bearsText: name === 't' && (own || formulas > 0),
				taken: false,
			});
			if (written === undefined) hiddenFrom = Math.min(hiddenFrom, open.length);
		},
		text(text) {
			if (open.at(-1)?.bearsText) writeText(text);
		},
		close(name) {
			const closed = open.pop();
			if (open.length < hiddenFrom) hiddenFrom = Number.POSITIVE_INFINITY;
			if (closed === undefined) return;
			write(closed.end);
			if (name === 'oMath') formulas--;
			if (closed.name === 'pPr' || closed.name === 'body') endSection();
		},
	});
	return { xml: pieces.join(''), sections, pageEnds, weight };
}

export function tooLong(): UnreadableSource {
	return new UnreadableSource(
		message(
			'This document is longer than a million words, too long to be read as one source. Split it, or save it as plain text (.txt).',
		),
	);
}

const textEnd = '</w:t>';
const alternatives = 'AlternateContent';

function bookmark(name: string): string {
	return `<w:bookmarkStart w:name="${name}"/>`;
}

function numberFrom(value: string | undefined): number | undefined {
	return value !== undefined && /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}

/** Without what XML cannot hold. */
function escaped(text: string): string {
	return text
		.replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '')
		.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
