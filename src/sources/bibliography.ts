import { parse as parseYaml } from 'yaml';
import type { Span } from '../text/span.ts';
import { attachedFiles } from './bibliography-files.ts';
import { listed, metadataFrom } from './metadata.ts';

/** What a bibliography says about one work. */
export interface BibliographyEntry {
	readonly key: string;
	readonly title: string | undefined;
	readonly author: string | undefined;
	/** As written. */
	readonly date: string | undefined;
	readonly url: string | undefined;
	/** Paths of its documents as written; relative ones are relative to the bibliography. */
	readonly files: readonly string[];
}

/** An entry that could not be read, or a key used twice. `span` is in the bibliography's text. */
export interface BibliographyProblem {
	readonly span: Span | undefined;
	readonly message: string;
}

export interface Bibliography {
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibliographyProblem[];
}

/** Reads a `.bib`, `.json`, `.yaml` or `.yml` bibliography. Throws nothing: a malformed entry costs only itself. */
export async function readBibliography(text: string, path: string): Promise<Bibliography> {
	if (/\.(?:json|ya?ml)$/i.test(path)) return readCsl(text);
	return readBibtex(text);
}

/** CSL entries as YAML or JSON gives them: `references` of a front matter. What has no `id` is left out. */
export function referencesFrom(references: readonly unknown[]): BibliographyEntry[] {
	return references.flatMap((reference) => {
		if (typeof reference !== 'object' || reference === null) return [];
		const { id, ...found } = metadataFrom(reference as Record<string, unknown>);
		if (id === undefined) return [];
		return [{ key: id, title: found.title, author: found.author, date: found.date, url: found.url, files: [] }];
	});
}

function readCsl(text: string): Bibliography {
	try {
		const data: unknown = parseYaml(text, { schema: 'failsafe', logLevel: 'error' });
		const references = Array.isArray(data) ? data : (data as { references?: unknown } | null)?.references;
		if (Array.isArray(references)) return { entries: referencesFrom(references), problems: [] };
		const message =
			'This bibliography holds no list of references. It should be a CSL list, or have one under "references".';
		return { entries: [], problems: [{ span: undefined, message }] };
	} catch (error) {
		const [summary] = messageOf(error).split('\n');
		return { entries: [], problems: [{ span: undefined, message: `This bibliography cannot be read: ${summary}` }] };
	}
}

type Parser = typeof import('@retorquere/bibtex-parser');
type ParsedEntry = ReturnType<Parser['parse']>['entries'][number];

const longField = /\b(?:abstract|annotation|annote|comment|keywords|notes?|review)\s*=\s*\{/gi;

/**
 * The parser reads every field as LaTeX, at about 3 µs a character. Long fields that nobody shows are blanked first,
 * place for place.
 */
function withoutLongFields(text: string): string {
	let blanked = '';
	let at = 0;
	for (const found of text.matchAll(longField)) {
		const start = found.index + found[0].length;
		const end = start < at ? -1 : closingBrace(text, start);
		if (end < 0) continue;
		blanked += text.slice(at, start) + ' '.repeat(end - start);
		at = end;
	}
	return blanked + text.slice(at);
}

/** Of the brace opened just before `from`; -1 if nothing closes it. */
function closingBrace(text: string, from: number): number {
	let depth = 1;
	for (let at = from; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === '\\') at++;
		else if (char === '{') depth++;
		else if (char === '}' && --depth === 0) return at;
	}
	return -1;
}

/** Cost: about 0.2 ms an entry, and 50 ms once to load the parser; lets others run in between. */
async function readBibtex(text: string): Promise<Bibliography> {
	const { parse } = await import('@retorquere/bibtex-parser');
	const read = new Map<string, BibliographyEntry>();
	const problems: BibliographyProblem[] = [];
	let strings: Record<string, string> = {};
	for (const chunk of chunks(text)) {
		const piece = withoutLongFields(text.slice(chunk.start, chunk.end));
		try {
			const found = parse(piece, { english: false, caseProtection: false, unsupported: 'ignore', strings });
			strings = { ...strings, ...found.strings };
			problems.push(...unreadable(found.errors, piece, chunk.start));
			for (const [entry, span] of withPlaces(found.entries, piece, chunk.start)) {
				const problem = read.has(entry.key) || entry.key === '' ? keyProblem(entry) : undefined;
				if (problem === undefined) read.set(entry.key, readEntry(entry));
				else problems.push({ span, message: problem });
			}
		} catch (error) {
			// The parser is made not to throw; should it, the other chunks still count.
			problems.push({ span: chunk, message: `These entries cannot be read: ${messageOf(error)}` });
		}
		await new Promise(setImmediate);
	}
	return { entries: [...read.values()], problems };
}

/** So many characters at a time keep the event loop free. */
const chunkLength = 16_384;

/** Cut before an entry that begins a line after the end of another; not at all where entries inherit. */
function chunks(text: string): Span[] {
	if (/\b(?:crossref|xdata)\s*=/i.test(text)) return [{ start: 0, end: text.length }];
	const cuts: Span[] = [];
	let start = 0;
	for (const { index } of text.matchAll(/(?<=[})]\s*\n\s*)@\w+\s*[{(]/g)) {
		if (index - start < chunkLength) continue;
		cuts.push({ start, end: index });
		start = index;
	}
	return [...cuts, { start, end: text.length }];
}

function withPlaces(entries: readonly ParsedEntry[], piece: string, offset: number): [ParsedEntry, Span][] {
	let from = 0;
	return entries.flatMap((entry): [ParsedEntry, Span][] => {
		// An entry without its text is one that broke off: its error is told apart.
		const at = entry.input === '' ? -1 : piece.indexOf(entry.input, from);
		if (at < 0) return [];
		from = at + entry.input.length;
		return [[entry, { start: offset + at, end: offset + from }]];
	});
}

function keyProblem(entry: ParsedEntry): string {
	if (entry.key === '')
		return `This @${entry.type} entry has no key. Write one after its opening brace: @${entry.type}{key, …`;
	return `The key “${entry.key}” belongs to an earlier entry of this bibliography, which counts. Rename one of them.`;
}

/** Errors that cost an entry; slips within a field (an odd name, an unknown @string) cost nothing worth telling. */
function unreadable(
	errors: ReturnType<Parser['parse']>['errors'],
	piece: string,
	offset: number,
): BibliographyProblem[] {
	return errors.flatMap(({ error, input = '' }) => {
		const at = input.startsWith('@') ? piece.indexOf(input) : -1;
		if (at < 0) return [];
		const head = /^@\w*\s*[{(]?[^,\s=]*/.exec(input)?.[0] ?? '@';
		const why = error
			.replace(/ at line \d+, column \d+.*$/s, '')
			.replace(/^Unterminated (brace|quote)-value.*$/s, 'a $1 is not closed');
		const span = { start: offset + at, end: offset + at + input.trimEnd().length };
		return [
			{
				span,
				message: `This entry (${head}…) cannot be read and is left out: ${why}. Look for a missing brace, quotation mark or comma.`,
			},
		];
	});
}

function readEntry({ key, fields }: ParsedEntry): BibliographyEntry {
	return {
		key,
		title: plainTitle(fields),
		author: listed((fields.author ?? fields.editor ?? []).map(creatorName).filter((name) => name !== '')),
		date: plain(fields.date) ?? yearAndMonth(plain(fields.year), plain(fields.month)),
		url: plain(fields.url),
		files: attachedFiles(plain(fields.file) ?? ''),
	};
}

type Fields = ParsedEntry['fields'];

function plainTitle(fields: Fields): string | undefined {
	const title = plain(fields.title);
	const subtitle = plain(fields.subtitle);
	return title !== undefined && subtitle !== undefined ? `${title}: ${subtitle}` : title;
}

/** The parser renders LaTeX commands as HTML tags. */
function plain(value: string | undefined): string | undefined {
	const text = value?.replace(/<\/?(?:i|b|em|sc|sup|sub|span|tt|pre|script)\b[^>]*>/g, '').replace(/\s+/g, ' ');
	return text?.trim().normalize('NFC') || undefined;
}

function creatorName(creator: NonNullable<Fields['author']>[number]): string {
	if (creator.name !== undefined) return plain(creator.name) ?? '';
	const { firstName, prefix, lastName, suffix } = creator;
	return [firstName, prefix, lastName, suffix].flatMap((part) => plain(part) ?? []).join(' ');
}

function yearAndMonth(year: string | undefined, month: string | undefined): string | undefined {
	return year !== undefined && month !== undefined && /^\d{1,2}$/.test(month)
		? `${year}-${month.padStart(2, '0')}`
		: year;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
