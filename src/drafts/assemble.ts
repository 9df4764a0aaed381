import type { Span } from '../text/span.ts';
import { type BlockQuotation, declarationsIn, readBlockQuotation } from './block-quotations.ts';
import { blockSupport, type Support, supportFromAround } from './block-support.ts';
import type { Block } from './blocks.ts';
import type { Citation, Declaration, Quotation } from './draft.ts';
import type { Leaf, Leaves } from './leaves.ts';
import type { Paragraph, ParagraphQuotation } from './paragraph.ts';
import { type PlacedQuotation, placesIn } from './places.ts';
import { type QuotingBlocks, quotingBlocks } from './quoting-blocks.ts';
import { shiftCitation, shiftSpan, shiftWords } from './shift.ts';

/** What a version of the draft says, and by leaf, what of it the next version may take over. */
export interface Assembled {
	readonly quotations: readonly Quotation[];
	readonly citations: readonly Citation[];
	/** By leaf, how many there are up to its end. */
	readonly quotationsTo: Int32Array;
	readonly citationsTo: Int32Array;
	/** By leaf: 1, if what it says depends on nothing else but how many of them there are before it. */
	readonly fixed: Uint8Array;
}

export const nothingAssembled: Assembled = {
	quotations: [],
	citations: [],
	quotationsTo: new Int32Array(),
	citationsTo: new Int32Array(),
	fixed: new Uint8Array(),
};

/**
 * Puts what was read of the paragraphs together: numbers citations and quotations, lets footnotes count where they
 * are referred to, makes one quotation of each block quote, and joins what runs over paragraphs.
 */
export function assemble(text: string, leaves: Leaves, quotes: ReadBlocks, before: Assembled): Assembled {
	const { citations, citationsTo } = numberCitations(leaves, before);
	const quotationsTo = new Int32Array(leaves.all.length);
	const fixed = new Uint8Array(leaves.all.length);
	let isAnyShared = false;
	const quoting = quotingBlocks(leaves);
	const quotations: Quotation[] = [];
	const done = new Set<Block>();
	/** Group of the last quotation of a leaf that runs on. */
	let runningGroup: number | undefined;

	for (let index = 0; index < leaves.all.length; index++) {
		if (isFixed(index)) {
			takeOver(index);
			fixed[index] = 1;
		} else add(leaves.all[index] as Leaf, index);
		quotationsTo[index] = quotations.length;
	}
	if (isAnyShared) shareInGroups(quotations);
	return { quotations, citations, quotationsTo, citationsTo, fixed };

	function isFixed(index: number): boolean {
		const old = leaves.asBefore[index] as number;
		if (old < 0 || before.fixed[old] !== 1 || runningGroup !== undefined) return false;
		if (startIn(before.quotationsTo, old) !== quotations.length) return false;
		return startIn(before.citationsTo, old) === startIn(citationsTo, index);
	}

	function takeOver(index: number): void {
		const end = before.quotationsTo[leaves.asBefore[index] as number] as number;
		for (let i = quotations.length; i < end; i++) quotations.push(before.quotations[i] as Quotation);
	}

	function add(leaf: Leaf, index: number): void {
		const first = quotations.length;
		const isAlone = leaves.alone[index] === 1;
		const block = isAlone ? undefined : quoting.of(leaf);
		if (!block) addInline(leaf);
		else if (!done.has(block)) {
			done.add(block);
			addBlock(block);
		}
		const isShared = quotations.slice(first).some(({ group }, i) => group !== first + i);
		isAnyShared ||= isShared;
		const { places, reading } = leaf;
		const isOnItsOwn = reading.quotations.length === 0 || (!isShared && places?.isSelfContained === true);
		fixed[index] = isAlone && isOnItsOwn ? 1 : 0;
	}

	function addBlock(block: Block): void {
		const read = blockQuotation(text, block, quoting, quotes);
		if (!read) return;
		const support = blockSupport(block, leaves, quoting.leavesOf);
		const behind = support.map(({ leaf }) => leaf).filter((leaf) => leaf.block.start > block.end);
		const declared = new Set([...read.declared, ...declarationsIn(behind)]);
		const group = quotations.length;
		quotations.push({ kind: 'block', ...read, declared, citations: resolveAll(support), group, use: 'quotation' });
	}

	function addInline(leaf: Leaf): void {
		const { reading } = leaf;
		const first = quotations.length;
		const continues = runningGroup;
		if (reading.quotations.length === 0) {
			runningGroup = leaf.runsOn ? quotations.at(-1)?.group : undefined;
			return;
		}
		const known = placesIn(leaf);
		const { quotations: placed, assembled } = known;
		const { firstCitation } = leaf;
		const isAsItWas = known.first === first && known.firstCitation === firstCitation && continues === undefined;
		if (isAsItWas && known.isSelfContained) {
			for (const quotation of assembled) quotations.push(quotation);
			runningGroup = undefined;
			return;
		}
		known.first = first;
		known.firstCitation = firstCitation;
		known.isSelfContained = continues === undefined && !leaf.runsOn && isSelfContained(leaf);
		for (const [index, quotation] of reading.quotations.entries()) {
			// The paragraph before runs on into this one's first quotation.
			const joins = continues !== undefined && quotation.group === reading.quotations[0]?.group;
			const around = quotation.anchors.length > 0 || quotation.noteCitations ? [] : supportFromAround(leaf, leaves);
			const supporting = around.length > 0 ? resolveAll(around) : supportOf(leaf, quotation);
			const quoted = (joins && index === 0) || (around.length > 0 && quotation.use === 'mention');
			const own = first + quotation.group;
			const { span, content, words, emphasis } = placed[index] as PlacedQuotation;
			const fresh: Quotation = {
				kind: 'inline',
				span,
				content,
				words,
				emphasis,
				marks: quotation.marks,
				citations: supporting,
				group: joins ? continues : own,
				use: quoted ? 'quotation' : quotation.use,
				declared: withNotes(leaf, quotation),
			};
			const before = assembled[index];
			const same = before !== undefined && isAsBefore(before, fresh) ? before : fresh;
			assembled[index] = same;
			quotations.push(same);
		}
		runningGroup = leaf.runsOn ? quotations.at(-1)?.group : undefined;
	}

	function supportOf(leaf: Leaf, quotation: ParagraphQuotation): number[] {
		const { firstCitation } = leaf;
		if (quotation.noteCitations) return quotation.noteCitations.map((own) => firstCitation + own);
		return resolveAll(quotation.anchors.map((anchor) => ({ leaf, anchor })));
	}

	function resolveAll(support: readonly Support[]): number[] {
		const [only] = support;
		if (only === undefined) return [];
		return support.length === 1 ? resolve(only) : [...new Set(support.flatMap(resolve))];
	}

	function resolve({ leaf, anchor: index }: Support): number[] {
		const anchor = leaf.reading.anchors[index];
		if (!anchor) return [];
		const { firstCitation } = leaf;
		if (anchor.kind !== 'note') return anchor.own.map((own) => firstCitation + own);
		return (leaves.byFootnote.get(anchor.label) ?? []).flatMap((note) =>
			note.reading.citations.map((_, own) => note.firstCitation + own),
		);
	}

	/** What a footnote declares, it declares of the quotation it belongs to. */
	function withNotes(leaf: Leaf, quotation: ParagraphQuotation): ReadonlySet<Declaration> {
		const notes = quotation.anchors.flatMap((index) => {
			const anchor = leaf.reading.anchors[index];
			return anchor?.kind === 'note' ? (leaves.byFootnote.get(anchor.label) ?? []) : [];
		});
		if (notes.length === 0) return quotation.declared;
		return new Set([...quotation.declared, ...declarationsIn(notes)]);
	}
}

/** What was read of block quotes, kept for the draft's next version for as long as the paragraphs in them are the same. */
export type ReadBlocks = WeakMap<Block, ReadBlock>;

/** What supports its quotations stands in it, or there is nothing around it that could. */
function isSelfContained({ block, reading }: Leaf): boolean {
	if (reading.anchors.some(({ kind }) => kind === 'note')) return false;
	if (block.kind === 'paragraph' && block.parent?.kind === 'document') return true;
	return reading.quotations.every(({ anchors, noteCitations }) => anchors.length > 0 || noteCitations !== undefined);
}

/** Of quotations placed in the same leaf. */
function isAsBefore(a: Quotation, b: Quotation): boolean {
	if (a.group !== b.group || a.use !== b.use || a.declared !== b.declared) return false;
	return a.citations.length === b.citations.length && a.citations.every((citation, i) => citation === b.citations[i]);
}

interface ReadBlock {
	readonly start: number;
	readonly readings: readonly Paragraph[];
	readonly titled: boolean;
	readonly quotation: BlockQuotation | undefined;
}

function blockQuotation(
	text: string,
	block: Block,
	quoting: QuotingBlocks,
	quotes: ReadBlocks,
): BlockQuotation | undefined {
	const paragraphs = quoting.leavesOf(block);
	const titled = quoting.isTitled(block);
	const known = quotes.get(block);
	const isSame =
		known?.titled === titled &&
		known.readings.length === paragraphs.length &&
		paragraphs.every(({ reading }, index) => reading === known.readings[index]);
	if (isSame) return known.quotation && shiftBlockQuotation(known.quotation, block.start - known.start);
	const quotation = readBlockQuotation(text, paragraphs, titled);
	const readings = paragraphs.map(({ reading }) => reading);
	quotes.set(block, { start: block.start, readings, titled, quotation });
	return quotation && shiftBlockQuotation(quotation, 0);
}

function shiftBlockQuotation(quotation: BlockQuotation, by: number): BlockQuotation {
	return {
		span: shiftSpan(quotation.span, by),
		content: shiftSpan(quotation.content, by),
		words: shiftWords(quotation.words, by),
		emphasis: quotation.emphasis.map((span) => shiftSpan(span, by)),
		marks: quotation.marks,
		declared: quotation.declared,
	};
}

/** Where counts go up to the end of each: the count before one. */
function startIn(counts: Int32Array, index: number): number {
	return index === 0 ? 0 : (counts[index - 1] as number);
}

/** Tells each leaf the number of its first citation. */
function numberCitations(leaves: Leaves, before: Assembled): { citations: Citation[]; citationsTo: Int32Array } {
	const references = leaves.byFootnote.size === 0 ? new Map<string, Span>() : footnoteReferences(leaves);
	const citations: Citation[] = [];
	const citationsTo = new Int32Array(leaves.all.length);
	for (let index = 0; index < leaves.all.length; index++) {
		const old = leaves.asBefore[index] as number;
		if (old >= 0 && startIn(before.citationsTo, old) === citations.length) {
			const end = before.citationsTo[old] as number;
			for (let i = citations.length; i < end; i++) citations.push(before.citations[i] as Citation);
		} else addCitations(leaves.all[index] as Leaf);
		citationsTo[index] = citations.length;
	}
	return { citations, citationsTo };

	function addCitations(leaf: Leaf): void {
		const { block, reading, footnote } = leaf;
		if (reading.citations.length === 0) return;
		leaf.firstCitation = citations.length;
		const placed = placesIn(leaf).citations;
		if (placed) {
			for (const citation of placed) citations.push(citation);
			return;
		}
		const reference = footnote === undefined ? undefined : references.get(footnote);
		for (const [index, citation] of reading.citations.entries()) {
			const label = reading.labels.get(index);
			const keyBy = label === undefined ? block.start : (leaves.definition(label)?.address.start ?? 0);
			const shifted = shiftCitation(citation, block.start, keyBy);
			citations.push(reference ? { ...shifted, footnoteReference: reference } : shifted);
		}
	}
}

/** By label, the first place that refers to a footnote. */
function footnoteReferences(leaves: Leaves): Map<string, Span> {
	const references = new Map<string, Span>();
	for (const { block, reading } of leaves.all) {
		for (const anchor of reading.anchors) {
			if (anchor.kind !== 'note' || references.has(anchor.label)) continue;
			references.set(anchor.label, shiftSpan(anchor.span, block.start));
		}
	}
	return references;
}

/** All parts of a quotation have the citations that any of them has. */
function shareInGroups(quotations: Quotation[]): void {
	if (quotations.every(({ group }, index) => group === index)) return;
	const shared = new Map<number, Set<number>>();
	for (const { group, citations } of quotations) {
		const all = shared.get(group) ?? new Set();
		for (const citation of citations) all.add(citation);
		shared.set(group, all);
	}
	for (const [index, quotation] of quotations.entries()) {
		const all = shared.get(quotation.group);
		if (all && all.size > quotation.citations.length) {
			quotations[index] = { ...quotation, citations: [...new Set([...quotation.citations, ...all])] };
		}
	}
}
