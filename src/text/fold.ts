/**
 * Folding: what no style guide counts as wording goes, letter by letter, so that two texts can be compared by
 * what they say. Two strengths. *Glyph folding* removes typography only (ligatures, long s, invisible
 * characters, composition, the kind of apostrophe): texts equal after it are the same wording. *Base folding*
 * also removes case and accents: it serves hashing and finding, never judging.
 *
 * Characters are classified once and remembered in a table of 64 KB, filled as characters are met, because
 * classifying all of Unicode at start would cost more than a session ever asks for.
 */

export const CharClass = {
	unknown: 0,
	space: 1,
	lineBreak: 2,
	letter: 3,
	digit: 4,
	/** A letter of a script written without spaces: a word by itself. */
	ideograph: 5,
	/** A combining mark: belongs to the letter before it. */
	combining: 6,
	/** Invisible: soft hyphen, zero-width characters, byte order mark, variation selectors. */
	ignorable: 7,
	apostrophe: 8,
	hyphen: 9,
	/** Marks of emphasis in plain text and Markdown. */
	emphasis: 10,
	mark: 11,
	/** First half of a surrogate pair: the class is the code point's. */
	surrogate: 12,
} as const;

const classes = new Uint8Array(0x10000);
const bases = new Uint16Array(0x10000);
/** In `bases`: the character folds to several letters, or to none. */
export const baseExpands = 0xffff;

const expansions = new Map<string, string>([
	['æ', 'ae'],
	['œ', 'oe'],
	['ß', 'ss'],
	['ĳ', 'ij'],
	['ﬀ', 'ff'],
	['ﬁ', 'fi'],
	['ﬂ', 'fl'],
	['ﬃ', 'ffi'],
	['ﬄ', 'ffl'],
	['ﬅ', 'st'],
	['ﬆ', 'st'],
	['ø', 'o'],
	['ð', 'd'],
	['þ', 'th'],
	['ł', 'l'],
	['ſ', 's'],
]);

const lineBreaks = '\n\r\f\v\u0085\u2028\u2029';
const apostrophes = "'\u2019\u02bc\uff07";
const hyphens = '-\u2010\u2011\u00ac';

function classify(code: number): number {
	const char = String.fromCharCode(code);
	if (code >= 0xd800 && code <= 0xdbff) return CharClass.surrogate;
	if (lineBreaks.includes(char)) return CharClass.lineBreak;
	if (apostrophes.includes(char)) return CharClass.apostrophe;
	if (hyphens.includes(char)) return CharClass.hyphen;
	if (char === '_' || char === '*') return CharClass.emphasis;
	return classifyPoint(char);
}

function classifyPoint(point: string): number {
	if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]/u.test(point)) return CharClass.ideograph;
	if (/\p{Cf}|\p{Default_Ignorable_Code_Point}/u.test(point)) return CharClass.ignorable;
	if (/\p{M}/u.test(point)) return CharClass.combining;
	if (/[\p{L}ªº]/u.test(point)) return CharClass.letter;
	if (/\p{Nd}/u.test(point)) return CharClass.digit;
	if (/\s/u.test(point)) return CharClass.space;
	return CharClass.mark;
}

/** The class of the code unit; for a surrogate pair's first half ask `classAt`. */
export function classOf(code: number): number {
	const known = classes[code] as number;
	if (known !== CharClass.unknown) return known;
	const found = classify(code);
	classes[code] = found;
	return found;
}

/** The class of the code point that starts at `at`. */
export function classAt(text: string, at: number): number {
	const kind = classOf(text.charCodeAt(at));
	if (kind !== CharClass.surrogate) return kind;
	return classifyPoint(String.fromCodePoint(text.codePointAt(at) as number));
}

/** The lower-case base letter as a code unit, 0 for a character that is no letter, or `baseExpands`. */
export function baseOf(code: number): number {
	const known = bases[code] as number;
	if (known !== 0) return known;
	const lower = String.fromCharCode(code).toLowerCase();
	const base = expansions.has(lower) ? baseExpands : (lower.normalize('NFD').charCodeAt(0) as number);
	bases[code] = base;
	return base;
}

/** What a character for which `baseOf` says `baseExpands` folds to. */
export function baseExpansion(code: number): string {
	return expansions.get(String.fromCharCode(code).toLowerCase()) ?? '';
}

const typography = /[\u017f\ufb00-\ufb06\u0132\u0133\uff07\u2019\u02bc\u2010\u2011]/g;
const typographyFolds = new Map<string, string>([
	['\u017f', 's'],
	['\ufb00', 'ff'],
	['\ufb01', 'fi'],
	['\ufb02', 'fl'],
	['\ufb03', 'ffi'],
	['\ufb04', 'ffl'],
	['\ufb05', 'st'],
	['\ufb06', 'st'],
	['\u0132', 'IJ'],
	['\u0133', 'ij'],
	['\uff07', "'"],
	['\u2019', "'"],
	['\u02bc', "'"],
	['\u2010', '-'],
	['\u2011', '-'],
]);

const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\s]/gu;
const plainAscii = /^[\x21-\x7e]*$/;

/** A word as it reads: typography, invisible characters and white space out, accents composed, case kept. */
export function foldGlyphs(word: string): string {
	if (plainAscii.test(word)) return word;
	return word
		.replace(invisible, '')
		.replace(typography, (char) => typographyFolds.get(char) as string)
		.normalize('NFC');
}

/** Case, accents and joined letters out as well: for telling how alike two words are. */
export function foldBase(word: string): string {
	const lower = foldGlyphs(word).toLowerCase();
	if (plainAscii.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{ASCII}]/gu, (char) => expansions.get(char) ?? char);
}
