/**
 * Words that a misread, misspelt or mistyped word may have been: all that are one letter away (another, one left out,
 * one added), and those that scanners take for it by two letters that look like one. About fifty for each letter.
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

/** @param base letters of the word, as `Word.base` */
export function misreadings(base: string): ReadonlySet<string> {
	const found = new Set<string>();
	for (let at = 0; at <= base.length; at++) {
		const before = base.slice(0, at);
		const after = base.slice(at);
		const rest = after.slice(1);
		for (const letter of letters) {
			found.add(before + letter + after);
			if (after !== '') found.add(before + letter + rest);
		}
		if (after !== '') found.add(before + rest);
		for (const [two, one] of alike) {
			if (after.startsWith(two)) found.add(before + one + after.slice(2));
			if (after.startsWith(one)) found.add(before + two + rest);
		}
	}
	found.delete(base);
	return found;
}
