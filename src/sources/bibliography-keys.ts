/**
 * Where a bibliography names works by their keys: its entries' own, and those by which entries speak of each other.
 * Cost: one pass over the text; of BibTeX, a second one over the entries that name others.
 */
import { getNodeValue, type Node, parseTree } from 'jsonc-parser';
import { isMap, parseDocument } from 'yaml';
import type { KeyPlace } from '../text/key-place.ts';
import { idFields, referenceKeys } from '../text/reference-keys.ts';
import type { Span } from '../text/span.ts';
import { jsonKey } from '../text/written-scalar.ts';
import { type ScannedEntry, scanBibtex } from './bibliography-scan.ts';

/** A place of a key in a bibliography. */
export interface BibliographyKey extends KeyPlace {
	/** An entry of that key stands there, or is called so, too; else it is only spoken of. */
	readonly isEntry: boolean;
}

/** In the order of their places. @param path tells the format */
export function bibliographyKeys(text: string, path: string): BibliographyKey[] {
	const csl = /\.(json|ya?ml)$/i.exec(path)?.[1]?.toLowerCase();
	return csl === undefined ? bibtexKeys(text) : csl === 'json' ? cslJsonKeys(text) : cslYamlKeys(text);
}

/** Where the bibliography has an entry of that key; one that has it only among its other keys, where no entry has it. */
export function entryPlaces(text: string, path: string, key: string): Span[] {
	if (!text.includes(key)) return [];
	if (/\.(?:json|ya?ml)$/i.test(path)) return entriesIn(text, path, key);
	// A key is looked for in a file of ten thousands of entries without reading them.
	const head = new RegExp(`@[ \\t]*\\w+\\s*[{(]\\s*(?=${escaped(key)}\\s*[,)}])`, 'g');
	const heads = [...text.matchAll(head)].filter(
		({ index }) => !text.slice(text.lastIndexOf('\n', index) + 1, index).includes('%'),
	);
	if (heads.length === 0) return entriesIn(text, path, key);
	return heads.map(({ 0: found, index }) => ({ start: index + found.length, end: index + found.length + key.length }));
}

function entriesIn(text: string, path: string, key: string): Span[] {
	return bibliographyKeys(text, path).flatMap((place) => (place.isEntry && place.key === key ? [place.span] : []));
}

function escaped(key: string): string {
	return key.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

const nothing: ReadonlySet<string> = new Set();

/** What neither BibTeX nor Biber takes for part of a key. */
const notBibtex = /[\s,={}"'#%\\()~]/;

function bibtexKeys(text: string): BibliographyKey[] {
	const { entries } = scanBibtex(text, nothing);
	return entries.flatMap((entry, i) => {
		const { key, span } = entry;
		const start = span.end - key.length;
		const own = text.startsWith(key, start) ? [bibtexKey(key, start, true)] : [];
		return [...own, ...namedIn(text, entry, entries[i + 1]?.span.start ?? text.length)];
	});
}

function bibtexKey(key: string, start: number, isEntry: boolean): BibliographyKey {
	const span = { start, end: start + key.length };
	return { key, span, isEntry, renamed: (wanted) => (notBibtex.test(wanted) ? undefined : { span, text: wanted }) };
}

const namingFields = /[,\s](crossref|xdata|xref|entryset|related|ids)\s*=\s*[{"]([^{}"]*)[}"]/giu;

/** The keys in the fields of an entry that ends before `end`. */
function namedIn(text: string, { span }: ScannedEntry, end: number): BibliographyKey[] {
	const body = text.slice(span.end, end);
	const found: BibliographyKey[] = [];
	for (const match of body.matchAll(namingFields)) {
		const [whole, field = '', list = ''] = match;
		if (!isField(body.slice(0, match.index))) continue;
		const start = span.end + match.index + whole.length - 1 - list.length;
		for (const { 0: part, index } of list.matchAll(/[^,]+/g)) {
			const key = part.trim();
			const at = start + index + part.length - part.trimStart().length;
			if (key !== '') found.push(bibtexKey(key, at, field.toLowerCase() === 'ids'));
		}
	}
	return found;
}

/** Whether what follows is not in the value of another field. */
function isField(before: string): boolean {
	let depth = 0;
	let isMarked = false;
	for (let at = 0; at < before.length; at++) {
		const char = before[at];
		if (char === '\\') at++;
		else if (char === '{') depth++;
		else if (char === '}') depth--;
		else if (char === '"' && depth === 0) isMarked = !isMarked;
	}
	return depth === 0 && !isMarked;
}

function cslJsonKeys(text: string): BibliographyKey[] {
	const root = parseTree(text, [], { allowTrailingComma: true });
	const list = root?.type === 'array' ? root : memberOf(root, ['references', 'items']);
	return (list?.children ?? []).flatMap((item) =>
		idFields.flatMap((name) => {
			const node = memberOf(item, [name]);
			if (node?.type !== 'string' && node?.type !== 'number') return [];
			const at: Span = { start: node.offset, end: node.offset + node.length };
			return [{ ...jsonKey(text, String(getNodeValue(node)), at), isEntry: true }];
		}),
	);
}

function memberOf(object: Node | undefined, names: readonly string[]): Node | undefined {
	if (object?.type !== 'object') return undefined;
	return object.children?.find((property) => names.includes(String(property.children?.[0]?.value)))?.children?.[1];
}

function cslYamlKeys(text: string): BibliographyKey[] {
	const { contents } = parseDocument(text, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
	const list = isMap(contents) ? (contents.get('references', true) ?? contents.get('items', true)) : contents;
	return referenceKeys(text, list, 0).map((place) => ({ ...place, isEntry: true }));
}
