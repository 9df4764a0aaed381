/**
 * The benchmark's own idea of a word, so that truth does not rest on the code that is measured: a run of letters and
 * digits with the apostrophes inside it and the separators inside a number, compared without case and accents. Linear; one table look-up a character.
 */
const unknown = 0xffff;
const apostrophe = 1;
/** Of each code unit: 0 for what is no part of a word, otherwise its base letter. */
const bases = new Uint16Array(0x10000).fill(unknown);

export interface Words {
	readonly count: number;
	/** In the text, UTF-16. */
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	/** Equal for words that are the same but for case, accents and apostrophes. */
	readonly hashes: Uint32Array;
}

export function wordsOf(text: string): Words {
	const most = (text.length >> 1) + 1;
	const starts = new Uint32Array(most);
	const ends = new Uint32Array(most);
	const hashes = new Uint32Array(most);
	let count = 0;
	let at = 0;
	while (at < text.length) {
		if (baseOf(text.charCodeAt(at)) <= apostrophe) {
			at++;
			continue;
		}
		starts[count] = at;
		let hash = 0x811c9dc5;
		for (; at < text.length; at++) {
			const base = baseOf(text.charCodeAt(at));
			if (base > apostrophe) hash = Math.imul(hash ^ base, 0x01000193);
			else if (!(base === apostrophe ? isPart(text, at + 1) : isSeparator(text, at))) break;
		}
		ends[count] = at;
		hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
		hashes[count] = (hash ^ (hash >>> 13)) >>> 0;
		count++;
	}
	return {
		count,
		starts: starts.subarray(0, count),
		ends: ends.subarray(0, count),
		hashes: hashes.subarray(0, count),
	};
}

function isPart(text: string, at: number): boolean {
	return baseOf(text.charCodeAt(at)) > apostrophe;
}

/** The comma of 3,000. */
function isSeparator(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code === 44 || code === 46) && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function baseOf(code: number): number {
	const known = bases[code] as number;
	if (known !== unknown) return known;
	const char = String.fromCharCode(code);
	const isWord = /[\p{L}\p{N}]/u.test(char) || (code >= 0xd800 && code <= 0xdfff);
	const base = isWord ? char.toLowerCase().normalize('NFD').charCodeAt(0) : "'’".includes(char) ? apostrophe : 0;
	bases[code] = base;
	return base;
}
