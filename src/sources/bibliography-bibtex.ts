/** From the fields of BibTeX and BibLaTeX to entries. Cost: about 10 µs an entry, and 0.1 ms for a value with TeX in it. */
import { detached } from '../text/detached.ts';
import type { Span } from '../text/span.ts';
import type { Bibliography, BibliographyEntry, BibliographyProblem } from './bibliography.ts';
import { attachedFiles } from './bibliography-files.ts';
import { readNames } from './bibliography-names.ts';
import { commonStrings, type ScannedEntry, scanBibtex } from './bibliography-scan.ts';
import { loadTexReader, needsTex, plainTex, type TexReader } from './bibliography-tex.ts';
import { listed } from './metadata.ts';

const texFields = ['title', 'subtitle', 'author', 'editor', 'date', 'year', 'month'] as const;
const otherFields = ['url', 'file', 'ids', 'crossref', 'xdata'] as const;

type Field = (typeof texFields)[number] | (typeof otherFields)[number];

const wanted: ReadonlySet<string> = new Set([...texFields, ...otherFields]);

/** So many entries at a time keep the event loop free. */
const turn = 500;

/** @param pieces of the text, cut between entries */
export async function readBibtex(pieces: Iterable<string>): Promise<Bibliography> {
	const parents = parentsIn(pieces);
	const strings = commonStrings();
	const entries: BibliographyEntry[] = [];
	const problems: BibliographyProblem[] = [];
	let readTex: TexReader | undefined;
	let start = 0;
	for (const piece of pieces) {
		const scanned = scanBibtex(piece, wanted, strings);
		if (scanned.entries.some(hasTex)) readTex ??= await loadTexReader();
		for (const entry of scanned.entries) {
			if (isCited(entry)) entries.push(readEntry(entry, start, parents, readTex ?? plainTex));
			if (entries.length % turn === 0) await new Promise(setImmediate);
		}
		problems.push(...scanned.problems.map(({ span, message }) => ({ span: span && moved(span, start), message })));
		start += piece.length;
	}
	return { entries, problems };
}

/** The entries of a text that has no TeX commands. */
export function readPlainBibtex(text: string): BibliographyEntry[] {
	const parents = parentsIn([text]);
	const { entries } = scanBibtex(text, wanted);
	return entries.filter(isCited).map((entry) => readEntry(entry, 0, parents, plainTex));
}

/** `xdata` is for other entries. */
function isCited({ type }: ScannedEntry): boolean {
	return type !== 'xdata';
}

function hasTex({ fields }: ScannedEntry): boolean {
	return texFields.some((name) => needsTex(fields.get(name) ?? ''));
}

/** The entries that others inherit from, which few files have. */
function parentsIn(pieces: Iterable<string>): ReadonlyMap<string, ScannedEntry> {
	const named = new Set<string>();
	for (const piece of pieces) {
		for (const [, keys] of piece.matchAll(/\b(?:crossref|xdata)\s*=\s*[{"]([^{}"]*)/gi)) {
			for (const key of keysIn(keys)) named.add(key);
		}
	}
	const parents = new Map<string, ScannedEntry>();
	if (named.size === 0) return parents;
	const strings = commonStrings();
	for (const piece of pieces) {
		for (const entry of scanBibtex(piece, wanted, strings).entries) {
			if (named.has(entry.key) && !parents.has(entry.key)) parents.set(entry.key, entry);
		}
	}
	return parents;
}

function moved({ start, end }: Span, by: number): Span {
	return { start: start + by, end: end + by };
}

function readEntry(
	entry: ScannedEntry,
	start: number,
	parents: ReadonlyMap<string, ScannedEntry>,
	readTex: TexReader,
): BibliographyEntry {
	const field = (name: Field) => inherited(entry, name, parents);
	const tex = (name: Field) => textOf(field(name), readTex);
	const title = tex('title');
	const subtitle = tex('subtitle');
	const names = readNames(field('author') ?? field('editor') ?? '', readTex);
	return {
		key: detached(entry.key),
		aliases: keysIn(entry.fields.get('ids')).map(detached),
		title: kept(title !== undefined && subtitle !== undefined ? `${title}: ${subtitle}` : title),
		author: kept(listed(names)),
		date: kept(tex('date') ?? yearAndMonth(tex('year'), tex('month'))),
		url: kept(addressIn(field('url') ?? '')),
		files: attachedFiles(entry.fields.get('file') ?? '').map(detached),
		span: moved(entry.span, start),
	};
}

/** What stays must not keep the text that it was cut from. */
function kept(text: string | undefined): string | undefined {
	return text && detached(text);
}

function textOf(value: string | undefined, readTex: TexReader): string | undefined {
	return value === undefined ? undefined : readTex(value);
}

function addressIn(url: string): string | undefined {
	const plain = url.replace(/\\([_%&#~$])(?:\{\})?/g, '$1').replace(/[{}]/g, '');
	return plain.trim() || undefined;
}

/** Of an entry, whom it names as its `xdata` and `crossref`, and whom these name. */
const deepest = 4;

function inherited(
	entry: ScannedEntry,
	name: Field,
	parents: ReadonlyMap<string, ScannedEntry>,
	depth = 0,
): string | undefined {
	const own = entry.fields.get(name);
	if ((own !== undefined && own.trim() !== '') || depth === deepest) return own;
	for (const key of [...keysIn(entry.fields.get('xdata')), ...keysIn(entry.fields.get('crossref'))]) {
		const parent = parents.get(key);
		const found = parent && inherited(parent, name, parents, depth + 1);
		if (found !== undefined) return found;
	}
	return undefined;
}

function keysIn(value: string | undefined): string[] {
	if (value === undefined) return [];
	return value.split(',').flatMap((key) => key.trim() || []);
}

function yearAndMonth(year: string | undefined, month: string | undefined): string | undefined {
	return year !== undefined && month !== undefined && /^\d{1,2}$/.test(month)
		? `${year}-${month.padStart(2, '0')}`
		: year;
}
