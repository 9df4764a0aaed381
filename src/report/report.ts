/**
 * A report of checked drafts: everything that a page about them shows, whatever form the page has. Offsets are gone,
 * words are as a person reads them.
 */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { CheckedQuotation, Finding, Passage } from '../check/finding.ts';
import { readFrontMatter as draftFrontMatter } from '../drafts/front-matter.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { sourceLines } from '../library/source-lines.ts';
import { isTextFile } from '../sources/formats/readers.ts';
import { readFrontMatter } from '../sources/front-matter.ts';
import { metadataFrom } from '../sources/metadata.ts';
import { atOnce } from '../text/at-once.ts';
import { languageOf } from '../text/language.ts';
import { countLines, linesOf } from '../text/lines.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { nameInText } from '../text/person-name.ts';
import type { Span } from '../text/span.ts';
import { languageTag } from './language-tag.ts';
import { type PassageShown, passageShown } from './passage-shown.ts';
import { normalLabel, type ReadBlock, readBlocksOf } from './read-blocks.ts';
import type { ReportedDraft } from './reported-draft.ts';
import type { Marked, MarkedQuotation } from './runs.ts';
import { type Judged, judging } from './standing.ts';

/** A draft that is to be reported. */
export interface DraftToReport extends ReportedDraft {
	/** As a reader is to know it: `draft.md`, `chapters/one.md`. */
	readonly name: string;
	/** It has changes that are not in the file yet. */
	readonly isUnsaved: boolean;
}

export interface ReportInput {
	readonly drafts: readonly DraftToReport[];
	/** How many sources with a text there were to check against. */
	readonly sources: number;
	/** What could not be read: everything else was checked all the same. */
	readonly errors: readonly ReportedProblem[];
	readonly made: Date;
	/** Of this program. */
	readonly version: string;
	/** How a reader is to know a source's file. */
	readonly nameOf: (path: string) => string;
}

export interface ReportedProblem {
	/** Absolute. */
	readonly path: string;
	readonly message: string;
}

export interface Report extends Omit<ReportInput, 'drafts'> {
	readonly drafts: readonly DraftReport[];
	/** Those that were cited or compared with, by key. */
	readonly used: readonly UsedSource[];
}

export interface DraftReport {
	readonly input: DraftToReport;
	readonly title: string;
	/** A language tag; empty: unknown. */
	readonly language: string;
	/** Of its text, in hexadecimal. */
	readonly sha256: string;
	readonly blocks: readonly ReportedBlock[];
	readonly marked: Marked;
	/** Those that promise another's exact words; `number` is the place in this list, from 1. */
	readonly quotations: readonly ReportedQuotation[];
	/** What is said of citations and comments that belong to no quotation, by place. */
	readonly remarks: readonly Remark[];
}

/** A block of the draft, with what there is to say beside it. */
export interface ReportedBlock {
	readonly block: ReadBlock;
	readonly quotations: readonly ReportedQuotation[];
	readonly remarks: readonly Remark[];
}

export interface Remark {
	/** From 1, in this draft. */
	readonly number: number;
	readonly finding: Finding;
	readonly line: number;
}

export interface ReportedQuotation extends Judged {
	readonly number: number;
	readonly checked: CheckedQuotation;
	/** In the draft, from 1. */
	readonly line: number;
	/** The citations that support it, as written. */
	readonly citations: readonly string[];
	readonly passage: (PassageShown & ReportedPlace) | undefined;
}

/** Where a passage stands. */
export interface ReportedPlace {
	readonly source: Source;
	/** A language tag; empty: unknown. */
	readonly language: string;
	readonly locator: string | undefined;
	/** In its file, from 1; undefined where the file is no text. */
	readonly line: number | undefined;
	readonly speaker: string | undefined;
}

export interface UsedSource {
	readonly source: Source;
	/** Which quotations were compared with it. */
	readonly quotations: readonly QuotationNumber[];
	/** Which ones cite it and do not stand in it; some of them were compared with something near. */
	readonly notFound: readonly QuotationNumber[];
}

/** The draft's place in the report, from 0, and the quotation's number in it. */
export interface QuotationNumber {
	readonly draft: number;
	readonly number: number;
}

export function makeReport(input: ReportInput): Report {
	return atOnce(reportSteps(input));
}

/** The same in steps, a quotation each, between which other work may be done. */
export function* reportSteps(input: ReportInput): Generator<void, Report, void> {
	const drafts: DraftReport[] = [];
	for (const draft of input.drafts) drafts.push(yield* reportDraft(draft));
	return { ...input, drafts, used: usedIn(drafts) };
}

function* reportDraft(input: DraftToReport): Generator<void, DraftReport, void> {
	const { text, draft, checked, library, path } = input;
	const lines = linesOf(text, countLines(text));
	const lineOf = (offset: number): number => lines.lineAt(offset).line + 1;
	const judge = judging(draft, checked);
	const quotations: ReportedQuotation[] = [];
	for (const one of checked.quotations) {
		if (one.quotation.use !== 'quotation') continue;
		yield;
		quotations.push({
			...judge(one),
			number: quotations.length + 1,
			checked: one,
			line: lineOf(one.quotation.span.start),
			citations: citedAsWritten(one, input),
			passage: one.passage && { ...passageShown(library, one, one.passage), ...placeOf(library, one.passage) },
		});
	}
	const told = new Set(quotations.flatMap(({ findings }) => findings));
	const remarks = checked.findings
		.filter((finding) => !told.has(finding))
		.map((finding, index) => ({ number: index + 1, finding, line: lineOf(finding.span.start) }));
	const { blocks, addresses } = readBlocksOf(text, draftFrontMatter(text).end);
	const metadata = metadataFrom(readFrontMatter(text.replace(/^\ufeff/, ''))?.data ?? {});
	return {
		input,
		title: metadata.title ?? firstHeading(blocks.map(({ block }) => block)) ?? basename(path),
		language: languageTag(text, languageOf(text), statedLanguage(text)),
		sha256: createHash('sha256').update(text).digest('hex'),
		blocks: besideBlocks(blocks, quotations, remarks),
		marked: {
			quotations: quotations.map((one) => markedOf(one, text)),
			address: (label) => addresses.get(normalLabel(label)),
		},
		quotations,
		remarks,
	};
}

function statedLanguage(text: string): string | undefined {
	const { lang, language } = readFrontMatter(text.replace(/^\ufeff/, ''))?.data ?? {};
	return [lang, language].find((value) => typeof value === 'string') as string | undefined;
}

function firstHeading(blocks: readonly ReadBlock[]): string | undefined {
	const heading = blocks.find((block) => block.kind === 'heading');
	const text = heading?.leaf.text.replace(/[*_`#]|\{[^}]*\}\s*$/g, '').trim();
	return text === '' ? undefined : text;
}

function markedOf({ number, checked }: ReportedQuotation, text: string): MarkedQuotation {
	const { quotation, differences, verdict } = checked;
	const { words, content, span } = quotation;
	// What stands between lines of a block quotation is no text.
	const first = words.from[0] ?? content.start;
	const last = words.to.at(-1) ?? content.end;
	const differs = verdict === 'not-found' ? [] : differences.filter(({ acceptable }) => !acceptable);
	return {
		number,
		span: quotation.kind === 'block' ? { start: first, end: last } : span,
		differs: differs.map(({ draft }) => (text.slice(draft.start, draft.end).trim() === '' ? gapAt(draft.end) : draft)),
	};
}

/** Where words are left out, there are only blanks to be marked. */
function gapAt(offset: number): Span {
	return { start: offset, end: offset };
}

/** To tell in which script a passage is, in UTF-16 code units. */
const enough = 1000;

function citedAsWritten({ quotation }: CheckedQuotation, { draft, text }: DraftToReport): string[] {
	const items = quotation.citations.flatMap((index) => draft.citations[index] ?? []);
	return [...new Set(items.map(({ span, form, key }) => (form === 'link' ? key : text.slice(span.start, span.end))))];
}

function placeOf(library: LibraryView, { source, span, locator }: Passage): ReportedPlace {
	const isText = source.path !== undefined && isTextFile(source.path);
	const speaker = library.speakerAt(source, span.start);
	return {
		source,
		language: languageTag(
			library.text(source).slice(span.start, Math.min(span.end, span.start + enough)),
			source.manner.language,
		),
		locator: locator && locatorLabel(locator),
		line: isText ? sourceLines(library, source).lineAt(span.start).line + 1 : undefined,
		speaker: speaker === undefined ? undefined : nameInText(speaker),
	};
}

/** What is to be said of each stands beside the block where it begins; before the first block, beside that. */
function besideBlocks(
	blocks: readonly PlacedBlock[],
	quotations: readonly ReportedQuotation[],
	remarks: readonly Remark[],
): ReportedBlock[] {
	const places = [
		...quotations.map(({ checked }) => checked.quotation.content.start),
		...remarks.map(({ finding }) => finding.span.start),
	].sort((a, b) => a - b);
	const parts = blocks.flatMap((block) => parted(block, places));
	const all = parts.map(({ block }) => ({
		block,
		quotations: [] as ReportedQuotation[],
		remarks: [] as Remark[],
	}));
	const at = (offset: number) => all[Math.max(0, firstBehind(parts, offset) - 1)];
	for (const quotation of quotations) at(quotation.checked.quotation.content.start)?.quotations.push(quotation);
	for (const remark of remarks) at(remark.finding.span.start)?.remarks.push(remark);
	return all;
}

interface PlacedBlock {
	readonly block: ReadBlock;
	/** In the draft. */
	readonly start: number;
}

/** A long list is parted behind each item that there is something to say of, so that it stands beside that item. */
function parted({ block, start }: PlacedBlock, places: readonly number[]): PlacedBlock[] {
	if (block.kind !== 'list') return [{ block, start }];
	const parts: PlacedBlock[] = [];
	let first = 0;
	block.items.forEach((item, i) => {
		const next = block.items[i + 1];
		const place = places.find((offset) => offset >= item.start);
		const isSaid = place !== undefined && next !== undefined && place < next.start;
		if (!isSaid && next !== undefined) return;
		const items = block.items.slice(first, i + 1);
		const number = block.first === undefined ? undefined : block.first + first;
		parts.push({ block: { kind: 'list', first: number, items }, start: items[0]?.start ?? start });
		first = i + 1;
	});
	return parts;
}

/** The place of the first that starts behind the offset. */
function firstBehind(blocks: readonly PlacedBlock[], offset: number): number {
	let low = 0;
	let high = blocks.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((blocks[middle] as PlacedBlock).start <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Those of a source's quotations that stand in it, be it with differences. */
export function foundIn(
	quotations: readonly QuotationNumber[],
	notFound: readonly QuotationNumber[],
): readonly QuotationNumber[] {
	return quotations.filter(
		(one) => !notFound.some((other) => other.draft === one.draft && other.number === one.number),
	);
}

function usedIn(drafts: readonly DraftReport[]): UsedSource[] {
	const used = new Map<Source, { quotations: QuotationNumber[]; notFound: QuotationNumber[] }>();
	const of = (source: Source) => {
		const known = used.get(source) ?? { quotations: [], notFound: [] };
		used.set(source, known);
		return known;
	};
	drafts.forEach(({ quotations }, draft) => {
		for (const { checked, number, passage } of quotations) {
			const isElsewhere = checked.verdict === 'not-found' || checked.verdict === 'wrong-source';
			for (const source of checked.cited) {
				const { notFound } = of(source);
				if (isElsewhere && source.path !== undefined) notFound.push({ draft, number });
			}
			if (passage !== undefined) of(passage.source).quotations.push({ draft, number });
		}
	});
	return [...used]
		.map(([source, numbers]) => ({ source, ...numbers }))
		.sort((a, b) => (a.source.key < b.source.key ? -1 : a.source.key > b.source.key ? 1 : 0));
}
