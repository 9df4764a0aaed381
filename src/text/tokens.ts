/**
 * A stretch of text as the judge compares it: its words, and in the gap before, between and after them the marks
 * that stand there, each folded to one sign for its kind (every dash is `—`, every quotation mark `"`).
 */
import { CharClass, classOf, foldBase, foldGlyphs } from './fold.ts';
import type { LongText } from './long-text.ts';
import type { MappedText } from './mapped.ts';
import type { Span } from './span.ts';
import { scanWording } from './words.ts';

export interface Tokens {
	readonly words: readonly Word[];
	/** One more than words: `gaps[i]` stands before `words[i]`. */
	readonly gaps: readonly Gap[];
}

export interface Word {
	/** As it reads, typography folded, case and accents kept. */
	readonly text: string;
	/** `text` in lower case. */
	readonly key: string;
	/** Without accents and joined letters too. */
	readonly base: string;
	readonly hash: number;
	/** Which letters occur, a bit each: tells at once that two words have too little in common. */
	readonly letters: number;
	/** In the original. */
	readonly start: number;
	readonly end: number;
	/** Between marks of emphasis (`_so_`, `*so*`) of the text itself. */
	readonly emphasised: boolean;
}

export interface Gap {
	readonly marks: readonly Mark[];
	readonly lineBreak: boolean;
	readonly paragraphBreak: boolean;
}

export interface Mark {
	/** One of `, ; : . ! ? — – - … " ( ) [ ] / |` or the character itself; `–` only where it stands without spaces. */
	readonly sign: string;
	readonly start: number;
	readonly end: number;
}

/** The tokens of a mapped text; places are the original's. */
export function tokenizeMapped(mapped: MappedText): Tokens {
	const { text, from, to } = mapped;
	return tokenize(text, { start: 0, end: text.length }, [], (start, end) => ({
		start: from[start] as number,
		end: to[end - 1] as number,
	}));
}

/** Read on both sides of a span: what a mark is depends on its neighbours, and an ellipsis may run on. */
const margin = 64;

/** The tokens of `text` within `span`; what `apparatus` (in order) covers is as if it were not there. */
export function tokenizeSpan(text: LongText, span: Span, apparatus: readonly Span[]): Tokens {
	// What was found in a source may lie beyond the end of what the source is by now.
	const start = Math.min(span.start, text.length);
	const end = Math.min(span.end, text.length);
	const from = Math.max(0, start - margin);
	const window = text.slice(from, Math.min(text.length, end + margin));
	const nearby = apparatus
		.filter((part) => part.start < end && part.end > start)
		.map((part) => ({ start: part.start - from, end: part.end - from }));
	const within = { start: start - from, end: end - from };
	return tokenize(window, within, nearby, (start, end) => ({ start: start + from, end: end + from }));
}

function tokenize(
	text: string,
	span: Span,
	apparatus: readonly Span[],
	place: (start: number, end: number) => Span,
): Tokens {
	const words: Word[] = [];
	const gaps: Gap[] = [];
	let gapStart = span.start;
	let emphasised = false;
	const closeGap = (end: number) => {
		const gap = readGap(text, gapStart, end, apparatus, place);
		emphasised = gap.emphasis ?? emphasised;
		gaps.push(gap);
	};
	scanWording(text, span.start, span.end, apparatus, (start, end, hash) => {
		closeGap(start);
		const reads = foldGlyphs(unbroken(text.slice(start, end)));
		const key = reads.toLowerCase();
		const base = foldBase(key);
		words.push({ text: reads, key, base, hash, letters: letterSet(base), ...place(start, end), emphasised });
		gapStart = end;
	});
	closeGap(Math.max(gapStart, span.end));
	return { words, gaps };
}

/** In `Word.letters`: the word holds a digit. */
export const digitBit = 1 << 30;

function letterSet(base: string): number {
	let set = 0;
	for (let i = 0; i < base.length; i++) {
		const code = base.charCodeAt(i);
		if (code >= 97 && code <= 122) set |= 1 << (code - 97);
		else if (code >= 48 && code <= 57) set |= digitBit;
		else set |= 1 << (26 + (code & 3));
	}
	return set;
}

const lineEndHyphen = /[-\u2010\u2011\u00ac\u00ad][^\S\r\n]*(?:\r\n|[\n\r\f\v\u0085\u2028\u2029])\s*/g;

/** Puts together a word divided at the end of its line. */
function unbroken(word: string): string {
	return word.replace(lineEndHyphen, '');
}

const quotationMarks = '"“”„‟«»‹›「」『』〝〞＂‘’‚‛\'`´';
const dashes = '—–―‒−─';
const wide = new Map([
	['。', '.'],
	['．', '.'],
	['、', ','],
	['，', ','],
	['！', '!'],
	['？', '?'],
	['：', ':'],
	['；', ';'],
	['（', '('],
	['）', ')'],
	['［', '['],
	['］', ']'],
	['¿', '?'],
	['¡', '!'],
]);

function readGap(
	text: string,
	start: number,
	end: number,
	apparatus: readonly Span[],
	place: (start: number, end: number) => Span,
): Gap & Turn {
	if (end - start <= 1 && (end === start || text.charCodeAt(start) === 32)) return emptyGap;
	const marks: Mark[] = [];
	let breaks = 0;
	let emphasis: boolean | undefined;
	let at = start;
	const push = (sign: string, stop: number) => {
		marks.push({ sign, ...place(at, stop) });
		at = stop;
	};
	let skipped = 0;
	while (at < end) {
		while (skipped < apparatus.length && (apparatus[skipped] as Span).end <= at) skipped++;
		const part = apparatus[skipped];
		if (part !== undefined && part.start <= at) {
			at = part.end;
			continue;
		}
		const char = text.charAt(at);
		const kind = classOf(text.charCodeAt(at));
		if (kind === CharClass.lineBreak) {
			if (!(char === '\n' && text.charAt(at - 1) === '\r')) breaks++;
			at++;
		} else if (kind === CharClass.space || kind === CharClass.ignorable || kind === CharClass.combining) {
			at++;
		} else if (kind === CharClass.emphasis) {
			const stop = runEnd(text, at, end, char);
			emphasis = turnAt(text, at, stop) ?? emphasis;
			at = stop;
		} else if (char === '.' || char === '…' || char === '⋯' || char === '・') {
			const dots = ellipsisEnd(text, at, end);
			push(dots > at + (char === '.' ? 1 : 0) ? '…' : '.', Math.max(dots, at + 1));
		} else if (dashes.includes(char) || kind === CharClass.hyphen) {
			const stop = dashEnd(text, at, end);
			const single = stop === at + 1 && kind === CharClass.hyphen;
			const spaced = isBlank(text, at - 1) && isBlank(text, stop);
			const short = stop === at + 1 && (char === '–' || char === '−') && !isBlank(text, at - 1) && !isBlank(text, stop);
			push(short ? '–' : single && !spaced ? '-' : '—', stop);
		} else if (quotationMarks.includes(char)) {
			push('"', at + 1);
		} else {
			push(wide.get(char) ?? char, at + 1);
		}
	}
	return { marks, lineBreak: breaks > 0, paragraphBreak: breaks > 1, emphasis };
}

const emptyGap: Gap & Turn = { marks: [], lineBreak: false, paragraphBreak: false, emphasis: undefined };

interface Turn {
	/** Emphasis begins (true) or ends (false) in the gap. */
	readonly emphasis: boolean | undefined;
}

/** What a run of emphasis marks does, told by its neighbours, since a window may begin within emphasis. */
function turnAt(text: string, at: number, stop: number): boolean | undefined {
	const afterBlank = at === 0 || isBlank(text, at - 1);
	if (/[\p{L}\p{N}]/u.test(text.charAt(stop))) return true;
	if (afterBlank && (stop >= text.length || isBlank(text, stop))) return undefined;
	return afterBlank;
}

function runEnd(text: string, at: number, end: number, char: string): number {
	let stop = at;
	while (stop < end && text.charAt(stop) === char) stop++;
	return stop;
}

const dots = /[.…⋯・](?:[^\S\r\n]?[.…⋯・])*/y;

/** The end of an ellipsis that starts at `at`; `at + 1` for a lone full stop. */
function ellipsisEnd(text: string, at: number, end: number): number {
	dots.lastIndex = at;
	const run = dots.exec(text)?.[0] ?? '.';
	const stop = Math.min(end, at + run.length);
	return run.includes('…') || run.includes('⋯') || run.replace(/\s/g, '').length >= 3
		? stop
		: at + (run[0] === '.' ? 1 : 0);
}

function dashEnd(text: string, at: number, end: number): number {
	let stop = at;
	while (stop < end && (dashes.includes(text.charAt(stop)) || classOf(text.charCodeAt(stop)) === CharClass.hyphen))
		stop++;
	return stop;
}

function isBlank(text: string, at: number): boolean {
	if (at < 0 || at >= text.length) return false;
	const kind = classOf(text.charCodeAt(at));
	return kind === CharClass.space || kind === CharClass.lineBreak;
}
