import type { Span } from '../text/span.ts';
import { declarationsIn, readBlockQuotation } from './block-quotations.ts';
import { blockSupport, type Support, supportFromAround } from './block-support.ts';
import type { Block } from './blocks.ts';
import type { Citation, Declaration, Quotation } from './draft.ts';
import type { Leaf, Leaves } from './leaves.ts';
import type { ParagraphQuotation } from './paragraph.ts';
import { quotingBlocks } from './quoting-blocks.ts';
import { shiftCitation, shiftSpan, shiftWords } from './shift.ts';

/**
 * Puts what was read of the paragraphs together: numbers citations and quotations, lets footnotes count where they
 * are referred to, makes one quotation of each block quote, and joins what runs over paragraphs.
 */
export function assemble(text: string, leaves: Leaves): { quotations: Quotation[]; citations: Citation[] } {
	const { citations, firstOf } = numberCitations(leaves);
	const quoting = quotingBlocks(leaves);
	const quotations: Quotation[] = [];
	const done = new Set<Block>();
	/** Group of the last quotation of a leaf that runs on. */
	let runningGroup: number | undefined;

	for (const leaf of leaves.all) {
		const block = quoting.of(leaf);
		if (!block) {
			addInline(leaf);
			continue;
		}
		if (done.has(block)) continue;
		done.add(block);
		addBlock(block);
	}
	shareInGroups(quotations);
	return { quotations, citations };

	function addBlock(block: Block): void {
		const paragraphs = quoting.leavesOf(block);
		const read = readBlockQuotation(text, paragraphs, quoting.isTitled(block));
		if (!read) return;
		const support = blockSupport(block, leaves, quoting.leavesOf);
		const behind = support.map(({ leaf }) => leaf).filter((leaf) => leaf.block.start > block.end);
		const declared = new Set([...read.declared, ...declarationsIn(behind)]);
		const group = quotations.length;
		quotations.push({ kind: 'block', ...read, declared, citations: resolveAll(support), group, use: 'quotation' });
	}

	function addInline(leaf: Leaf): void {
		const { block, reading } = leaf;
		const first = quotations.length;
		const continues = runningGroup;
		for (const [index, quotation] of reading.quotations.entries()) {
			// The paragraph before runs on into this one's first quotation.
			const joins = continues !== undefined && quotation.group === reading.quotations[0]?.group;
			const around = quotation.anchors.length > 0 || quotation.noteCitations ? [] : supportFromAround(leaf, leaves);
			const supporting = around.length > 0 ? resolveAll(around) : supportOf(leaf, quotation);
			const quoted = (joins && index === 0) || (around.length > 0 && quotation.use === 'mention');
			const own = first + quotation.group;
			quotations.push({
				kind: 'inline',
				span: shiftSpan(quotation.span, block.start),
				content: shiftSpan(quotation.content, block.start),
				words: shiftWords(quotation.words, block.start),
				emphasis: quotation.emphasis.map((span) => shiftSpan(span, block.start)),
				marks: quotation.marks,
				citations: supporting,
				group: joins ? continues : own,
				use: quoted ? 'quotation' : quotation.use,
				declared: withNotes(leaf, quotation),
			});
		}
		runningGroup = leaf.runsOn ? quotations.at(-1)?.group : undefined;
	}

	function supportOf(leaf: Leaf, quotation: ParagraphQuotation): number[] {
		const first = firstOf.get(leaf) ?? 0;
		if (quotation.noteCitations) return quotation.noteCitations.map((own) => first + own);
		return resolveAll(quotation.anchors.map((anchor) => ({ leaf, anchor })));
	}

	function resolveAll(support: readonly Support[]): number[] {
		return [...new Set(support.flatMap(resolve))];
	}

	function resolve({ leaf, anchor: index }: Support): number[] {
		const anchor = leaf.reading.anchors[index];
		if (!anchor) return [];
		const first = firstOf.get(leaf) ?? 0;
		if (anchor.kind !== 'note') return anchor.own.map((own) => first + own);
		return (leaves.byFootnote.get(anchor.label) ?? []).flatMap((note) => {
			const start = firstOf.get(note) ?? 0;
			return note.reading.citations.map((_, own) => start + own);
		});
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

function numberCitations(leaves: Leaves): { citations: Citation[]; firstOf: Map<Leaf, number> } {
	const references = new Map<string, Span>();
	for (const { block, reading } of leaves.all) {
		for (const anchor of reading.anchors) {
			if (anchor.kind !== 'note' || references.has(anchor.label)) continue;
			references.set(anchor.label, shiftSpan(anchor.span, block.start));
		}
	}
	const citations: Citation[] = [];
	const firstOf = new Map<Leaf, number>();
	for (const leaf of leaves.all) {
		const { block, reading, footnote } = leaf;
		firstOf.set(leaf, citations.length);
		const reference = footnote === undefined ? undefined : references.get(footnote);
		for (const [index, citation] of reading.citations.entries()) {
			const label = reading.labels.get(index);
			const keyBy = label === undefined ? block.start : (leaves.definition(label)?.address.start ?? 0);
			const shifted = shiftCitation(citation, block.start, keyBy);
			citations.push(reference ? { ...shifted, footnoteReference: reference } : shifted);
		}
	}
	return { citations, firstOf };
}

/** All parts of a quotation have the citations that any of them has. */
function shareInGroups(quotations: Quotation[]): void {
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
