/** A fresh process: how long until the first right answer. The index is on disk, and the system may have it in memory. */
import type { Run } from '../child.ts';
import { sourcePath, type TestSource } from '../corpus/library.ts';
import { type Indexed, locateQuotation, openOurs } from '../ours.ts';
import type { Quotation } from '../quotations/quotations.ts';

export interface WarmInput extends Indexed {
	readonly quotation: Quotation;
}

export interface Warm {
	/** From opening the library to the answer, in milliseconds; the program itself is loaded. */
	readonly ms: number;
	/** From the start of the process, loading the program included. */
	readonly sinceStart: number;
	readonly right: boolean;
}

export const run: Run<WarmInput, Warm> = async ({ quotation, ...indexed }) => {
	const started = performance.now();
	const library = openOurs(indexed);
	const [found] = locateQuotation(library, quotation.text, 1);
	const done = performance.now();
	const { sources } = indexed.library;
	const right = quotation.places.some(
		({ source, start, end }) =>
			found?.path === sourcePath(indexed.library, sources[source] as TestSource) &&
			found.start < end &&
			start < found.end,
	);
	await library.close();
	return { ms: done - started, sinceStart: done, right };
};
