import { extname } from 'node:path';
import type { SourceReader } from '../source.ts';
import { captionsReader } from './captions.ts';
import { docxReader } from './docx.ts';
import { epubReader } from './epub.ts';
import { htmlReader } from './html.ts';
import { htmlArchiveReader } from './html-archive.ts';
import { mailReader } from './mail.ts';
import { markdownReader } from './markdown.ts';
import { odtReader } from './odt.ts';
import { pdfReader } from './pdf.ts';
import { plainReader } from './plain.ts';
import { rtfReader } from './rtf.ts';

const readers: readonly SourceReader[] = [
	plainReader,
	markdownReader,
	captionsReader,
	docxReader,
	epubReader,
	htmlReader,
	htmlArchiveReader,
	mailReader,
	odtReader,
	pdfReader,
	rtfReader,
];

const byExtension = new Map(
	readers.flatMap((reader) => reader.extensions.map((extension) => [extension, reader] as const)),
);

/** An editor that opens the file shows the text that is read from it. */
export function isTextFile(path: string): boolean {
	return readerFor(path)?.isText === true;
}

/** Lower case, with the dot. */
export const readableExtensions: readonly string[] = [...byExtension.keys()];

/** The reader for a file of that name; undefined: not a source. */
export function readerFor(path: string): SourceReader | undefined {
	return byExtension.get(extname(path).toLowerCase());
}
