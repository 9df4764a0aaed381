/** From a file to what is stored of it. What is wrong with a document is an answer, not an exception. */

import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type BibliographyEntry, type BibliographyProblem, readBibliography } from '../../sources/bibliography.ts';
import { readerFor } from '../../sources/formats/readers.ts';
import { type Manner, mannerOf } from '../../sources/manner.ts';
import { type SourceContent, UnreadableSource } from '../../sources/source.ts';
import { type Message, message } from '../../text/message.ts';
import type { FoundProblem } from '../library.ts';
import { messageOf } from '../store/sqlite-errors.ts';
import type { FileState } from '../store/stored.ts';
import { hasLostName, isMissing } from './inventory.ts';
import type { During } from './stray-errors.ts';

/** In bytes. What is larger is no document that a person quotes from, and would exhaust memory. */
const largest = 200 * 1024 * 1024;

/** Bytes that are read at once. */
const piece = 8 * 1024 * 1024;

/** In bytes. Shorter files are all read into the same memory: to be given new memory for each takes longer. */
const short = 2 * 1024 * 1024;
let kept: Buffer | undefined;

/**
 * The file's bytes, valid until the next file is read, and their hash. Throws the file system's errors, and `UnreadableSource` for one that is too large,
 * or no file.
 * @param beat told whenever something has come
 */
export function readBytes(
	{ path, size }: FileState,
	beat: () => void,
): { readonly bytes: Uint8Array; readonly hash: string } {
	if (size > largest) throw tooLarge();
	// It may have become a pipe since it was listed, and opening one waits until somebody writes into it.
	const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const stats = fstatSync(descriptor);
		if (!stats.isFile()) throw noFile();
		const bytes = readToEnd(descriptor, stats.size, beat);
		return { bytes, hash: hash('sha256', bytes, 'base64url') };
	} finally {
		closeSync(descriptor);
	}
}

/** @param size that the file is said to have: it may grow meanwhile, and some have none */
function readToEnd(descriptor: number, size: number, beat: () => void): Uint8Array {
	let bytes = memoryFor(Math.min(size, largest) + 1);
	for (let length = 0; ; ) {
		const read = readSync(descriptor, bytes, length, Math.min(piece, bytes.length - length), null);
		beat();
		if (read === 0) return bytes.subarray(0, length);
		length += read;
		if (length > largest) throw tooLarge();
		if (length === bytes.length) {
			const more = Buffer.allocUnsafeSlow(Math.min(2 * length + 4096, largest + 1));
			bytes.copy(more);
			bytes = more;
		}
	}
}

function memoryFor(size: number): Buffer {
	if (size > short) return Buffer.allocUnsafeSlow(size);
	kept ??= Buffer.allocUnsafeSlow(short);
	return kept;
}

function tooLarge(): UnreadableSource {
	return new UnreadableSource(
		message(
			'This file is larger than 200 MB, too large to be read as a source. Split it, or leave it out with "exclude" in quotewright.json.',
		),
	);
}

function noFile(): UnreadableSource {
	return new UnreadableSource(
		message(
			'This is not a file with a beginning and an end, but a pipe, a device or a folder, so it cannot be read as a source. Take it away, or leave it out with "exclude" in quotewright.json.',
		),
	);
}

export interface DocumentContent extends SourceContent {
	readonly manner: Manner;
}

export async function readDocument(
	bytes: Uint8Array,
	path: string,
	during: During = (work) => work(),
): Promise<DocumentContent | { readonly error: Message }> {
	try {
		const reader = readerFor(path);
		if (reader === undefined) return { error: message('Files of this kind cannot be read as sources.') };
		// Readers of other files may keep the bytes, or give them to somebody.
		const own = reader.isText ? bytes : new Uint8Array(bytes);
		const content = await during(() => reader.read(own, path));
		return { ...content, manner: mannerOf(content.text) };
	} catch (error) {
		return { error: error instanceof UnreadableSource ? error.told : unexpected(messageOf(error)) };
	}
}

export interface BibliographyContent {
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

export async function readWorks(bytes: Uint8Array, path: string, during: During): Promise<BibliographyContent> {
	try {
		return await during(() => readBibliography(bytes, path));
	} catch (error) {
		const told = error instanceof UnreadableSource ? error.told : unexpected(messageOf(error));
		return { entries: [], problems: [{ span: undefined, message: told }] };
	}
}

/** Of a fault of ours: it must not keep all other files from being read. */
export function unexpected(what: string): Message {
	return message(
		'Something in this file could not be understood ({0}), so it was not read. Leave it out with "exclude" in quotewright.json, and please report it.',
		what,
	);
}

/** What to say of a file that could not be opened; undefined: it has vanished. Throws what is no file's fault. */
export function readingProblem(error: unknown, path: string): FoundProblem | undefined {
	if (isMissing(error) && !hasLostName(path)) return undefined;
	if (!(error instanceof UnreadableSource) && !isFileError(error)) throw error;
	const told = error instanceof UnreadableSource ? error.told : fileMessage(error as NodeJS.ErrnoException);
	return { code: 'unreadable-source', path, span: undefined, message: told, related: [] };
}

function isFileError(error: unknown): boolean {
	return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function fileMessage(error: NodeJS.ErrnoException): Message {
	switch (error.code) {
		case 'ENOENT':
			return message(
				'The name of this file is not in UTF-8, so it cannot be opened (each character that cannot be told is shown as �). Rename it.',
			);
		case 'EACCES':
		case 'EPERM':
			return message(
				'This file may not be read. Change its permissions, or leave it out with "exclude" in quotewright.json.',
			);
		case 'EBUSY':
			return message('This file is in use by another program. Close it there; it is tried again with the next change.');
		default:
			return message('This file cannot be read: {0}.', messageOf(error));
	}
}
