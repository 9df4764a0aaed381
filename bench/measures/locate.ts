/**
 * Locating quotations of every kind, in a process that has only opened what is indexed already. It is given nothing
 * but their words, so that its memory is that of answering.
 */
import type { Run } from '../child.ts';
import { type Answer, type Indexed, locateQuotation, openOurs } from '../ours.ts';

export interface LocateInput extends Indexed {
	readonly quotations: readonly string[];
}

export interface Located {
	/** Milliseconds for each quotation. */
	readonly ms: readonly number[];
	/** Places told for each, best first. */
	readonly answers: readonly (readonly Answer[])[];
	/** Bytes, when all is answered. */
	readonly memory: number;
}

/** So many places are asked for; a phrase that stands oftener is no quotation. */
export const placesAsked = 100;
/** Answered before and after, spread over all, so that the program is compiled. */
const warmUps = 300;

export const run: Run<LocateInput, Located> = async ({ quotations, ...indexed }, onProgress) => {
	const library = openOurs(indexed);
	const step = Math.max(1, Math.floor(quotations.length / warmUps));
	for (let i = 0; i < quotations.length; i += step) locateQuotation(library, quotations[i] as string, placesAsked);
	const ms: number[] = [];
	const answers: (readonly Answer[])[] = [];
	for (const [number, text] of quotations.entries()) {
		const started = performance.now();
		const found = locateQuotation(library, text, placesAsked);
		ms.push(performance.now() - started);
		answers.push(found);
		if (number % 100 === 0) onProgress(`answers ${number} of ${quotations.length}`);
	}
	const memory = process.memoryUsage.rss();
	await library.close();
	return { ms, answers, memory };
};
