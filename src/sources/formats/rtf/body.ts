import type { DocumentText } from '../document-text.ts';

/** What the file says of the paragraph that words stand in. */
export interface ParagraphState {
	readonly inTable: boolean;
	/** Of a heading, from 1. */
	readonly level: number | undefined;
	/** It belongs to a table of contents. */
	readonly isContents: boolean;
}

/** Tells the text of paragraphs, tables and notes, of which Rich Text marks only the ends. */
export interface RtfBody {
	words(text: string, paragraph: ParagraphState): void;
	line(paragraph: ParagraphState): void;
	paragraphEnds(): void;
	cellEnds(): void;
	rowEnds(): void;
	openNote(label: string): void;
	openBox(): void;
	/** The note or text box that was opened last. */
	closeApart(): void;
}

/** Of the body or a note. */
interface Flow {
	begun: boolean;
	heading: boolean;
	contents: boolean;
	table: boolean;
}

export function rtfBody(out: DocumentText): RtfBody {
	const flows: Flow[] = [{ begun: false, heading: false, contents: false, table: false }];
	const current = () => flows.at(-1) as Flow;

	function begin({ inTable, level, isContents }: ParagraphState): void {
		const flow = current();
		if (flow.begun) return;
		if (inTable) openTable();
		else if (flow.table) {
			out.closeTable();
			flow.table = false;
		}
		flow.begun = true;
		flow.heading = level !== undefined && !inTable;
		flow.contents = isContents;
		if (flow.heading) out.openHeading(level as number);
		if (flow.contents) out.openApparatus();
	}

	function openTable(): void {
		const flow = current();
		if (flow.table) return;
		flow.table = true;
		out.openTable();
		out.row();
		out.cell();
	}

	function end(): void {
		const flow = current();
		if (flow.contents) out.closeApparatus();
		if (flow.heading) out.closeHeading();
		flow.begun = false;
		flow.heading = false;
		flow.contents = false;
	}

	function openApart(label: string, reference?: 'unseen'): void {
		out.openNote(label, reference);
		flows.push({ begun: false, heading: false, contents: false, table: false });
	}

	return {
		words(text, paragraph) {
			// White space alone begins no paragraph: it stands between those of a table and what follows.
			if (!current().begun && text.trim() === '') return;
			const isBullet = !current().begun && text === '\u2022';
			begin(paragraph);
			if (isBullet) out.apparatus(text);
			else out.words(text);
		},
		line(paragraph) {
			begin(paragraph);
			out.line();
		},
		paragraphEnds() {
			end();
			out.block();
		},
		cellEnds() {
			end();
			openTable();
			out.cell();
		},
		rowEnds() {
			end();
			openTable();
			out.row();
			out.cell();
		},
		openNote: (label) => openApart(label),
		openBox: () => openApart('', 'unseen'),
		closeApart() {
			end();
			if (current().table) out.closeTable();
			flows.pop();
			out.closeNote();
		},
	};
}
