import { clipped, closeWeight, curlyClipped, suffix, Weight } from './apostrophes.ts';
import { charAfter, charBefore, cjk, closesAt, opensAt, punctuation } from './mark-neighbours.ts';
import { Kind } from './wording.ts';

/**
 * Pairs quotation marks in a paragraph's wording.
 *
 * One pass from left to right with a stack of open marks. A mark opens or closes by its shape and its neighbours; a
 * straight or ambiguous one that could do both closes if its like is open. A closing mark closes the nearest mark of
 * its kind and drops what was opened in between, so an unbalanced mark costs only itself. What is still open at the
 * end is reported, not paired: a quotation never runs out of its paragraph by itself.
 *
 * A single quotation stays open until a sure candidate for its close comes, or until another opens or the text ends,
 * when the first fair or else the first weak candidate is taken (see apostrophes.ts).
 *
 * Cost: linear; each mark is pushed and popped once.
 */

export interface MarkPair {
	/** Of the opening mark. */
	readonly open: number;
	/** Of the closing mark; the text's length where the quotation runs on into the next paragraph. */
	readonly close: number;
}

export interface PairedMarks {
	/** The outermost pairs that hold at least a letter or digit, in order. */
	readonly pairs: readonly MarkPair[];
	/** Opening marks that nothing closes, outside all pairs. */
	readonly unclosed: readonly number[];
}

interface Open {
	readonly at: number;
	readonly mark: string;
	/** It may be an apostrophe ('Twas): only a sure close makes it a quotation. */
	readonly weak: boolean;
	/** Best close seen so far; -1 for none. */
	close: number;
	weight: number;
}

/** By closing mark, the marks it may close. Straight doubles close low and curly ones too: mixed keyboards are common. */
const closes: Readonly<Record<string, string>> = {
	'”': '“„‟”',
	'“': '„“‟',
	'"': '"„“',
	'»': '«»',
	'«': '»',
	'›': '‹›',
	'‹': '›',
	'」': '「',
	'』': '『',
};
const anyMark = /["“”„‟«»‹›「」『』'‘’‚]/g;
const singles = "'‘‚’";
const letterOrDigit = /[\p{L}\p{N}]/u;

export function pairMarks(text: string, kinds: Uint8Array): PairedMarks {
	const stack: Open[] = [];
	const counts = new Map<string, number>();
	const found: MarkPair[] = [];

	const push = (at: number, mark: string, isWeak = false): void => {
		stack.push({ at, mark, weak: isWeak, close: -1, weight: Weight.none });
		counts.set(mark, (counts.get(mark) ?? 0) + 1);
	};
	/** Takes the innermost open mark off; a single one with a close in sight becomes a pair. */
	const pop = (): Open | undefined => {
		const open = stack.pop();
		if (!open) return undefined;
		counts.set(open.mark, (counts.get(open.mark) ?? 1) - 1);
		if (open.close >= 0) found.push({ open: open.at, close: open.close });
		return open;
	};
	const isOpen = (marks: string): boolean => {
		for (const mark of marks) if ((counts.get(mark) ?? 0) > 0) return true;
		return false;
	};
	const close = (at: number, marks: string): boolean => {
		if (!isOpen(marks)) return false;
		for (;;) {
			const open = pop();
			if (!open) return false;
			if (!marks.includes(open.mark)) continue;
			found.push({ open: open.at, close: at });
			return true;
		}
	};

	const curly = text.includes('’');
	let readTo = 0;
	for (const { 0: mark, index: i } of text.matchAll(anyMark)) {
		if (i < readTo || kinds[i] !== Kind.text) continue;
		switch (mark) {
			case '"':
				straightDouble(i);
				break;
			case '“':
			case '«':
			case '‹':
				// Opens in most languages, closes in German („…“ »…«).
				if (isOpen(closes[mark] ?? '') && closesHere(i) && !(opensHere(i) && !isOpen('„»›')))
					close(i, closes[mark] ?? '');
				else if (opensHere(i) || !closesHere(i)) push(i, mark);
				break;
			case '”':
			case '»':
			case '›':
				if (isOpen(closes[mark] ?? '') && !(opensHere(i) && !closesHere(i) && !isOpen('“„«‹'))) {
					close(i, closes[mark] ?? '');
				} else if (opensHere(i)) push(i, mark);
				else if (mark === '”') close(i, '"');
				break;
			case '„':
			case '‟':
			case '「':
			case '『':
				push(i, mark);
				break;
			case '」':
			case '』':
				close(i, closes[mark] ?? '');
				break;
			case "'":
			case '‘':
			case '’':
			case '‚':
				readTo = single(i, mark) + 1;
				break;
		}
	}

	const unclosed: number[] = [];
	while (stack.length > 0) {
		const open = pop();
		if (open && open.close < 0 && !open.weak) unclosed.push(open.at);
	}
	return outermost(text, found, unclosed);

	function opensHere(at: number): boolean {
		return opensAt(text, at);
	}

	function closesHere(at: number): boolean {
		return closesAt(text, at);
	}

	function straightDouble(at: number): void {
		if (isPrime(at)) return;
		const canOpen = opensHere(at);
		const canClose = closesHere(at);
		if (canClose && isOpen('"') && !(canOpen && spaceBefore(at))) close(at, '"');
		else if (canOpen) push(at, '"');
		else if (isOpen(closes['"'] ?? '')) {
			// Mixed marks need more than a guess: „…" yes, but not a letter on both sides.
			if (canClose || isOpen('"')) close(at, isOpen('"') ? '"' : '„“');
		} else if (!canClose) push(at, '"');
	}

	/** Inches: after a digit, where the mark would not close anything or where another closes better. */
	function isPrime(at: number): boolean {
		if (!/\d/.test(text[at - 1] ?? '')) return false;
		if (/\d\s?['′’]\s?\d{1,2}(?:\.\d+)?$/.test(text.slice(Math.max(0, at - 12), at))) return true;
		if (!isOpen('"„“')) return true;
		const next = text.indexOf('"', at + 1);
		return next > 0 && closesHere(next) && !opensHere(next) && !/\d/.test(text[next - 1] ?? '');
	}

	function spaceBefore(at: number): boolean {
		return at === 0 || /\s/.test(text[at - 1] ?? '');
	}

	/** Reads a mark that may be an apostrophe; returns the place read up to. */
	function single(at: number, mark: string): number {
		const before = charBefore(text, at) ?? '';
		const after = charAfter(text, at) ?? '';
		// Where apostrophes are curly, a straight one means something else.
		if (mark === "'" && curly && isOpen('‘')) return at;
		if (/n/i.test(after) && singles.includes(text[at + 2] || ' ') && !letterOrDigit.test(text[at + 3] ?? ''))
			return at + 2;
		if (letterOrDigit.test(before) && letterOrDigit.test(after) && !(cjk.test(before) || cjk.test(after))) return at;
		const top = stack.at(-1);
		const inSingle = top !== undefined && singles.includes(top.mark);
		const opens = mark === '‚' || (mark !== '’' && opensHere(at) && !(inSingle && closesHere(at)));
		if (opens) {
			const rest = text.slice(at + 1, at + 10);
			const isClipped = mark !== '‚' && (mark === "'" ? clipped : curlyClipped).test(rest);
			// Inside single marks that nothing closed yet, and behind another word, a clipped word begins no quotation.
			const attached = before !== '' && !/\s/.test(before) && suffix.test(rest);
			if (isClipped && mark === "'" && ((inSingle && top.close < 0) || attached)) return at;
			if (inSingle && (top.weak || top.close >= 0)) pop();
			push(at, mark, isClipped);
			return at;
		}
		if (!inSingle || !closesHere(at)) return at;
		const weight = closeWeight(text, kinds, at);
		const afterPunctuation = punctuation.includes(before);
		if (weight === Weight.sure && (afterPunctuation || top.weight <= Weight.weak)) {
			top.close = at;
			pop();
		} else if (!top.weak && weight > top.weight && top.weight <= Weight.weak) {
			top.close = at;
			top.weight = weight;
		}
		return at;
	}
}

function outermost(text: string, found: readonly MarkPair[], unclosed: readonly number[]): PairedMarks {
	const pairs: MarkPair[] = [];
	let end = -1;
	for (const pair of found.toSorted((a, b) => a.open - b.open || b.close - a.close)) {
		if (pair.open < end) continue;
		end = pair.close;
		if (letterOrDigit.test(text.slice(pair.open + 1, pair.close))) pairs.push(pair);
	}
	let next = 0;
	const outside = unclosed
		.toSorted((a, b) => a - b)
		.filter((at) => {
			while (next < pairs.length && (pairs[next]?.close ?? at) < at) next++;
			return (pairs[next]?.open ?? at) >= at;
		});
	return { pairs, unclosed: outside };
}
