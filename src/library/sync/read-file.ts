/** From a file to what is stored of it. What is wrong with a document is an answer, not an exception. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type BibliographyEntry, type BibliographyProblem, readBibliography } from '../../sources/bibliography.ts';
import { readerFor } from '../../sources/formats/readers.ts';
import { type Manner, mannerOf } from '../../sources/manner.ts';
import { type SourceContent, UnreadableSource } from '../../sources/source.ts';
import type { LibraryProblem } from '../library.ts';
import { messageOf } from '../store/sqlite-errors.ts';
import type { FileState } from '../store/stored.ts';
import { isMissing } from './inventory.ts';

/** In bytes. What is larger is no document that a person quotes from, and would exhaust memory. */
const largest = 200 * 1024 * 1024;

/** The file's bytes and their hash. Throws the file system's errors, and `UnreadableSource` for one that is too large. */
export function readBytes(file: FileState): { readonly bytes: Uint8Array; readonly hash: string } {
	if (file.size > largest) {
		throw new UnreadableSource(
			`This file is larger than 200 MB, too large to be read as a source. Split it, or leave it out with "exclude" in quotewright.json.`,
		);
	}
	const bytes = readFileSync(file.path);
	return { bytes, hash: createHash('sha256').update(bytes).digest('base64url') };
}

export interface DocumentContent extends SourceContent {
	readonly manner: Manner;
}

export async function readDocument(
	bytes: Uint8Array,
	path: string,
): Promise<DocumentContent | { readonly error: string }> {
	try {
		const content = await readerFor(path)?.read(bytes, path);
		if (content === undefined) return { error: 'Files of this kind cannot be read as sources.' };
		return { ...content, manner: mannerOf(content.text) };
	} catch (error) {
		return { error: error instanceof UnreadableSource ? error.message : unexpected(error) };
	}
}

export interface BibliographyContent {
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

export async function readWorks(bytes: Uint8Array, path: string): Promise<BibliographyContent> {
	try {
		return await readBibliography(bytes, path);
	} catch (error) {
		const message = error instanceof UnreadableSource ? error.message : unexpected(error);
		return { entries: [], problems: [{ span: undefined, message }] };
	}
}

/** Of a fault of ours: it must not keep all other files from being read. */
function unexpected(error: unknown): string {
	return `Something in this file could not be understood (${messageOf(error)}), so it was not read. Leave it out with "exclude" in quotewright.json, and please report it.`;
}

/** What to say of a file that could not be opened; undefined: it has vanished. Throws what is no file's fault. */
export function readingProblem(error: unknown, path: string): LibraryProblem | undefined {
	if (isMissing(error)) return undefined;
	if (!(error instanceof UnreadableSource) && !isFileError(error)) throw error;
	const message = error instanceof UnreadableSource ? error.message : fileMessage(error as NodeJS.ErrnoException);
	return { code: 'unreadable-source', path, span: undefined, message, related: [] };
}

function isFileError(error: unknown): boolean {
	return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function fileMessage(error: NodeJS.ErrnoException): string {
	switch (error.code) {
		case 'EACCES':
		case 'EPERM':
			return 'This file may not be read. Change its permissions, or leave it out with "exclude" in quotewright.json.';
		case 'EBUSY':
			return 'This file is in use by another program. Close it there; it is tried again with the next change.';
		default:
			return `This file cannot be read: ${messageOf(error)}.`;
	}
}
