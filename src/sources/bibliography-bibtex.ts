/** From the fields of BibTeX and BibLaTeX to entries. Cost: about 10 µs an entry, and 0.1 ms for a value with TeX in it. */
import type { Bibliography, BibliographyEntry } from './bibliography.ts';
import { attachedFiles } from './bibliography-files.ts';
import { readNames } from './bibliography-names.ts';
import { type ScannedEntry, scanBibtex } from './bibliography-scan.ts';
import { loadTexReader, needsTex, plainTex, type TexReader } from './bibliography-tex.ts';
import { listed } from './metadata.ts';

const texFields = ['title', 'subtitle', 'author', 'editor', 'date', 'year', 'month'] as const;
const otherFields = ['url', 'file', 'ids', 'crossref', 'xdata'] as const;

type Field = (typeof texFields)[number] | (typeof otherFields)[number];

const wanted: ReadonlySet<string> = new Set([...texFields, ...otherFields]);

/** So many entries at a time keep the event loop free. */
const turn = 500;

export async function readBibtex(text: string): Promise<Bibliography> {
	const { entries: scanned, problems } = scanBibtex(text, wanted);
	const hasTex = scanned.some(({ fields }) => texFields.some((name) => needsTex(fields.get(name) ?? '')));
	const readTex = hasTex ? await loadTexReader() : plainTex;
	const entries: BibliographyEntry[] = [];
	for (const entry of entriesFrom(scanned, readTex)) {
		entries.push(entry);
		if (entries.length % turn === 0) await new Promise(setImmediate);
	}
	return { entries, problems };
}

/** The entries of a text that has no TeX commands. */
export function readPlainBibtex(text: string): BibliographyEntry[] {
	return [...entriesFrom(scanBibtex(text, wanted).entries, plainTex)];
}

function* entriesFrom(scanned: readonly ScannedEntry[], readTex: TexReader): Generator<BibliographyEntry> {
	const byKey = new Map(scanned.toReversed().map((entry) => [entry.key, entry]));
	// `xdata` is for other entries: nobody cites it.
	for (const entry of scanned) if (entry.type !== 'xdata') yield readEntry(entry, byKey, readTex);
}

function readEntry(
	entry: ScannedEntry,
	byKey: ReadonlyMap<string, ScannedEntry>,
	readTex: TexReader,
): BibliographyEntry {
	const field = (name: Field) => inherited(entry, name, byKey);
	const tex = (name: Field) => textOf(field(name), readTex);
	const title = tex('title');
	const subtitle = tex('subtitle');
	const names = readNames(field('author') ?? field('editor') ?? '', readTex);
	return {
		key: entry.key,
		aliases: keysIn(entry.fields.get('ids')),
		title: title !== undefined && subtitle !== undefined ? `${title}: ${subtitle}` : title,
		author: listed(names),
		date: tex('date') ?? yearAndMonth(tex('year'), tex('month')),
		url:
			field('url')
				?.replace(/\\([_%&#~$])(?:\{\})?/g, '$1')
				.replace(/[{}]/g, '')
				.trim() || undefined,
		files: attachedFiles(entry.fields.get('file') ?? ''),
		span: entry.span,
	};
}

function textOf(value: string | undefined, readTex: TexReader): string | undefined {
	return value === undefined ? undefined : readTex(value);
}

/** Of an entry, whom it names as its `xdata` and `crossref`, and whom these name. */
const deepest = 4;

function inherited(
	entry: ScannedEntry,
	name: Field,
	byKey: ReadonlyMap<string, ScannedEntry>,
	depth = 0,
): string | undefined {
	const own = entry.fields.get(name);
	if ((own !== undefined && own.trim() !== '') || depth === deepest) return own;
	for (const key of [...keysIn(entry.fields.get('xdata')), ...keysIn(entry.fields.get('crossref'))]) {
		const parent = byKey.get(key);
		const found = parent && inherited(parent, name, byKey, depth + 1);
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
