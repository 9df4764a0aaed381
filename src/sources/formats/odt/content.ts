import type { DocumentText } from '../document-text.ts';
import type { Attribute } from '../html-elements.ts';
import type { XmlHandler } from '../xml.ts';
import type { PageCount } from './page-count.ts';

const names = (list: string) => new Set(list.split(' '));
const leftOut = names(
	'annotation tracked-changes covered-table-cell page-number page-continuation forms object object-ole scripts event-listeners note-continuation-notice-forward note-continuation-notice-backward',
);
const directories = names('table-of-content illustration-index table-index object-index user-index alphabetical-index');

/** What the elements of an OpenDocument text say about the text in them. To be given those of its body. */
export function odtContent(out: DocumentText, pages: PageCount): XmlHandler {
	const ends: ((() => void) | undefined)[] = [];
	let hidden = 0;
	/** Paragraphs and headings that are open: only they hold text. */
	let paragraphs = 0;
	/** Notes and text boxes, which pages do not count. */
	let apart = 0;
	let citation: string | undefined;

	function begin(name: string, attribute: Attribute, prefix: string): (() => void) | undefined {
		if (hidden > 0 || leftOut.has(name) || prefix === 'svg:') {
			hidden++;
			return () => hidden--;
		}
		if (directories.has(name)) {
			out.openApparatus();
			return out.closeApparatus;
		}
		switch (name) {
			case 'p':
			case 'h':
				return paragraph(name === 'h' ? Number(attribute('text:outline-level') ?? 1) : undefined, attribute);
			case 's':
				out.words(' ');
				return undefined;
			case 'tab':
				out.words('\t');
				return undefined;
			case 'line-break':
				out.line();
				return undefined;
			case 'soft-page-break':
				if (apart === 0) pages.full();
				return undefined;
			case 'note-citation':
				citation = attribute('text:label') ?? '';
				return openNote;
			case 'note':
				return closeNote;
			case 'text-box':
				apart++;
				out.openNote('', 'unseen');
				return () => {
					apart--;
					out.closeNote();
				};
			case 'ruby-text':
				out.openApparatus();
				return out.closeApparatus;
			case 'table':
				if (apart === 0) pages.before(attribute('table:style-name') ?? '');
				out.openTable();
				return out.closeTable;
			case 'table-row':
				out.row();
				return undefined;
			case 'table-cell':
				out.cell();
				return undefined;
			default:
				return undefined;
		}
	}

	function paragraph(level: number | undefined, attribute: Attribute): () => void {
		const style = attribute('text:style-name') ?? '';
		const counts = apart === 0;
		if (level === undefined) out.block();
		else out.openHeading(level);
		if (counts) pages.before(style);
		paragraphs++;
		return () => {
			paragraphs--;
			if (level === undefined) out.block();
			else out.closeHeading();
			if (counts) pages.after(style);
		};
	}

	/** The citation has been read, and the note's own text comes. */
	function openNote(): void {
		apart++;
		out.openNote((citation ?? '').trim());
		citation = undefined;
	}

	function closeNote(): void {
		apart--;
		out.closeNote();
	}

	return {
		open(name, attribute, prefix) {
			ends.push(begin(name, attribute, prefix));
		},
		text(text) {
			if (hidden > 0 || paragraphs === 0) return;
			if (citation === undefined) out.words(text);
			else if (citation.length < 20) citation += text;
		},
		close() {
			ends.pop()?.();
		},
	};
}
