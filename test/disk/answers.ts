import type { Library } from '../../src/library/library.ts';
import { wordTerm } from '../../src/library/segments/terms.ts';
import { wholeText } from './workspace.ts';

/** All that a library answers about its sources, for holding two libraries of the same files against each other. */
export function answersOf(library: Library): object[] {
	return library.sources.map((source) => {
		const words = library.index.words(source);
		const whole = { start: 0, end: source.length };
		const hashes = words.hashes(0, words.count);
		const asked = hashes.filter((_, i) => i % 9 === 0);
		const { id: _, ...told } = source;
		return {
			...told,
			text: wholeText(library, source),
			apparatus: library.apparatus(source, whole),
			lines: [...library.lineCounts(source)],
			locators: [0.1, 0.5, 0.9].map((part) => library.locatorAt(source, Math.floor(part * source.length))),
			words: words.count,
			hashes: [...hashes],
			blocks: [...asked].map((hash) => [...words.blocks(wordTerm(hash))]),
		};
	});
}

/** What searching for the words finds, whatever the order of what is equally good. */
export function foundFor(library: Library, words: string): string[] {
	const hits = library.search(words, 10_000);
	return hits.map(({ source, passage }) => `${source.path} ${passage.start}-${passage.end}`).sort();
}
