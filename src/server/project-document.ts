import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TextDocuments, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Accepted } from '../check/accepted.ts';
import { accepting, acceptingAnew } from '../project/accepting.ts';
import { projectFile } from '../project/project.ts';
import { decodeText } from '../sources/encoding.ts';
import { openAt } from './open-documents.ts';
import { rangeOf, uriOf } from './positions.ts';

/** A project's file as it is to be edited. */
export interface ProjectDocument {
	readonly uri: string;
	/** Undefined where there is none yet. */
	readonly document: TextDocument | undefined;
	/** Of the editor that has it open. */
	readonly version: number | null;
}

/** @returns undefined where there is a file that cannot be read. */
export async function projectDocument(
	root: string,
	open: TextDocuments<TextDocument>,
): Promise<ProjectDocument | undefined> {
	const path = join(root, projectFile);
	const editor = openAt(open, path);
	if (editor) return { uri: editor.uri, document: editor, version: editor.version };
	const uri = uriOf(path);
	try {
		const document = TextDocument.create(uri, 'jsonc', 0, decodeText(await readFile(path)));
		return { uri, document, version: null };
	} catch (error) {
		const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
		return isMissing ? { uri, document: undefined, version: null } : undefined;
	}
}

/** What adds an accepted quotation to the project's file; undefined where the file has to be mended first. */
export function acceptingEdit({ uri, document, version }: ProjectDocument, entry: Accepted): WorkspaceEdit | undefined {
	const textDocument = { uri, version };
	if (!document) {
		const start = { line: 0, character: 0 };
		const edits = [{ range: { start, end: start }, newText: acceptingAnew(entry) }];
		return {
			documentChanges: [
				{ kind: 'create', uri },
				{ textDocument, edits },
			],
		};
	}
	const edits = accepting(document.getText(), entry);
	if (!edits) return undefined;
	const changes = edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text }));
	return { documentChanges: [{ textDocument, edits: changes }] };
}
