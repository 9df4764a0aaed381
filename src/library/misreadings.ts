/**
 * Words that a misread, misspelt or mistyped word may have been: first those that scanners take for it by a letter or
 * two that look like others, of which there are a few for each letter; then all that are one letter away (another, one
 * left out, one added), about fifty for each letter.
 */
const letters = 'abcdefghijklmnopqrstuvwxyz';

/** What looks alike in print. */
const alike: readonly (readonly [string, string])[] = [
	['rn', 'm'],
	['nn', 'm'],
	['ri', 'n'],
	['cl', 'd'],
	['lc', 'k'],
	['vv', 'w'],
	['li', 'h'],
	['ii', 'u'],
];

/** Letters and digits of which any may be taken for any other. */
const shapes = [
	'ceo',
	'ao',
	'ae',
	'bh',
	'b6',
	'hn',
	'nu',
	'uv',
	'vy',
	'ft',
	'fl',
	'ij',
	'il1t',
	'gq9',
	'o0',
	's5',
	'z2',
	'rn',
];
const lookAlikes: ReadonlyMap<string, readonly string[]> = new Map(
	Array.from(new Set(shapes.join('')), (sign) => {
		const others = new Set(
			shapes
				.filter((shape) => shape.includes(sign))
				.join('')
				.replaceAll(sign, ''),
		);
		return [sign, [...others].filter((other) => letters.includes(other))];
	}),
);

/** @param base letters of the word, as `Word.base` */
export function scannedFrom(base: string): ReadonlySet<string> {
	const found = new Set<string>();
	for (let at = 0; at < base.length; at++) {
		const before = base.slice(0, at);
		const after = base.slice(at);
		const rest = after.slice(1);
		for (const other of lookAlikes.get(after.charAt(0)) ?? []) found.add(before + other + rest);
		for (const [two, one] of alike) {
			if (after.startsWith(two)) found.add(before + one + after.slice(2));
			if (after.startsWith(one)) found.add(before + two + rest);
		}
	}
	return found;
}

/** Of a word with digits among its letters none: those were taken for letters. @param base as for `scannedFrom` */
export function typedFrom(base: string): ReadonlySet<string> {
	const found = new Set<string>();
	if (/\d/.test(base)) return found;
	for (let at = 0; at <= base.length; at++) {
		const before = base.slice(0, at);
		const after = base.slice(at);
		const rest = after.slice(1);
		for (const letter of letters) {
			found.add(before + letter + after);
			if (after !== '') found.add(before + letter + rest);
		}
		if (after !== '') found.add(before + rest);
	}
	found.delete(base);
	return found;
}
