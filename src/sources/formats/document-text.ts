/**
 * Builds what a reader gives from what it meets in the order of the file: words, blocks, headings, notes, pages.
 *
 * What parts two stretches of words is decided when the second one comes: the strongest of all breaks between them
 * counts, and none is written at the beginning or the end. A page or a heading thus begins at its first word. Notes
 * are written after the block that refers to them, so that it reads on. Cost: linear.
 */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import { mergeSpans } from '../apparatus/spans.ts';
import type { SourceContent } from '../source.ts';
import { headingLocators } from './heading-locators.ts';

export interface DocumentText {
	/** Words as they come; white space between them collapses to one space as in HTML. May come in any pieces. */
	words(text: string): void;
	/** Preformatted text: its lines and spaces count. */
	verbatim(text: string): void;
	/** What stands there but is not wording, such as a page's number. */
	apparatus(text: string): void;
	/** All until the matching `closeApparatus` is no wording. */
	openApparatus(): void;
	closeApparatus(): void;
	/** For what is known to be no wording only when it has been read. */
	stretch(): Stretch;
	markApparatus(stretch: Stretch): void;
	/** A line ends where it means something; two in a row part paragraphs. */
	line(): void;
	/** A block begins or ends here. Blocks are parted by an empty line. */
	block(): void;
	/** A heading is a block of its own, and tells the place of all until the next one of its level or above. */
	openHeading(level: number): void;
	closeHeading(): void;
	/** What comes belongs under that heading, which the text itself need not show. Its title may still be mended. */
	section(level: number, title: string): { text: string };
	/** The page of that label begins with the next word. */
	page(label: string): void;
	/**
	 * Here the text refers to a note, whose own content comes until `closeNote`. Without `reference` the mark that
	 * refers to it is not shown.
	 */
	openNote(label: string, reference?: 'unseen'): void;
	closeNote(): void;
	/** Cells of a row are parted by tabs, rows are lines; a cell of several blocks reads as those. */
	openTable(): void;
	row(): void;
	cell(): void;
	closeTable(): void;
	/** How many UTF-16 code units there are so far. */
	length(): number;
	/** @param unnamed the term for a heading that does not say what it heads */
	finish(unnamed?: 'section' | 'chapter'): Pick<SourceContent, 'text' | 'apparatus' | 'locators'>;
}

/** From the next word on. */
export interface Stretch {
	readonly flow: Flow;
	start: number | undefined;
}

/** What may stand between two stretches of words, the stronger the higher. */
const breaks = ['', ' ', '\t', '\n', '\n', '\n\n'] as const;
const none = 0;
const space = 1;
const cellBreak = 2;
const lineBreak = 3;
const rowBreak = 4;
const blockBreak = 5;

interface Note {
	readonly label: string;
	/** Of the page that refers to it. */
	readonly page: string | undefined;
	readonly flow: Flow;
}

/** The body, or one note. */
interface Flow {
	/** Its text in long strings, and what came since in short ones: those would take many times the text's room. */
	readonly text: string[];
	readonly pieces: string[];
	length: number;
	gap: number;
	readonly apparatus: Span[];
	apparatusDepth: number;
	readonly tables: Table[];
}

interface Table {
	hasWords: boolean;
	cellHasWords: boolean;
	cellHasBlocks: boolean;
}

interface Mark {
	readonly kind: 'page' | 'heading';
	readonly level: number;
	text: string;
	start: number;
}

const newFlow = (): Flow => ({
	text: [],
	pieces: [],
	length: 0,
	gap: none,
	apparatus: [],
	apparatusDepth: 0,
	tables: [],
});

export function documentText(): DocumentText {
	const body = newFlow();
	/** The note that is being read is the last. */
	const open: Note[] = [];
	const pending: Note[] = [];
	const notes: Locator[] = [];
	/** Pages and headings whose first word has come, and those that wait for it. */
	const marks: Mark[] = [];
	let waiting: Mark[] = [];
	let waitingPage: Mark | undefined;
	let heading: Mark | undefined;
	let stretches: Stretch[] = [];
	let page: string | undefined;

	const current = () => open.at(-1)?.flow ?? body;

	function part(flow: Flow, kind: number): void {
		if (kind > flow.gap) flow.gap = kind;
	}

	/** Writes text as it is, after the break that is due. */
	function write(text: string): void {
		const flow = current();
		if (text === '') return;
		const between = flow.length === 0 ? '' : (breaks[flow.gap] as string);
		const table = flow.tables.at(-1);
		if (table !== undefined) {
			if (flow.gap === blockBreak && table.cellHasWords) table.cellHasBlocks = true;
			table.cellHasWords = true;
			table.hasWords = true;
		}
		const start = flow.length + between.length;
		if (between !== '') flow.pieces.push(between);
		flow.pieces.push(text);
		if (flow.pieces.length > 1000) gather(flow);
		flow.length = start + text.length;
		flow.gap = none;
		if (stretches.length > 0) startStretches(flow, start);
		if (flow.apparatusDepth > 0) flow.apparatus.push({ start, end: flow.length });
		if (flow !== body) return;
		if (waitingPage !== undefined) waiting.push(waitingPage);
		waitingPage = undefined;
		for (const mark of waiting) {
			mark.start = start;
			marks.push(mark);
		}
		waiting = [];
		if (heading !== undefined && flow.apparatusDepth === 0) heading.text += between + text;
	}

	function gather(flow: Flow): void {
		flow.text.push(flow.pieces.join(''));
		flow.pieces.length = 0;
	}

	function textOf(flow: Flow): string {
		gather(flow);
		return flow.text.join('');
	}

	function startStretches(flow: Flow, start: number): void {
		for (const stretch of stretches) if (stretch.flow === flow) stretch.start = start;
		stretches = stretches.filter((stretch) => stretch.flow !== flow);
	}

	function words(text: string): void {
		const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
		const start = collapsed.startsWith(' ') ? 1 : 0;
		const end = collapsed.length - (collapsed.length > 1 && collapsed.endsWith(' ') ? 1 : 0);
		if (start === 1) part(current(), space);
		write(collapsed.slice(start, end));
		if (end < collapsed.length) part(current(), space);
	}

	function block(): void {
		const flow = current();
		const table = flow.tables.at(-1);
		if (table === undefined || table.cellHasWords) part(flow, blockBreak);
		if (flow === body && table === undefined && heading === undefined && pending.length > 0) writeNotes();
	}

	function writeNotes(): void {
		const before = page;
		for (const note of pending.splice(0)) {
			if (note.flow.length === 0) continue;
			if (note.page !== undefined) turnTo(note.page);
			body.gap = blockBreak;
			body.apparatusDepth++;
			write(note.label);
			body.apparatusDepth--;
			const start = body.length - note.label.length;
			if (note.label !== '') body.gap = space;
			const at = body.length + (body.length === 0 ? 0 : (breaks[body.gap] as string).length);
			write(textOf(note.flow));
			for (const span of note.flow.apparatus) body.apparatus.push({ start: at + span.start, end: at + span.end });
			if (note.label !== '') notes.push({ term: 'note', value: note.label, span: { start, end: body.length } });
			body.gap = blockBreak;
		}
		if (before !== undefined) turnTo(before);
	}

	function turnTo(label: string): void {
		if (label === page) return;
		page = label;
		waitingPage = { kind: 'page', level: 0, text: label, start: 0 };
	}

	function cellEnds(kind: number): void {
		const flow = current();
		const table = flow.tables.at(-1);
		if (table === undefined) {
			block();
			return;
		}
		// A block that ends with its cell asks for no more than the cell does.
		flow.gap = table.cellHasBlocks ? blockBreak : table.cellHasWords ? kind : Math.max(flow.gap, kind);
		table.cellHasWords = false;
		table.cellHasBlocks = false;
	}

	function line(): void {
		part(current(), current().gap === lineBreak ? blockBreak : lineBreak);
	}

	function apparatus(text: string): void {
		const flow = current();
		flow.apparatusDepth++;
		words(text);
		flow.apparatusDepth--;
	}

	function closeNote(): void {
		const note = open.pop();
		if (note !== undefined) pending.push(note);
	}

	return {
		words,
		verbatim(text) {
			const lines = text.split(/\r\n?|\n/);
			lines.forEach((one, i) => {
				if (i > 0) line();
				// The last line may go on in the next piece.
				write(i + 1 < lines.length ? one.trimEnd() : one);
			});
		},
		apparatus,
		openApparatus() {
			current().apparatusDepth++;
		},
		closeApparatus() {
			current().apparatusDepth--;
		},
		stretch() {
			const stretch = { flow: current(), start: undefined };
			stretches.push(stretch);
			return stretch;
		},
		markApparatus({ flow, start }) {
			if (start !== undefined) flow.apparatus.push({ start, end: flow.length });
		},
		line,
		block,
		openHeading(level) {
			block();
			if (current() !== body || body.apparatusDepth > 0) return;
			heading = { kind: 'heading', level, text: '', start: 0 };
			waiting.push(heading);
		},
		closeHeading() {
			heading = undefined;
			block();
		},
		section(level, title) {
			block();
			const mark: Mark = { kind: 'heading', level, text: title, start: 0 };
			waiting.push(mark);
			return mark;
		},
		page(label) {
			if (current() === body) turnTo(label);
		},
		openNote(label, reference) {
			if (reference === undefined) apparatus(label);
			open.push({ label, page, flow: newFlow() });
		},
		closeNote,
		openTable() {
			block();
			current().tables.push({ hasWords: false, cellHasWords: false, cellHasBlocks: false });
		},
		row: () => cellEnds(rowBreak),
		cell: () => cellEnds(cellBreak),
		closeTable() {
			const { tables } = current();
			const inner = tables.pop();
			const outer = tables.at(-1);
			if (inner?.hasWords && outer !== undefined) {
				outer.cellHasWords = true;
				outer.cellHasBlocks = true;
			}
			block();
		},
		length: () => body.length,
		finish(unnamed = 'section') {
			while (open.length > 0) closeNote();
			body.tables.length = 0;
			block();
			const text = textOf(body);
			const headings = marks
				.filter(({ kind }) => kind === 'heading')
				.map(({ level, text, start }) => ({ level, text, start }));
			const locators = [...pages(marks, text.length), ...headingLocators(headings, text.length, unnamed), ...notes];
			return {
				text,
				apparatus: mergeSpans([body.apparatus]),
				locators: locators.sort((a, b) => a.span.start - b.span.start),
			};
		},
	};
}

function pages(marks: readonly Mark[], end: number): Locator[] {
	const starts = marks.filter(({ kind }) => kind === 'page');
	return starts.map((mark, i) => ({
		term: 'page',
		value: mark.text,
		span: { start: mark.start, end: starts[i + 1]?.start ?? end },
	}));
}
