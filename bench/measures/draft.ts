/** A long draft from the first reading to the findings: parser and checker as the server uses them. */
import { createChecker } from '../../src/check/check.ts';
import { defaultSettings } from '../../src/check/settings.ts';
import { createMarkdownParser } from '../../src/drafts/markdown.ts';
import type { Run } from '../child.ts';
import type { RealText } from '../corpus/texts.ts';
import { writeDraft } from '../draft.ts';
import { type Indexed, keysIn, openOurs } from '../ours.ts';
import type { Quotation } from '../quotations/quotations.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface DraftInput extends Indexed {
	readonly prose: readonly RealText[];
	readonly quotations: readonly Quotation[];
	readonly words: number;
	readonly seed: number;
}

export interface WholeDraft {
	readonly words: number;
	readonly quotations: number;
	/** Quotations that were compared with the source they are cited from. */
	readonly compared: number;
	/** Reading and checking all of it, nothing remembered. */
	readonly whole: Times;
	/** The draft as the server will have it. */
	readonly text: string;
}

const repeats = 5;

export const run: Run<DraftInput, WholeDraft> = async ({ prose, quotations, words, seed, ...indexed }, onProgress) => {
	const library = openOurs(indexed);
	const text = writeDraft({ prose, words, quotations, keyOf: keysIn(indexed, library), seed });
	const ms: number[] = [];
	let compared = 0;
	for (let i = 0; i <= repeats; i++) {
		onProgress(`checks ${i} of ${repeats}`);
		const started = performance.now();
		const draft = createMarkdownParser().parse(text);
		const checked = createChecker(library, defaultSettings).check(draft, text, '/draft.md');
		// The first has the program compiled.
		if (i > 0) ms.push(performance.now() - started);
		compared = checked.quotations.filter(({ passage }) => passage !== undefined).length;
	}
	await library.close();
	return { words: text.split(/\s+/).length, quotations: quotations.length, compared, whole: timesOf(ms), text };
};
