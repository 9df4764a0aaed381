import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { decodeText } from '../../sources/encoding.ts';
import { openAt } from '../open-documents.ts';
import { uriOf } from '../positions.ts';

/** A file as it stands in an editor, else on disk. */
export interface FileText {
	/** Absolute. */
	readonly path: string;
	readonly document: TextDocument;
	/** Of the editor that has it open. */
	readonly version: number | null;
	/** An editor that opens the file from disk and saves it keeps every character. */
	readonly isFaithful: boolean;
}

/** Undefined for what cannot be read, or is no text. */
export async function fileText(path: string, open: TextDocuments<TextDocument>): Promise<FileText | undefined> {
	const editor = openAt(open, path);
	if (editor) return { path, document: editor, version: editor.version, isFaithful: true };
	try {
		const bytes = await readFile(path);
		const document = TextDocument.create(uriOf(path), '', 0, decodeText(bytes));
		return { path, document, version: null, isFaithful: isUtf8(bytes) || hasUtf16Mark(bytes) };
	} catch {
		return undefined;
	}
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
