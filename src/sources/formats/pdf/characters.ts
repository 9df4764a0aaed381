/** Characters as fonts have them, made what a person would type. */

/** For a code that its font does not explain. */
export const unreadable = '\ufffd';

/**
 * What the codes mean in the encoding (T1) that TeX's bitmap fonts have had since 1990 without saying so.
 */
const texCodes = new Map(['“', '”', '„', '«', '»', '–', '—'].map((sign, i) => [String.fromCharCode(0x10 + i), sign]));
for (const [i, joined] of ['ff', 'fi', 'fl', 'ffi', 'ffl'].entries()) {
	texCodes.set(String.fromCharCode(0x1b + i), joined);
}

/** Forms of letters by their place in the word, and the parts of ideographs. */
const forms = /[\ufb1d-\ufdff\ufe70-\ufefc\u2f00-\u2fdf]+/g;

/** Marks as they are set in lines from top to bottom, and as they are typed. */
const downward = '︐︑︒︓︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄';
const level = '，、。：；！？（）｛｝〔〕【】《》〈〉「」『』';

const accents = new Map<string, string>([
	['´', '\u0301'],
	['`', '\u0300'],
	['ˋ', '\u0300'],
	['ˆ', '\u0302'],
	['˜', '\u0303'],
	['¯', '\u0304'],
	['˘', '\u0306'],
	['˙', '\u0307'],
	['¨', '\u0308'],
	['˚', '\u030a'],
	['˝', '\u030b'],
	['ˇ', '\u030c'],
	['¸', '\u0327'],
	['˛', '\u0328'],
]);

function accentOf(sign: string): string | undefined {
	return accents.get(sign) ?? (combining.test(sign) ? sign : undefined);
}

const combining = /^[\u0300-\u036f]$/;

/** TeX's older fonts set an accent by itself and paint the letter over it. */
export function endsInAccent(text: string): boolean {
	return accentOf(text.at(-1) ?? '') !== undefined;
}

/** Two runs together, of which the first ends in an accent for the second; undefined if there is no such letter. */
export function withAccent(text: string, next: string): string | undefined {
	const [letter = ''] = next;
	const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
	const composed = `${base}${accentOf(text.at(-1) ?? '') ?? ''}`.normalize('NFC');
	return composed.length === 1 && composed !== base ? text.slice(0, -1) + composed + next.slice(1) : undefined;
}

/** Of a run, without white space at its ends. */
export function readable(text: string): string {
	// The library makes a space and a combining accent of some accents that stand by themselves.
	const plain = text
		.replace(/ (?=[\u0300-\u036f])/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	// Most runs of most documents.
	if (/^[\x20-\x5f\x61-\x7e]*$/.test(plain)) return plain;
	const inTex = (plain.match(/\p{Cc}/gu) ?? []).every((code) => texCodes.has(code));
	return plain
		.replace(/\p{Cc}/gu, (code) => (inTex ? (texCodes.get(code) as string) : unreadable))
		.replace(forms, (form) => form.normalize('NFKC'))
		.replace(/[\ufe10-\ufe44]/g, (mark) => level[downward.indexOf(mark)] ?? mark);
}

const mirrored = new Map([...'()[]{}«»<>'].map((sign, i, all) => [sign, all[i ^ 1] as string]));

/** In a line from right to left fonts may say which way a bracket bends, not whether it opens. */
export function bracketsFromRight(text: string): string {
	const turned = text.replace(/[()[\]{}]/g, (sign) => mirrored.get(sign) as string);
	return mismatches(turned) < mismatches(text) ? turned : text;
}

function mismatches(text: string): number {
	let open = 0;
	let wrong = 0;
	for (const [sign] of text.matchAll(/[()[\]{}]/g)) {
		if ('([{'.includes(sign)) open++;
		else if (open > 0) open--;
		else wrong++;
	}
	return wrong + open;
}

const spreadWord = /(?<!\S)\p{L}(?: \p{L}){3,}(?!\S)/gu;

/** Words that are emphasised by spacing their letters read as words. */
export function closeSpread(text: string): string {
	return /\p{L} \p{L} \p{L} \p{L}/u.test(text) ? text.replace(spreadWord, (word) => word.replaceAll(' ', '')) : text;
}
