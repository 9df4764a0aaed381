import * as l10n from '@vscode/l10n';
import { type CompletionItem, CompletionItemKind, type CompletionList, type Range } from 'vscode-languageserver/node';
import type { Passage } from '../check/finding.ts';
import { findPassages } from '../check/passages.ts';
import { referencedSources } from '../check/referenced.ts';
import type { Draft, Quotation } from '../drafts/draft.ts';
import { byline } from '../library/byline.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { citableKey } from '../text/citable-key.ts';
import { shownNumber } from '../text/display-language.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { plural } from '../text/plural.ts';
import type { Span } from '../text/span.ts';
import type { CompletionRequest } from './completion.ts';
import { nameOf } from './draft-uses.ts';
import { rangeOf } from './positions.ts';

/** More keys than this are sent as far as they match what is typed. */
const keysSentAtOnce = 400;
/** Fewer words than this stand in too many sources to say anything. */
const wordsThatTell = 3;

/** The keys of the library where a key is being written at the cursor; undefined where none is. */
export function completeKey(request: CompletionRequest): CompletionList | undefined {
	const text = request.document.getText();
	const slot = keySlot(text, request.offset);
	const draft = slot && draftWithKeyAt(text, slot, request.parse);
	if (!slot || !draft) return undefined;

	const told = passagesOfQuotation(quotationBefore(draft.draft, draft.citation, text, slot), request.library);
	const range = rangeOf(request.document, slot.key);
	const typed = text.slice(slot.key.start, request.offset).toLocaleLowerCase();
	const { library } = request;
	const others = library.keys.length > keysSentAtOnce;
	const fitting = others
		? mostWanted(library, typed, told)
		: [...library.sources, ...library.findEntries('', keysSentAtOnce)];
	const sent = [...referencedSources(draft.draft, library), ...fitting].filter(uniqueKeys());
	return {
		isIncomplete: others,
		items: sent.map((source, i) => ({
			...keyItem(source, slot, range, told.get(source.key), others ? i : undefined),
			...whatIsKnown(source, request.quoted.get(nameOf(source)) ?? 0),
		})),
	};
}

/**
 * Of too many keys to send: those that match what is typed. First the sources that hold the quotation, then those that
 * have a text to quote from, then mere entries; of each, first those whose key begins so.
 */
function mostWanted(library: LibraryView, typed: string, told: ReadonlyMap<string, Told>): readonly Source[] {
	const matching: Source[] = [];
	const beginning: Source[] = [];
	const words = wordsOf(library.sources);
	for (let i = 0; i < words.length && beginning.length < keysSentAtOnce; i++) {
		const at = (words[i] as string).indexOf(typed);
		if (at === 0) beginning.push(library.sources[i] as Source);
		else if (at > 0 && matching.length < keysSentAtOnce) matching.push(library.sources[i] as Source);
	}
	const holding = [...told.values()].flatMap(({ passage: { source } }) =>
		searchable(source).toLocaleLowerCase().includes(typed) ? source : [],
	);
	const documents = [...beginning, ...matching].slice(0, keysSentAtOnce / 2);
	const entries = library.findEntries(typed, keysSentAtOnce);
	return [...new Set([...holding, ...documents, ...entries])].slice(0, keysSentAtOnce);
}

const wordsKnown = new WeakMap<readonly Source[], readonly string[]>();

/** What each source is found by; the library's list is the same until it changes. */
function wordsOf(sources: readonly Source[]): readonly string[] {
	const known = wordsKnown.get(sources) ?? sources.map((source) => searchable(source).toLocaleLowerCase());
	wordsKnown.set(sources, known);
	return known;
}

/** A key that is being written. */
interface KeySlot {
	/** From after `@`, `@{` or `[[` to the key's end; what a completion replaces. */
	readonly key: Span;
	readonly form: 'plain' | 'braced' | 'wiki';
	/** The brackets that `form` wants at the end stand there already. */
	readonly closed: boolean;
}

const plainKey = /@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&\-+?<>~/]*)?$/u;
const restOfPlainKey = /^(?:[:.#$%&\-+?<>~/]*[\p{L}\p{N}_])*/u;

/** What looks like a key at the cursor; whether it is one, only the draft's parser knows. */
function keySlot(text: string, offset: number): KeySlot | undefined {
	const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
	const before = text.slice(lineStart, offset);
	const lineEnd = text.indexOf('\n', offset);
	const after = text.slice(offset, lineEnd === -1 ? undefined : lineEnd).replace(/\r$/, '');

	const braced = /@\{([^{}\s]*)$/.exec(before);
	if (braced) {
		const rest = /^[^{}\s]*(?=\})/.exec(after);
		return slotAt(offset, braced[1], rest?.[0], 'braced', rest !== null);
	}
	const plain = plainKey.exec(before);
	if (plain) return slotAt(offset, plain[1], restOfPlainKey.exec(after)?.[0], 'plain', true);
	const wiki = /\[\[([^[\]|#]*)$/.exec(before);
	if (wiki) {
		const rest = /^[^[\]|#]*(?=[|#]|\]\])/.exec(after);
		return slotAt(offset, wiki[1], rest?.[0], 'wiki', rest !== null);
	}
	return undefined;
}

function slotAt(offset: number, typed = '', rest = '', form: KeySlot['form'], closed: boolean): KeySlot {
	return { key: { start: offset - typed.length, end: offset + rest.length }, form, closed };
}

/**
 * The draft with a key of its own in the slot, so that the parser itself tells a citation from code, an e-mail
 * address and whatever else has an `@`.
 */
function draftWithKeyAt(
	text: string,
	slot: KeySlot,
	parse: (text: string) => Draft,
): { draft: Draft; citation: number } | undefined {
	const closing = slot.closed ? '' : slot.form === 'braced' ? '}' : ']]';
	const draft = parse(`${text.slice(0, slot.key.start)}x${closing}${text.slice(slot.key.end)}`);
	const citation = draft.citations.findIndex(
		({ keySpan, form }) =>
			keySpan.start <= slot.key.start &&
			slot.key.start < keySpan.end &&
			form !== 'link' &&
			(form === 'wiki') === (slot.form === 'wiki'),
	);
	return citation === -1 ? undefined : { draft, citation };
}

/** The quotation that a citation in the slot would support, else the one before it in the paragraph. */
function quotationBefore(draft: Draft, citation: number, text: string, slot: KeySlot): Quotation | undefined {
	const supported = draft.quotations.filter((quotation) => quotation.citations.includes(citation));
	const earlier = draft.quotations.filter(
		({ span }) => span.end <= slot.key.start && !/\n[ \t]*\r?\n/.test(text.slice(span.end, slot.key.start)),
	);
	return [...supported, ...earlier.reverse()].find(({ words }) => wordCount(words.text) >= wordsThatTell);
}

/** Best first, by the key of their source. */
function passagesOfQuotation(quotation: Quotation | undefined, library: LibraryView): Map<string, Told> {
	const told = new Map<string, Told>();
	if (!quotation) return told;
	for (const passage of findPassages(library, quotation.words.text, 5)) {
		const { key } = passage.source;
		if (!told.has(key)) told.set(key, { passage, rank: told.size });
	}
	return told;
}

interface Told {
	readonly passage: Passage;
	readonly rank: number;
}

function keyItem(
	source: Source,
	slot: KeySlot,
	range: Range,
	told: Told | undefined,
	place: number | undefined,
): CompletionItem {
	const about = [source.title, byline(source)].filter((part) => part !== '').join(' · ');
	return {
		label: source.key,
		kind: CompletionItemKind.Reference,
		labelDetails: {
			...(source.path === undefined && { detail: ` ${l10n.t('(no text)')}` }),
			description: told ? saysWhere(told.passage) : source.title,
		},
		detail: about,
		filterText: searchable(source),
		sortText: told ? `0${told.rank}` : `1${place === undefined ? source.key : String(place).padStart(4, '0')}`,
		preselect: told?.rank === 0,
		textEdit: { range, newText: keyAsWritten(source.key, slot) },
	};
}

/** What no list of references tells: whether there is a text to check against, and how often drafts quote it. */
function whatIsKnown(source: Source, quoted: number): Pick<CompletionItem, 'documentation'> {
	if (source.path === undefined) {
		return { documentation: l10n.t('Its text is not among the sources, so quotations from it cannot be checked.') };
	}
	if (quoted === 0) return {};
	const count = shownNumber(quoted);
	return {
		documentation: plural(
			quoted,
			l10n.t('{0} quotation from it in your drafts.', count),
			l10n.t('{0} quotations from it in your drafts.', count),
		),
	};
}

function saysWhere({ locator }: Passage): string {
	return locator === undefined
		? l10n.t('contains the quotation')
		: l10n.t('contains the quotation, {0}', locatorLabel(locator));
}

function keyAsWritten(key: string, slot: KeySlot): string {
	if (slot.form === 'braced') return slot.closed ? key : `${key}}`;
	if (slot.form === 'wiki') return slot.closed ? key : `${key}]]`;
	return citableKey(key);
}

function searchable(source: Source): string {
	return [source.key, source.title, source.author ?? ''].join(' ').trim();
}

function wordCount(words: string): number {
	return words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Where two sources claim one key, it is offered once. */
function uniqueKeys(): (source: Source) => boolean {
	const seen = new Set<string>();
	return ({ key }) => !seen.has(key) && seen.add(key) !== undefined;
}
