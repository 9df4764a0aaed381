/** A Word document: its paragraphs, headings by style, tables and notes; pages where Word noted them reliably. */
import { message } from '../../../text/message.ts';
import { type SourceContent, UnreadableSource } from '../../source.ts';
import { type DocumentText, documentText } from '../document-text.ts';
import { withReliablePages } from '../laid-out-pages.ts';
import { numeral } from '../numerals.ts';
import { statedMetadata } from '../stated-metadata.ts';
import { openZippedDocument } from '../zipped-document.ts';
import { coreProperties } from './core-properties.ts';
import { type Document, type Node, type NoteType, readModel } from './model.ts';
import { noteFormats } from './note-formats.ts';
import { type PageCounter, pageCounter, statedPages } from './pages.ts';
import { readParts } from './parts.ts';
import { heaviest, pageEnd, prepare, sectionEnd, tooLong } from './prepare.ts';
import { readStyles, type Style } from './styles.ts';

export async function readDocx(bytes: Uint8Array): Promise<SourceContent> {
	const parts = readParts(openZippedDocument(bytes, '.docx'));
	const body = prepare(parts.document);
	const footnotes = parts.footnotes === undefined ? undefined : prepare(parts.footnotes);
	const endnotes = parts.endnotes === undefined ? undefined : prepare(parts.endnotes);
	if (body.weight + (footnotes?.weight ?? 0) + (endnotes?.weight ?? 0) > heaviest) throw tooLong();
	const model = await readModel(body.xml, footnotes?.xml, endnotes?.xml).catch((error: unknown) => {
		throw notUnderstood(error);
	});
	const out = documentText();
	const writer = {
		out,
		model,
		styleOf: readStyles(parts.styles),
		pages: pageCounter(body.sections),
		formats: noteFormats(parts.settings),
		counts: { footnote: 0, endnote: 0 },
	};
	out.page(writer.pages.next());
	writeAll(model.children, writer);
	const content = out.finish();
	if (content.text === '') {
		throw new UnreadableSource(
			message(
				'This document holds no text; it may consist of pictures. Leave it out with "exclude" in quotewright.json, or add a version with text.',
			),
		);
	}
	// Other programs state no number of pages, or note no ends of them.
	const stated = body.pageEnds === 0 ? undefined : statedPages(parts.app);
	return {
		...content,
		locators: withReliablePages(content.locators, body.pageEnds + 1, stated),
		metadata: statedMetadata(coreProperties(parts.core), content.text),
	};
}

function notUnderstood(error: unknown): UnreadableSource {
	return new UnreadableSource(
		message(
			'This Word document cannot be read ({0}). Open it in Word or LibreOffice and save it again.',
			error instanceof Error ? error.message : String(error),
		),
	);
}

interface Writer {
	readonly out: DocumentText;
	readonly model: Document;
	readonly styleOf: (id: string | null) => Style;
	readonly pages: PageCounter;
	readonly formats: Readonly<Record<NoteType, string>>;
	readonly counts: Record<NoteType, number>;
}

/** Recursive, as mammoth is, which would not have come to its end where this does not. */
function writeAll(nodes: readonly Node[], writer: Writer): void {
	for (const node of nodes) write(node, writer);
}

function write(node: Node, writer: Writer): void {
	const { out, pages } = writer;
	switch (node.type) {
		case 'paragraph':
			writeParagraph(node.children, writer.styleOf(node.styleId), writer);
			break;
		case 'text':
			out.words(node.value);
			break;
		case 'tab':
			out.words('\t');
			break;
		case 'break':
			if (node.breakType === 'line') out.line();
			else out.block();
			break;
		case 'noteReference':
			writeNote(node, writer);
			break;
		case 'bookmarkStart':
			if (node.name === pageEnd) out.page(pages.next());
			else if (node.name === sectionEnd) pages.endSection();
			break;
		case 'table':
			out.openTable();
			writeAll(node.children, writer);
			out.closeTable();
			break;
		case 'tableRow':
			out.row();
			writeAll(node.children, writer);
			break;
		case 'tableCell':
			out.cell();
			writeAll(node.children, writer);
			break;
		case 'run':
			writeAll(node.children, writer);
	}
}

function writeParagraph(children: readonly Node[], { level, isContents }: Style, writer: Writer): void {
	const { out } = writer;
	if (level === undefined) out.block();
	else out.openHeading(level);
	if (isContents) out.openApparatus();
	writeAll(children, writer);
	if (isContents) out.closeApparatus();
	if (level === undefined) out.block();
	else out.closeHeading();
}

function writeNote(reference: { readonly noteType: NoteType; readonly noteId: string }, writer: Writer): void {
	const { out, model, formats, counts } = writer;
	const note = model.notes.resolve(reference);
	if (note === null) return;
	const number = ++counts[reference.noteType];
	out.openNote(numeral(number, formats[reference.noteType]));
	writeAll(note.body, writer);
	out.closeNote();
}
