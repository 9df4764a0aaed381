/**
 * One pass over a plain text, as WebAssembly: the table of its lines, the lines that are worth a closer look, and where
 * rare characters stand. In JavaScript it took a dozen loops, each of which the engine has to make fast anew in every
 * thread. In AssemblyScript (assemblyscript.org); memory is laid out by hand. `npm run kernel` compiles it into
 * `src/sources/apparatus/lines-code.ts`. Cost: linear; eight units are passed over at once unless one of them is sought.
 *
 * The text comes in stretches; a line may run over several. What a look at ASCII does not decide counts as worth a look:
 * `src/sources/apparatus/` decides.
 */

/** The stretch, and zeros behind it. */
export const text: usize = 0;
/** Of each line that ended: where it starts and ends, with and without white space at its ends; 32 bits each. */
export const starts: usize = 0x9000;
export const ends: usize = 0x1a000;
export const froms: usize = 0x2b000;
export const tos: usize = 0x3c000;
/** Indexes of lines. */
export const timed: usize = 0x4d000;
export const labelled: usize = 0x5e000;
export const numbered: usize = 0x6f000;
export const heads: usize = 0x80000;
export const perhapsHeads: usize = 0x91000;
export const pages: usize = 0xa2000;
/** Offsets in the text. */
export const notes: usize = 0xb3000;
export const tags: usize = 0xc4000;
export const digits: usize = 0xd5000;

/** How many of each there are since the stretch, or the text's end, was begun. */
export let lineCount: usize = 0;
export let timedCount: usize = 0;
export let labelledCount: usize = 0;
export let numberedCount: usize = 0;
export let headCount: usize = 0;
export let perhapsHeadCount: usize = 0;
export let pageCount: usize = 0;
export let noteCount: usize = 0;
export let tagCount: usize = 0;
export let digitCount: usize = 0;
/** Since the text was begun: whether there is an opening brace, or a raised digit. */
export let braces: bool = false;
export let raised: bool = false;

const none: u32 = 0xffffffff;
// What a look answers.
const no: i32 = 0;
const perhaps: i32 = 1;
const yes: i32 = 2;
// As in `lines.ts`, `page-numbers.ts` and `unbroken-pages.ts`.
const longestLabel: u32 = 90;
const longestNumbered: u32 = 80;
const longestHead: u32 = 60;

/** Where in the text the stretch begins, and its units. */
let base: u32 = 0;
let size: u32 = 0;
/** The unit before the stretch. */
let before: u32 = 0;
/** Where a line feed would belong to the carriage return before it. */
let returned: u32 = none;
/** The index of the line. */
let line: u32 = 0;
let lineStart: u32 = 0;
/** Its first and last unit that is no white space, so far; where that ends. */
let from: u32 = none;
let to: u32 = 0;
let first: u32 = 0;
let colon: u32 = none;
/** Of the line before: whether it is blank; if it is short, whether it has letters, or small ones, behind a blank line. */
let wasBlank: bool = false;
let hadLetters: i32 = no;
let hadLower: i32 = no;
let wasBehindBlank: bool = false;

export function begin(): void {
	braces = false;
	raised = false;
	before = 0;
	beginLines(0);
}

/** Has the first line begin there. */
export function beginLines(start: u32): void {
	returned = none;
	line = 0;
	wasBlank = false;
	hadLetters = no;
	beginLine(start);
}

function beginLine(start: u32): void {
	lineStart = start;
	from = none;
	colon = none;
}

function forget(): void {
	lineCount = 0;
	timedCount = 0;
	labelledCount = 0;
	numberedCount = 0;
	headCount = 0;
	perhapsHeadCount = 0;
	pageCount = 0;
	noteCount = 0;
	tagCount = 0;
	digitCount = 0;
}

/** @param start where in the text the stretch begins */
export function scan(length: u32, start: u32): void {
	forget();
	base = start;
	size = length;
	const end = (<usize>length) << 1;
	v128.store(end, i16x8.splat(0));
	for (let at: usize = 0; at < end; at += 16) {
		let bits = i16x8.bitmask(sought(v128.load(at)));
		while (bits !== 0) {
			meet(<u32>(at >> 1) + ctz(bits));
			bits &= bits - 1;
		}
	}
	look(length);
	if (length > 0) before = unitAt(length - 1);
}

/** Ends the last line, where the text does. */
export function finish(end: u32): void {
	forget();
	endLine(end);
	noteHead(false);
}

/** Line ends, colons, digits, opening brackets and braces, raised digits; some others with them. */
function sought(units: v128): v128 {
	const ends = i16x8.le_u(i16x8.sub(units, i16x8.splat(10)), i16x8.splat(3));
	const digits = i16x8.le_u(i16x8.sub(units, i16x8.splat(48)), i16x8.splat(10));
	const opening = i16x8.eq(v128.and(units, i16x8.splat(~0x20)), i16x8.splat(0x5b));
	const high = v128.and(units, i16x8.splat(-16));
	const raised = v128.or(i16x8.eq(high, i16x8.splat(0x2070)), i16x8.eq(high, i16x8.splat(0xb0)));
	return v128.or(v128.or(ends, digits), v128.or(opening, raised));
}

/** What is sought may stand there. */
function meet(place: u32): void {
	const code = unitAt(place);
	if (code < 14) {
		if (code === 11) return;
		const next = base + place + 1;
		if (code === 10 && base + place === returned) {
			lineStart = next;
			return;
		}
		look(place);
		endLine(base + place);
		beginLine(next);
		if (code === 13) returned = next;
		if (code === 12) pageCount = put(pages, pageCount, line);
	} else if (code === 58) {
		if (colon === none) colon = base + place;
	} else if (code < 58) {
		if (mayPrecedeNote(place === 0 ? before : unitAt(place - 1))) digitCount = put(digits, digitCount, base + place);
	} else if (code === 91) {
		bracket(place);
	} else if (code === 123) {
		braces = true;
	} else if (code > 123) {
		raised = raised || code >= 0x2070 || code === 0xb2 || code === 0xb3 || code === 0xb9;
	}
}

function bracket(place: u32): void {
	// What is behind the stretch may be anything.
	const next = place + 1 < size ? unitAt(place + 1) : none;
	if (next !== none && isDigit(next)) {
		let at = place + 2;
		while (at < size && at < place + 5 && isDigit(unitAt(at))) at++;
		if (at < size && unitAt(at) !== 93) return;
	}
	if (next === none || isDigit(next)) noteCount = put(notes, noteCount, base + place);
	if (next > 127 || isLower(next)) tagCount = put(tags, tagCount, base + place);
}

/** Sees what the line has before `end` of this stretch, but white space. */
function look(end: u32): void {
	let at = lineStart > base ? lineStart - base : 0;
	if (from === none) {
		while (at < end && isSpace(unitAt(at))) at++;
		if (at >= end) return;
		from = base + at;
		first = unitAt(at);
	}
	let stop = end;
	while (stop > at && isSpace(unitAt(stop - 1))) stop--;
	if (stop > at) to = base + stop;
}

function endLine(end: u32): void {
	if (from === none) {
		from = end;
		to = end;
	}
	const at = lineCount << 2;
	store<u32>(starts + at, lineStart);
	store<u32>(ends + at, end);
	store<u32>(froms + at, from);
	store<u32>(tos + at, to);
	lineCount++;
	const isBlank = from === to;
	noteHead(isBlank);
	if (!isBlank) {
		if (mayBeTimed()) timedCount = put(timed, timedCount, line);
		if (mayBeLabelled()) labelledCount = put(labelled, labelledCount, line);
		const length = to - from;
		if (length <= longestNumbered && mayHoldNumber()) numberedCount = put(numbered, numberedCount, line);
		if (length <= longestHead) {
			hadLetters = hasLetterPair();
			hadLower = hasLower();
			wasBehindBlank = wasBlank;
		}
	}
	wasBlank = isBlank;
	line++;
}

/** Whether the line before is a head, now that the next one is known. */
function noteHead(isBeforeBlank: bool): void {
	if (hadLetters === no) return;
	const lacksLower = wasBehindBlank && isBeforeBlank ? yes : yes - hadLower;
	if (hadLetters === yes && lacksLower === yes) headCount = put(heads, headCount, line - 1);
	else if (lacksLower !== no) perhapsHeadCount = put(perhapsHeads, perhapsHeadCount, line - 1);
	hadLetters = no;
}

/** All of the line's words stand in this stretch. */
function isHere(): bool {
	return from >= base;
}

/** A time or a verse's number at its start, or a time behind a name. */
function mayBeTimed(): bool {
	if (!isHere()) return true;
	if (isNear(colon) && isDigit(unitAt(colon - 1 - base))) return true;
	if (!isDigit(first) && first !== 45 && first !== 40 && first !== 60 && first !== 91) return false;
	let at = from - base;
	const end = to - base;
	if (!isDigit(first)) at++;
	while (at < end && isSpace(unitAt(at))) at++;
	if (at < end && unitAt(at) === 45) at++;
	while (at < end && isDigit(unitAt(at))) at++;
	return at < end && unitAt(at) === 58;
}

/** Who speaks: no word in small letters before the colon, but in brackets; or `Q.`, `A.` */
function mayBeLabelled(): bool {
	if (!isHere()) return true;
	if ((first === 81 || first === 65) && to > from + 1 && unitAt(from + 1 - base) === 46) return true;
	if (!isNear(colon) || !mayOpenLabel(first)) return false;
	let isAfterSpace = false;
	for (let at = from - base; at < colon - base; at++) {
		const code = unitAt(at);
		if (code === 40 || code === 91) return true;
		if (isAfterSpace && isLower(code)) return false;
		isAfterSpace = code === 32;
	}
	return true;
}

function isNear(at: u32): bool {
	return at !== none && at > from && at < from + longestLabel;
}

/** A capital letter, beyond ASCII perhaps, or a digit. */
function mayOpenLabel(code: u32): bool {
	return code - 65 < 26 || isDigit(code) || code > 127;
}

function mayHoldNumber(): bool {
	if (isDigit(first) || to <= base) return true;
	const last = unitAt(to - 1 - base);
	if (last < 127) return isDigit(last) || last === 45 || last === 124 || last === 126 || last === 93 || last === 41;
	return last === 0xb7 || last === 0x2013 || last === 0x2014 || last === 0x2022;
}

function hasLetterPair(): i32 {
	if (!isHere()) return perhaps;
	let letters: u32 = 0;
	for (let at = from - base; at < to - base; at++) {
		const code = unitAt(at);
		if (code > 127) return perhaps;
		letters = isLower(code | 32) ? letters + 1 : 0;
		if (letters === 2) return yes;
	}
	return no;
}

function hasLower(): i32 {
	if (!isHere()) return perhaps;
	for (let at = from - base; at < to - base; at++) {
		const code = unitAt(at);
		if (code > 127) return perhaps;
		if (isLower(code)) return yes;
	}
	return no;
}

function put(list: usize, count: usize, value: u32): usize {
	store<u32>(list + (count << 2), value);
	return count + 1;
}

function unitAt(at: u32): u32 {
	return load<u16>((<usize>at) << 1);
}

function isDigit(code: u32): bool {
	return code - 48 < 10;
}

function isLower(code: u32): bool {
	return code - 97 < 26;
}

/** `.!?)]"'` and curly closing quotation marks. */
function mayPrecedeNote(code: u32): bool {
	if (code > 127) return code === 0x2019 || code === 0x201d;
	return code === 46 || code === 33 || code === 63 || code === 41 || code === 93 || code === 34 || code === 39;
}

/** As `\s` in an expression. */
function isSpace(code: u32): bool {
	if (code <= 32) return code === 32 || code - 9 < 5;
	if (code < 0xa0) return false;
	if (code === 0xa0 || code === 0x1680 || code === 0x3000 || code === 0xfeff) return true;
	return code - 0x2000 < 11 || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}
