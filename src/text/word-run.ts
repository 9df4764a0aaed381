/**
 * The inner loop of finding words: fills a run with the next words of a text, their places and hashes. It calls
 * nothing for a common letter and nobody for a word, because a call for each word would cost more than the words.
 * Cost: linear, one table look-up a character.
 */
import { baseExpands, baseExpansion, baseOf, CharClass, classAt, classOf } from './fold.ts';

/** Words in the order of the text, the first `count` of each array. */
export interface WordRun {
	count: number;
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	/** Of base letters: equal for words that differ in case, accents, ligatures, apostrophes or separators only. */
	readonly hashes: Uint32Array;
}

export function createWordRun(capacity: number): WordRun {
	return {
		count: 0,
		starts: new Uint32Array(capacity),
		ends: new Uint32Array(capacity),
		hashes: new Uint32Array(capacity),
	};
}

/** In `units`, below the base letters: what a code unit is to a word. */
const Unit = {
	unknown: 0,
	/** No word has it in it. */
	parting: 1,
	/** It may stand within a word, not at its end: of no account before a unit that parts. */
	inner: 2,
	/** It depends on more than that, or is no single letter. */
	special: 3,
} as const;

/** Of each code unit its base letter, or a `Unit`; filled as they are met. */
const units = new Uint16Array(0x10000);

const comma = 44;
const period = 46;

const hashSeed = 0x811c9dc5;
const hashPrime = 0x01000193;

/**
 * Adds the words that start in `[start, end)` to a run until it is full.
 * @returns where to go on from; `end` or beyond when there is no more.
 */
export function fillWordRun(text: string, start: number, end: number, run: WordRun): number {
	const { starts, ends, hashes } = run;
	const capacity = starts.length;
	let count = run.count;
	let at = start;
	while (at < end && count < capacity) {
		let unit = units[text.charCodeAt(at)] as number;
		if (unit === Unit.parting) {
			at++;
			continue;
		}
		if (unit <= Unit.special) {
			unit = unitAt(text, at);
			const kind = classAt(text, at);
			if (kind === CharClass.ideograph) {
				const after = at + widthAt(text, at);
				starts[count] = at;
				ends[count] = after;
				hashes[count++] = hashIdeograph(text, at, after);
				at = after;
				continue;
			}
			if (kind !== CharClass.letter && kind !== CharClass.digit) {
				at++;
				continue;
			}
		}
		starts[count] = at;
		let hash = hashSeed;
		let wordEnd = at;
		for (;;) {
			if (unit > Unit.special) {
				do {
					hash = Math.imul(hash ^ unit, hashPrime);
					at++;
					unit = at < end ? (units[text.charCodeAt(at)] as number) : Unit.parting;
				} while (unit > Unit.special);
				wordEnd = at;
			}
			if (unit === Unit.parting) {
				at++;
				break;
			}
			if (unit === Unit.unknown) {
				unit = unitAt(text, at);
				continue;
			}
			if (unit === Unit.inner && at + 1 < end && units[text.charCodeAt(at + 1)] === Unit.parting) break;
			const kind = classAt(text, at);
			if (kind === CharClass.letter || kind === CharClass.digit) {
				hash = hashLetter(hash, text, at);
				at += widthAt(text, at);
				wordEnd = at;
			} else if (kind === CharClass.combining) {
				at += widthAt(text, at);
				wordEnd = at;
			} else {
				const next = goesOnAt(text, at, end, kind);
				if (next < 0) break;
				at = next;
			}
			unit = at < end ? unitAt(text, at) : Unit.parting;
		}
		ends[count] = wordEnd;
		hashes[count++] = finish(hash);
	}
	run.count = count;
	return at;
}

/** As in `units`, which learns it. */
function unitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	const known = units[code] as number;
	if (known !== Unit.unknown) return known;
	const unit = unitOf(code);
	units[code] = unit;
	return unit;
}

/** The base letter of the code unit at `at`; 0 if it is none, or folds to several. */
export function letterAt(text: string, at: number): number {
	const unit = unitAt(text, at);
	return unit > Unit.special ? unit : 0;
}

/** What a code unit is to a word: its base letter, or a number below that says whether a word may go on over it. */
export function unitOf(code: number): number {
	const kind = classOf(code);
	if (kind === CharClass.letter || kind === CharClass.digit) {
		const base = baseOf(code);
		return base === baseExpands ? Unit.special : base;
	}
	if (code === comma || code === period || kind === CharClass.apostrophe) return Unit.inner;
	const alone =
		kind === CharClass.space || kind === CharClass.lineBreak || kind === CharClass.emphasis || kind === CharClass.mark;
	return alone ? Unit.parting : Unit.special;
}

/** Where a word goes on that meets a character, no letter, at `at`; -1 if it ends there. */
function goesOnAt(text: string, at: number, end: number, kind: number): number {
	if (kind === CharClass.ignorable) {
		const next = at + widthAt(text, at);
		const resumed = afterLineBreak(text, next, end);
		return resumed > 0 ? resumed : next;
	}
	if (kind === CharClass.apostrophe) return startsLetter(text, at + 1, end) ? at + 1 : -1;
	if (kind === CharClass.hyphen) {
		const resumed = afterLineBreak(text, at + 1, end);
		return resumed > 0 && isLower(text, resumed) && classOf(text.charCodeAt(at - 1)) === CharClass.letter
			? resumed
			: -1;
	}
	const code = text.charCodeAt(at);
	const separates = (code === comma || code === period) && isDigit(text, at - 1) && isDigit(text, at + 1);
	return separates ? at + 1 : -1;
}

/** Where a word divided at the end of its line goes on; -1 where no line ends at `at`. */
function afterLineBreak(text: string, at: number, end: number): number {
	let next = at;
	while (next < end && classOf(text.charCodeAt(next)) === CharClass.space) next++;
	if (next >= end || classOf(text.charCodeAt(next)) !== CharClass.lineBreak) return -1;
	if (text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10) next++;
	next++;
	while (next < end && classOf(text.charCodeAt(next)) === CharClass.space) next++;
	return startsLetter(text, next, end) ? next : -1;
}

function startsLetter(text: string, at: number, end: number): boolean {
	return at < end && classAt(text, at) === CharClass.letter;
}

function isLower(text: string, at: number): boolean {
	const char = text.charAt(at);
	return char === char.toLowerCase() && char !== char.toUpperCase();
}

function isDigit(text: string, at: number): boolean {
	return at >= 0 && at < text.length && classOf(text.charCodeAt(at)) === CharClass.digit;
}

/** Of the code point, in code units. */
function widthAt(text: string, at: number): number {
	return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

function hashLetter(hash: number, text: string, at: number): number {
	const code = text.charCodeAt(at);
	const base = baseOf(code);
	const letters =
		classOf(code) === CharClass.surrogate
			? String.fromCodePoint(text.codePointAt(at) as number).toLowerCase()
			: base === baseExpands
				? baseExpansion(code)
				: String.fromCharCode(base);
	let mixed = hash;
	for (let i = 0; i < letters.length; i++) mixed = Math.imul(mixed ^ letters.charCodeAt(i), hashPrime);
	return mixed;
}

function hashIdeograph(text: string, start: number, end: number): number {
	let hash = hashSeed;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), hashPrime);
	return finish(hash);
}

/** Spreads the low bits, which FNV leaves alike for words that end alike. */
function finish(hash: number): number {
	let mixed = hash ^ (hash >>> 16);
	mixed = Math.imul(mixed, 0x85ebca6b);
	return (mixed ^ (mixed >>> 13)) >>> 0;
}
