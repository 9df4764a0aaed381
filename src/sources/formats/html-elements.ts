/** What the elements of HTML say about the text in them: the same for an e-book's chapters and for web pages. */
import type { DocumentText } from './document-text.ts';

/** Takes elements and text in the order of the document. Not recursive: nesting may be as deep as it likes. */
export interface HtmlElements {
	/** @param name in lower case, without a namespace's prefix */
	open(name: string, attribute: Attribute): void;
	text(text: string): void;
	/** The end of the element that was opened last. */
	close(): void;
}

/** An attribute's value by its name as written; undefined where the element has none. */
export type Attribute = (name: string) => string | undefined;

/** What is done at an element's end. It is given the beginning of the element's text if it asks for it. */
type End = (text: string) => void;

const names = (list: string) => new Set(list.split(' '));
const leftOut = names(
	'head script style template noscript svg audio video object iframe button select input textarea datalist rp annotation annotation-xml del',
);
const blocks = names(
	'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main menu ol optgroup p section summary ul',
);
/** How much of an element's text is looked at to tell what it is. */
const looked = 40;

/** @param anchor is told each element's `id` before anything in it */
export function htmlElements(out: DocumentText, anchor: (id: string) => void = () => {}): HtmlElements {
	const open: { readonly end: End | undefined; text: string }[] = [];
	/** How many of the open elements leave out what is in them, and so on. */
	let hidden = 0;
	let preformatted = 0;
	let quotations = 0;
	let raised = 0;
	/** Something raised stands in the link that is open. */
	let holdsRaised = false;
	let atBlockStart = true;

	function part(): void {
		out.block();
		atBlockStart = true;
	}

	function begin(name: string, attribute: Attribute): End | undefined {
		if (hidden > 0 || leftOut.has(name) || isHidden(attribute)) {
			hidden++;
			return () => hidden--;
		}
		const id = attribute('id') ?? (name === 'a' ? attribute('name') : undefined);
		if (id !== undefined) anchor(id);
		if (isPageBreak(name, attribute)) return pageBreak(attribute);
		if (blocks.has(name)) {
			part();
			return part;
		}
		const level = /^h([1-6])$/.exec(name)?.[1];
		if (level !== undefined) {
			out.openHeading(Number(level));
			atBlockStart = true;
			return () => {
				out.closeHeading();
				atBlockStart = true;
			};
		}
		return beginOther(name, attribute);
	}

	function beginOther(name: string, attribute: Attribute): End | undefined {
		switch (name) {
			case 'a':
				return link(attribute);
			case 'sup':
				raised++;
				holdsRaised = true;
				return () => raised--;
			case 'br':
				out.line();
				return undefined;
			case 'pre':
				part();
				preformatted++;
				return () => {
					preformatted--;
					part();
				};
			case 'q':
				out.words(quotations++ % 2 === 0 ? '“' : '‘');
				return () => out.words(--quotations % 2 === 0 ? '”' : '’');
			case 'nav':
				part();
				out.openApparatus();
				return () => {
					out.closeApparatus();
					part();
				};
			case 'rt':
				out.openApparatus();
				return out.closeApparatus;
			case 'table':
				out.openTable();
				return out.closeTable;
			case 'tr':
				out.row();
				return undefined;
			case 'td':
			case 'th':
				out.cell();
				atBlockStart = true;
				return undefined;
			default:
				return undefined;
		}
	}

	function link(attribute: Attribute): End | undefined {
		const isNote =
			/\b(?:doc-)?(?:noteref|backlink)\b/.test(roles(attribute)) ||
			/\b(?:footnote-?ref(?:erence)?|note-?ref|fn-?(?:back)?ref)\b/i.test(attribute('class') ?? '');
		if (!isNote && !attribute('href')?.includes('#')) return undefined;
		const stretch = out.stretch();
		const apart = atBlockStart || raised > 0;
		holdsRaised = false;
		return (text) => {
			if (isNote || isNoteMark(text.trim(), apart || holdsRaised)) out.markApparatus(stretch);
		};
	}

	/** The page that begins is told by an attribute or by the element's own text, which then is no wording. */
	function pageBreak(attribute: Attribute): End {
		const told = pageLabel(attribute('aria-label') ?? attribute('title') ?? '');
		if (told !== undefined) out.page(told);
		const stretch = out.stretch();
		return (text) => {
			const label = told ?? pageLabel(text) ?? pageLabel(attribute('id') ?? '');
			if (told === undefined && label !== undefined) out.page(label);
			if (pageLabel(text) !== undefined) out.markApparatus(stretch);
		};
	}

	return {
		open(name, attribute) {
			open.push({ end: begin(name, attribute), text: '' });
		},
		text(text) {
			if (hidden > 0) return;
			if (preformatted > 0) out.verbatim(text);
			else out.words(text);
			const innermost = open.at(-1);
			if (innermost !== undefined && innermost.text.length < looked) innermost.text += text.slice(0, looked);
			if (atBlockStart && /\S/.test(text)) atBlockStart = false;
		},
		close() {
			const closed = open.pop();
			const around = open.at(-1);
			if (around !== undefined && closed !== undefined && around.text.length < looked) around.text += closed.text;
			closed?.end?.(closed.text);
		},
	};
}

function roles(attribute: Attribute): string {
	return `${attribute('epub:type') ?? ''} ${attribute('role') ?? ''}`;
}

function isHidden(attribute: Attribute): boolean {
	if (/\bdisplay\s*:\s*none\b/i.test(attribute('style') ?? '')) return true;
	// E-books hide notes that a reader shows when they are asked for.
	return attribute('hidden') !== undefined && !/note/.test(roles(attribute));
}

/** Besides the roles for it, what Project Gutenberg and others write. */
function isPageBreak(name: string, attribute: Attribute): boolean {
	if (/\bpagebreak\b/.test(roles(attribute))) return true;
	if (name !== 'span' && name !== 'a') return false;
	return /(?:^|\s)(?:page-?num(?:ber)?|(?:x-ebookmaker-)?pageno)(?:\s|$)/i.test(attribute('class') ?? '');
}

/** `12` out of "Page 12", "[Pg xii]", "page_12", "{12}". */
function pageLabel(written: string): string | undefined {
	const plain = written.replace(/^[\s[({]+|[\s\])}.,:]+$/g, '');
	const bare = plain.replace(/^(?:page|pag|pg|p|seite|s)(?:\.?\s*|[_-]?(?=\d))\.?[_-]?(?=[\divxlc])/i, '');
	return /^(?:\d{1,5}[a-z]?|[ivxlc]{1,9}|[a-z]-?\d{1,4})$/i.test(bare) ? bare : undefined;
}

/** `12`, `[12]`, `*`, `↩`: what a link within the document that is only a note's mark has for its text. */
function isNoteMark(text: string, apart: boolean): boolean {
	if (/^[↑↩⏎^]\p{M}*$/u.test(text) || /^\[(?:\d{1,4}|[a-z]|[ivxlc]+|note \d+|[*†‡§]+)\]$/i.test(text)) return true;
	return apart ? /^\(?(?:\d{1,4}|[a-z]|[ivxlc]{1,7}|[*†‡§¶‖]+)[.):]?$/i.test(text) : /^[*†‡]+$/.test(text);
}
