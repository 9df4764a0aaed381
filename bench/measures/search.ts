/** Insert Quote: some words that a passage holds are typed letter by letter, and each letter asks anew. */

import { pathToFileURL } from 'node:url';
import { foundPassages } from '../../src/server/search.ts';
import type { Run } from '../child.ts';
import { sourcePath, type TestSource } from '../corpus/library.ts';
import { type Indexed, openOurs } from '../ours.ts';
import type { Quotation } from '../quotations/quotations.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface SearchInput extends Indexed {
	readonly quotations: readonly Quotation[];
}

export interface Searched {
	readonly times: Times;
	/** Of the words typed to their end, the share whose source is among those shown. */
	readonly found: number;
	readonly memory: number;
}

/** As many as Insert Quote shows. */
const shown = 50;
const typedWords = 3;

export const run: Run<SearchInput, Searched> = async ({ quotations, ...indexed }, onProgress) => {
	const library = openOurs(indexed);
	const { sources } = indexed.library;
	const right = ([place]: Quotation['places']) =>
		place && pathToFileURL(sourcePath(indexed.library, sources[place.source] as TestSource)).href;
	const ms: number[] = [];
	let found = 0;
	for (const [number, { text, places }] of quotations.entries()) {
		onProgress(`types ${number + 1} of ${quotations.length}`);
		const words = rememberedWords(text);
		for (let end = 1; end <= words.length; end++) {
			const started = performance.now();
			const passages = foundPassages(library, words.slice(0, end), shown);
			ms.push(performance.now() - started);
			if (end === words.length && passages.some(({ source }) => source.uri === right(places))) found++;
		}
	}
	const memory = process.memoryUsage.rss();
	await library.close();
	return { times: timesOf(ms), found: found / quotations.length, memory };
};

/** The longest few words, in their order: what one remembers of a sentence. */
function rememberedWords(text: string): string {
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	const longest = [...words].sort((a, b) => b.length - a.length).slice(0, typedWords);
	return words.filter((word) => longest.includes(word)).join(' ');
}
