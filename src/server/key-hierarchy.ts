/**
 * The uses of a source as a hierarchy of calls: a source is called by the sections of drafts that cite it, a section
 * calls the sources that it cites.
 */
import { basename } from 'node:path';
import {
	type CallHierarchyIncomingCall,
	type CallHierarchyItem,
	type CallHierarchyOutgoingCall,
	type CallHierarchyPrepareParams,
	type CancellationToken,
	type Range,
	SymbolKind,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Section, sectionsOf } from '../drafts/sections.ts';
import { byline } from '../library/byline.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { type CheckedDocument, placeAt } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { type DraftUses, nameOf } from './draft-uses.ts';
import { entriesOf, keyAt } from './key-places.ts';
import { pathOf, rangeOf } from './positions.ts';
import { fileText } from './renaming/file-text.ts';
import type { RequestParts } from './requests.ts';
import { shownSource } from './shown-source.ts';
import { addressOfSource } from './source-address.ts';

/** What an item is of, for when its calls are asked for. */
type ItemData = { readonly source: string } | { readonly section: string };

const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The source at the cursor: cited, quoted, named or shown there; elsewhere in a draft, the section. */
export async function prepareHierarchy(
	parts: RequestParts,
	{ textDocument: { uri }, position }: CallHierarchyPrepareParams,
	token: CancellationToken,
): Promise<CallHierarchyItem[] | null> {
	const { workspace, documents, open } = parts;
	const key = keyAt(parts, uri, position)?.place.key;
	const shown = shownSource(workspace.library, uri)?.source;
	const named = key === undefined ? shown : workspace.library.byKey(key);
	if (named) return [await sourceItem(parts, named, uri, token)];
	const document = open.get(uri);
	if (!document || !documents.isDraft(document)) return null;
	const offset = document.offsetAt(position);
	const draft = await documents.at(document, offset);
	const source = draft && sourceAt(workspace.library, draft, offset);
	if (source) return [await sourceItem(parts, source, uri, token)];
	const section = sectionsOf(document.getText()).findLast(({ span }) => span.start <= offset);
	return section ? [sectionItem(document, section)] : null;
}

function sourceAt(library: LibraryView, draft: CheckedDocument, offset: number): Source | undefined {
	const place = placeAt(draft, offset);
	return place?.kind === 'citation' ? citedSource(library, place.citation, draft) : place?.quotation.passage?.source;
}

/** The sections that cite a source. */
export async function incomingCalls(
	parts: RequestParts,
	item: CallHierarchyItem,
	token: CancellationToken,
): Promise<CallHierarchyIncomingCall[]> {
	const data = item.data as ItemData;
	if (!('source' in data)) return [];
	await parts.quoted.complete(token);
	const calls: CallHierarchyIncomingCall[] = [];
	for (const { uri, citations } of parts.quoted.of(data.source)) {
		const own = citations.filter(({ source }) => source && nameOf(source) === data.source);
		const document = own.length > 0 ? await documentAt(parts, uri) : undefined;
		if (!document) continue;
		for (const section of sectionsOf(document.getText())) {
			const from = sectionItem(document, section);
			const fromRanges = own.map(({ range }) => range).filter((range) => isIn(from.range, range));
			if (fromRanges.length > 0) calls.push({ from, fromRanges });
		}
	}
	return calls;
}

/** The sources that a section cites. */
export async function outgoingCalls(
	parts: RequestParts,
	item: CallHierarchyItem,
	token: CancellationToken,
): Promise<CallHierarchyOutgoingCall[]> {
	const data = item.data as ItemData;
	if (!('section' in data)) return [];
	await parts.quoted.complete(token);
	const uses = [...parts.quoted.all()].find(({ uri }) => uri === data.section);
	const calls: CallHierarchyOutgoingCall[] = [];
	for (const [source, fromRanges] of citedIn(uses, item.range)) {
		calls.push({ to: await sourceItem(parts, source, data.section, token), fromRanges });
	}
	return calls;
}

function citedIn(uses: DraftUses | undefined, range: Range): Iterable<[Source, Range[]]> {
	const bySource = new Map<string, [Source, Range[]]>();
	for (const { source, range: at } of uses?.citations ?? []) {
		if (!source || !isIn(range, at)) continue;
		const known = bySource.get(nameOf(source));
		if (known) known[1].push(at);
		else bySource.set(nameOf(source), [source, [at]]);
	}
	return bySource.values();
}

/** @param draft where a work stands that only its draft describes */
async function sourceItem(
	parts: RequestParts,
	source: Source,
	draft: string,
	token: CancellationToken,
): Promise<CallHierarchyItem> {
	const data: ItemData = { source: nameOf(source) };
	// Of a work without a document, the entry is all there is.
	const [entry] =
		source.path === undefined ? await entriesOf(parts, source.key, await documentAt(parts, draft), token) : [];
	const { uri, range } =
		source.path === undefined
			? (entry ?? { uri: draft, range: start })
			: { uri: addressOfSource(source.path), range: start };
	const detail = [`@${source.key}`, byline(source)].filter((part) => part !== '').join(' · ');
	return { name: source.title, detail, kind: SymbolKind.File, uri, range, selectionRange: range, data };
}

function sectionItem(document: TextDocument, { title, heading, span }: Section): CallHierarchyItem {
	const file = basename(pathOf(document.uri) ?? document.uri);
	const data: ItemData = { section: document.uri };
	return {
		name: title === '' ? file : title,
		detail: title === '' ? '' : file,
		// As Markdown’s headings are listed.
		kind: SymbolKind.String,
		uri: document.uri,
		range: rangeOf(document, span),
		selectionRange: rangeOf(document, heading),
		data,
	};
}

async function documentAt({ open }: RequestParts, uri: string): Promise<TextDocument | undefined> {
	const path = pathOf(uri);
	return open.get(uri) ?? (path === undefined ? undefined : (await fileText(path, open))?.document);
}

/** Ranges end where the next begins. */
function isIn(outer: Range, { start: from }: Range): boolean {
	return isBefore(outer.start, from) && !isBefore(outer.end, from);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
	return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
