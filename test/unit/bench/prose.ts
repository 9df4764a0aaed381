import { readRealTexts } from '../../../bench/corpus/texts.ts';

/** The real texts that come with the benchmark, read once. */
export function prose(): ReturnType<typeof readRealTexts> {
	known ??= readRealTexts(undefined, 1);
	return known;
}

let known: ReturnType<typeof readRealTexts> | undefined;
