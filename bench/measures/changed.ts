/** A source of a megabyte is saved anew, again and again: how long until its new words are found. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../child.ts';
import { changedSource } from '../corpus/library.ts';
import { type Indexed, locateQuotation, openOurs } from '../ours.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface Changed {
	readonly sources: number;
	/** From the save to the right answer. */
	readonly times: Times;
}

const changes = 20;

export const run: Run<Indexed, Changed> = async (indexed, onProgress) => {
	const path = join(indexed.library.folder, 'sources', changedSource);
	const before = readFileSync(path, 'utf8');
	const library = openOurs(indexed);
	try {
		await library.sync();
		const ms: number[] = [];
		for (let i = 0; i <= changes; i++) {
			onProgress(`change ${i} of ${changes}`);
			await library.settled();
			const words = `the ${numberWord(i)} quire was newly bound in shagreen`;
			writeFileSync(path, `${before.slice(0, 500_000)} Now ${words}. ${before.slice(500_000)}`);
			const saved = performance.now();
			await library.sync({ paths: [path] });
			const [found] = locateQuotation(library, words, 1);
			const answered = performance.now();
			if (found?.path !== path || Math.abs(found.start - 500_005) > 10) throw new Error('The change was not found.');
			// The first starts the threads.
			if (i > 0) ms.push(answered - saved);
		}
		return { sources: library.sources.length, times: timesOf(ms) };
	} finally {
		writeFileSync(path, before);
		await library.sync({ paths: [path] });
		await library.settled();
		await library.close();
	}
};

/** A word that no source has, another for each number. */
function numberWord(number: number): string {
	return `zq${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}zq`;
}
