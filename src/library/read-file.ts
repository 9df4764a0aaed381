import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readBibliography } from '../sources/bibliography.ts';
import { decodeText } from '../sources/encoding.ts';
import { readerFor } from '../sources/formats/readers.ts';
import { UnreadableSource } from '../sources/source.ts';
import type { Span } from '../text/span.ts';
import { splitPassages } from './passage-split.ts';
import { searchWords } from './search-words.ts';
import { buildSegment, encodeSegment } from './segment.ts';
import type { FileState, IndexedDocument, IndexedPassage, StoredBibliography } from './stored.ts';

/** In bytes. What is larger is no document that a person quotes from, and would exhaust memory. */
const largest = 200 * 1024 * 1024;

/** The file's bytes and their hash. Throws the file system's errors, and `UnreadableSource` for one that is too large. */
export async function readBytes(file: FileState): Promise<{ readonly bytes: Uint8Array; readonly hash: string }> {
	if (file.size > largest) {
		throw new UnreadableSource(
			`This file is larger than 200 MB, too large to be read as a source. Split it, or leave it out with "exclude" in quotewright.json.`,
		);
	}
	const bytes = await readFile(file.path);
	return { bytes, hash: createHash('sha256').update(bytes).digest('base64url') };
}

/** Reads and indexes a document; what is wrong with it is an answer, not an exception. */
export async function indexDocument(
	bytes: Uint8Array,
	path: string,
): Promise<IndexedDocument | { readonly error: string }> {
	try {
		const content = await readerFor(path)?.read(bytes, path);
		if (content === undefined) return { error: 'Files of this kind cannot be read as sources.' };
		const { text, apparatus } = content;
		return {
			...content,
			segment: encodeSegment(buildSegment(text, apparatus)),
			passages: indexPassages(text, apparatus),
		};
	} catch (error) {
		if (error instanceof UnreadableSource) return { error: error.message };
		throw error;
	}
}

/** Passages without a word (a rule of stars) are part of the stretch before them; the last reach to the text's end. */
function indexPassages(text: string, apparatus: readonly Span[]): IndexedPassage[] {
	const spans = splitPassages(text);
	const worded = spans.flatMap((span) => {
		const words = searchWords(text, span, apparatus).map(({ word }) => word);
		return words.length === 0 ? [] : [{ span, words: words.join(' ') }];
	});
	const all = worded.length === 0 ? spans.slice(0, 1).map((span) => ({ span, words: '' })) : worded;
	return all.map(({ span, words }, i) => {
		const slice = { start: i === 0 ? 0 : span.start, end: all[i + 1]?.span.start ?? text.length };
		return { span, slice, words };
	});
}

export async function indexBibliography(bytes: Uint8Array, file: FileState, hash: string): Promise<StoredBibliography> {
	try {
		return { ...file, hash, ...(await readBibliography(decodeText(bytes), file.path)) };
	} catch (error) {
		if (!(error instanceof UnreadableSource)) throw error;
		return { ...file, hash, entries: [], problems: [{ span: undefined, message: error.message }] };
	}
}
