/** Word documents as mammoth understands them, as far as readers use it. */
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';

export type Node =
	| { readonly type: 'paragraph'; readonly styleId: string | null; readonly children: readonly Node[] }
	| { readonly type: 'text'; readonly value: string }
	| { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
	| { readonly type: 'noteReference'; readonly noteType: NoteType; readonly noteId: string }
	| { readonly type: 'bookmarkStart'; readonly name: string }
	| { readonly type: 'tab' }
	| {
			readonly type: 'run' | 'table' | 'tableRow' | 'tableCell';
			readonly children: readonly Node[];
	  };

export type NoteType = 'footnote' | 'endnote';

export interface Document {
	readonly children: readonly Node[];
	readonly notes: {
		resolve(reference: {
			readonly noteType: NoteType;
			readonly noteId: string;
		}): { readonly body: readonly Node[] } | null;
	};
}

/** Of parts as `prepare` makes them. */
export async function readModel(document: string, footnotes?: string, endnotes?: string): Promise<Document> {
	// Where nothing names the parts, mammoth looks for them under these names.
	const archive = zipSync(
		{
			'word/document.xml': strToU8(document),
			...(footnotes === undefined ? {} : { 'word/footnotes.xml': strToU8(footnotes) }),
			...(endnotes === undefined ? {} : { 'word/endnotes.xml': strToU8(endnotes) }),
		},
		{ level: 0 },
	);
	let model: Document | undefined;
	await mammoth.convertToHtml(
		{ buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
		{
			// Only the model is wanted, not the HTML.
			transformDocument(document: Document) {
				model = document;
				return { ...document, children: [] };
			},
		},
	);
	if (model === undefined) throw new Error('mammoth gave no document.');
	return model;
}
