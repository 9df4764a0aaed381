/** What the readers make of one known text out of the documents that other programs made of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readerFor } from '../../src/sources/formats/readers.ts';
import { knownParagraphs } from '../../test/documents/known.ts';
import { type TextQuality, textQuality } from './text-quality.ts';

const folder = fileURLToPath(new URL('../../test/documents/', import.meta.url));

export interface ReadDocument extends Omit<TextQuality, 'wrong'> {
	/** The program that made it. */
	readonly producer: string;
	/** The file's ending, without the dot. */
	readonly format: string;
}

/** One for each of the documents of test/documents/known. */
export async function measureReaders(): Promise<readonly ReadDocument[]> {
	const known = join(folder, 'known');
	const paragraphs = knownParagraphs(readFileSync(join(folder, 'known.md'), 'utf8'));
	const pages = JSON.parse(readFileSync(join(known, 'pages.json'), 'utf8')) as Record<string, (string | null)[]>;
	const results: ReadDocument[] = [];
	for (const name of readdirSync(known).sort()) {
		if (name === 'pages.json') continue;
		const reader = readerFor(name);
		if (reader === undefined) throw new Error(`No reader takes ${name}.`);
		const content = await reader.read(readFileSync(join(known, name)), join(known, name));
		const format = extname(name).slice(1);
		const said = isSpoken(format) ? paragraphs.filter(({ note }) => !note) : paragraphs;
		const { wrong: _, ...quality } = textQuality(content, said, pages[name]);
		results.push({ producer: name.slice(0, -format.length - 1), format, ...quality });
	}
	return results;
}

/** Nobody reads footnotes aloud: captions are made without them. */
function isSpoken(format: string): boolean {
	return format === 'srt' || format === 'vtt';
}
