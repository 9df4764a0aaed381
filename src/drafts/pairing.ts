import type { Span } from '../text/span.ts';
import { sentenceAt } from './sentences.ts';
import { lowerBound } from './sorted.ts';
import { object, type Wording } from './wording.ts';

/**
 * Which citations of a paragraph support which of its quotations. How people write:
 *
 * 1. A link around the words, or a citation inside the marks, is theirs.
 * 2. The citation nearest after the quotation in its sentence, other quotations passed over: “A” and “B” [@k].
 *    A running citation (in the text, a link) that opens the clause of a later quotation belongs to that one:
 *    “A” [@a], while @b says “B”; and “A,” while @b says “B”.
 * 3. A running citation before it in its sentence (@a says “A”), or a bracketed one that no earlier quotation of the
 *    sentence stands before (Thoreau [@walden] says “A”).
 * 4. The nearest bracketed citation or note later in the paragraph: a run of quotations is cited at its end. A running
 *    citation counts here only at the end of a sentence without quotations after it (“A.” So says @walden.); one that
 *    goes on to say something of its own does not.
 * 5. The nearest running citation earlier in the paragraph.
 *
 * So a quotation with a citation in its own sentence never takes another sentence's. Citations that follow each other
 * without words between them count as one. All parts of a split quotation share what any of them has.
 */

export interface Placed extends Span {
	/** It only names the source, in brackets or a note; else it is part of what its sentence says. */
	readonly closing: boolean;
	/** Words of the text stand in it. */
	readonly link: boolean;
}

const clauseBreak =
	/[;:]|(?<!\p{L})(?:and|while|whereas|but|though|although|or|und|während|aber|oder|et|tandis|mais|alors)(?!\p{L})/iu;
const nothing = /^[\s.,;:!?)(\]–—-]*$/;

/** How far back in a crowded sentence a citation is looked for. */
const crowd = 8;

/**
 * @param quotations with their marks, in order, not overlapping
 * @param groups for each quotation the index of its first part
 * @param anchors in order of their starts
 * @returns for each quotation the indexes of its anchors, the nearest first
 */
export function pairCitations(
	wording: Wording,
	quotations: readonly Span[],
	groups: readonly number[],
	anchors: readonly Placed[],
	sentences: readonly number[],
): (readonly number[])[] {
	if (quotations.length === 0) return [];
	const { text } = wording;
	const outside = anchors.map((_, index) => index).filter((index) => !isInside(index));
	const around = enclosing();
	const later = laterAnchors();
	const earlier = earlierAnchors();

	const own = quotations.map((quotation, index) => {
		const linked = around[index] ?? [];
		const inside = linked.concat(anchorsIn(quotation));
		if (linked.length > 0 || inside.some((anchor) => anchors[anchor]?.closing)) return inside;
		const found = supporters(index, quotation);
		return found.length > 0 ? found : inside;
	});
	const byGroup = new Map<number, Set<number>>();
	for (const [index, found] of own.entries()) {
		const group = groups[index] ?? index;
		const shared = byGroup.get(group) ?? new Set();
		for (const anchor of found) shared.add(anchor);
		byGroup.set(group, shared);
	}
	return own.map((found, index) => {
		const shared = byGroup.get(groups[index] ?? index);
		return shared && shared.size > found.length ? [...new Set([...found, ...shared])] : found;
	});

	function supporters(index: number, quotation: Span): readonly number[] {
		const sentence = sentenceAt(sentences, quotation.start);
		const after = firstOutside(quotation.end);
		const before = beforeInSentence(after - 1, quotation, sentence);
		const behind = afterInSentence(index, after, sentence, before !== undefined);
		if (behind !== undefined && !(before !== undefined && inAnotherClause(index, behind))) return run(behind, 1);
		if (before !== undefined) return run(before, -1);
		const end = sentences[sentence] ?? text.length;
		const next = later[firstOutside(end)];
		if (next !== undefined) return run(next, 1);
		const previous = earlier[firstOutside(sentences[sentence - 1] ?? 0)];
		return previous === undefined ? [] : run(previous, -1);
	}

	/** Rule 2. Places are in `outside`. */
	function afterInSentence(index: number, from: number, sentence: number, introduced: boolean): number | undefined {
		const quotation = quotations[index];
		const anchor = anchors[outside[from] ?? -1];
		if (!quotation || !anchor || sentenceAt(sentences, anchor.start) !== sentence) return undefined;
		if (closes(anchor)) return from;
		const next = nextQuotation(anchor.end);
		const nextStart = quotations[next]?.start ?? text.length;
		if (next >= quotations.length || sentenceAt(sentences, nextStart) !== sentence) return from;
		if (groups[next] === groups[index]) return from;
		const clause = text.slice(quotation.end, anchor.start);
		return introduced || clauseBreak.test(clause) ? undefined : from;
	}

	/** @d notes “D,” but “E” [@e]: the citation behind the second clause is not the first clause's. */
	function inAnotherClause(index: number, behind: number): boolean {
		const next = quotations[index + 1];
		const anchor = anchors[outside[behind] ?? -1];
		if (!next || !anchor || groups[index + 1] === groups[index] || next.start > anchor.start) return false;
		return clauseBreak.test(text.slice(quotations[index]?.end, next.start));
	}

	/** Rule 3. */
	function beforeInSentence(last: number, quotation: Span, sentence: number): number | undefined {
		const begin = sentences[sentence - 1] ?? 0;
		const first = quotations[nextQuotation(begin)]?.start ?? quotation.start;
		for (let place = last; place >= 0 && place > last - crowd; place--) {
			const anchor = anchors[outside[place] ?? -1];
			if (!anchor || anchor.start < begin) return undefined;
			if (!closes(anchor) || anchor.start < first) return place;
		}
		return undefined;
	}

	/** In brackets or a note, or right behind a quotation. */
	function closes(anchor: Placed): boolean {
		if (anchor.closing) return true;
		const before = quotations[nextQuotation(anchor.start) - 1];
		if (before === undefined || before.end > anchor.start) return false;
		// What begins the next sentence is that sentence's subject: “A.” @k goes on to something else.
		if (sentenceAt(sentences, before.start) !== sentenceAt(sentences, anchor.start)) return false;
		return nothing.test(text.slice(before.end, anchor.start));
	}

	/** The anchor at `place` and those that follow it (or come before it) without words between. */
	function run(place: number, step: 1 | -1): number[] {
		const found = [outside[place] ?? 0];
		for (let at = place; ; at += step) {
			const here = anchors[outside[at] ?? -1];
			const next = anchors[outside[at + step] ?? -1];
			if (!here || !next || found.length > crowd) return found;
			const between = step > 0 ? text.slice(here.end, next.start) : text.slice(next.end, here.start);
			if (!nothing.test(between) || (step > 0 && !next.closing)) return found;
			found.push(outside[at + step] ?? 0);
		}
	}

	/** For each place in `outside`, the first from there on that may serve an earlier sentence (rule 4). */
	function laterAnchors(): (number | undefined)[] {
		const result: (number | undefined)[] = [];
		let found: number | undefined;
		for (let place = outside.length - 1; place >= 0; place--) {
			const anchor = anchors[outside[place] ?? -1];
			if (anchor && (closes(anchor) || endsSentence(anchor))) found = place;
			result[place] = found;
		}
		return result;
	}

	function endsSentence(anchor: Placed): boolean {
		const end = sentences[sentenceAt(sentences, anchor.start)] ?? text.length;
		return end - anchor.end < 12 && nothing.test(text.slice(anchor.end, end).replaceAll(object, ''));
	}

	/** For each place in `outside`, the last running citation before it (rule 5). */
	function earlierAnchors(): (number | undefined)[] {
		const result: (number | undefined)[] = [];
		let found: number | undefined;
		for (let place = 0; place <= outside.length; place++) {
			result[place] = found;
			const anchor = anchors[outside[place] ?? -1];
			if (anchor && !anchor.closing) found = place;
		}
		return result;
	}

	/** Links around quotations (rule 1). */
	function enclosing(): number[][] {
		const result: number[][] = [];
		for (const [index, anchor] of anchors.entries()) {
			if (!anchor.link) continue;
			for (let q = nextQuotation(anchor.start); q < quotations.length; q++) {
				if ((quotations[q]?.end ?? text.length + 1) > anchor.end) break;
				result[q] = [...(result[q] ?? []), index];
			}
		}
		return result;
	}

	function anchorsIn(quotation: Span): number[] {
		const result: number[] = [];
		for (let index = lowerBound(anchors, quotation.start); index < anchors.length; index++) {
			const anchor = anchors[index];
			if (!anchor || anchor.start >= quotation.end) break;
			if (anchor.end <= quotation.end) result.push(index);
		}
		return result;
	}

	function isInside(index: number): boolean {
		const anchor = anchors[index];
		if (!anchor) return false;
		const quotation = quotations[nextQuotation(anchor.start + 1) - 1];
		return quotation !== undefined && anchor.start >= quotation.start && anchor.end <= quotation.end;
	}

	/** The first quotation that starts at or after `at`. */
	function nextQuotation(at: number): number {
		return lowerBound(quotations, at);
	}

	/** The first place in `outside` that starts at or after `at`. */
	function firstOutside(at: number): number {
		let low = 0;
		let high = outside.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((anchors[outside[middle] ?? 0]?.start ?? 0) < at) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
