import { type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import { decodeText } from './encoding.ts';

/** What a bibliography says about one work. */
export interface BibliographyEntry {
	readonly key: string;
	/** Other keys that mean the same entry: BibLaTeX's `ids`, the `citation-key` of CSL. */
	readonly aliases: readonly string[];
	readonly title: string | undefined;
	readonly author: string | undefined;
	/** As written. */
	readonly date: string | undefined;
	readonly url: string | undefined;
	/** Paths of its documents as written; relative ones are relative to the bibliography. */
	readonly files: readonly string[];
	/** Where the bibliography speaks of it: its head, or its key. */
	readonly span: Span;
}

/** What is wrong with an entry, or between entries. `span` is in the bibliography's text. */
export interface BibliographyProblem {
	readonly span: Span | undefined;
	readonly message: Message;
}

export interface Bibliography {
	/** In the order of the file; no two have the same key. */
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/**
 * Reads a `.bib`, `.json`, `.yaml` or `.yml` bibliography. What is malformed costs only its entry; throws
 * `UnreadableSource` for what is no text. Lets others run in between.
 */
export async function readBibliography(bytes: Uint8Array, path: string): Promise<Bibliography> {
	const isCsl = /\.(json|ya?ml)$/i.exec(path)?.[1]?.toLowerCase();
	if (isCsl !== undefined) {
		const { readCslJson, readCslYaml } = await import('./bibliography-csl.ts');
		const text = decodeText(bytes);
		return onceEach(isCsl === 'json' ? await readCslJson(text) : await readCslYaml(text));
	}
	const { readBibtex } = await import('./bibliography-bibtex.ts');
	const { bibtexPieces } = await import('./bibliography-pieces.ts');
	return onceEach(await readBibtex(bibtexPieces(bytes)));
}

/** Whether files of that name can be bibliographies. */
export function isBibliographyName(path: string): boolean {
	return /\.(?:bib|bibtex|json|ya?ml)$/i.test(path);
}

/** Of a damaged file, the first troubles tell enough. */
const mostProblems = 200;

function onceEach({ entries, problems }: Bibliography): Bibliography {
	const read = new Map<string, BibliographyEntry>();
	const repeated: BibliographyProblem[] = [];
	for (const entry of entries) {
		if (!read.has(entry.key)) read.set(entry.key, entry);
		else repeated.push({ span: entry.span, message: usedTwice(entry.key) });
	}
	const all = [...problems, ...repeated].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
	return { entries: [...read.values()], problems: all.slice(0, mostProblems) };
}

function usedTwice(key: string): Message {
	return message(
		'The key “{0}” belongs to an earlier entry of this bibliography, which counts. Rename one of them.',
		key,
	);
}
