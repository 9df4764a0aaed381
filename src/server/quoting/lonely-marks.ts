/**
 * Quotation marks of a passage that have lost their partner since words were left out. The opening one of a pair
 * whose end is gone is closed before the next omission, and the other way round; or they go.
 */
const pairs: readonly (readonly [open: string, close: string])[] = [
	['“', '”'],
	['„', '“'],
	['«', '»'],
	['»', '«'],
];

interface LonelyMark {
	readonly at: number;
	/** What it lacks. */
	readonly partner: string;
	readonly opens: boolean;
}

/** @param parts between which words were left out */
export function mendLonelyMarks(parts: readonly string[], how: 'complete' | 'drop'): string[] {
	const mended = [...parts];
	const joined = parts.join('\0');
	// From behind, so that what is changed moves nothing that is still to come.
	for (const { at, partner, opens } of lonelyMarks(joined).sort((a, b) => b.at - a.at)) {
		const part = joined.slice(0, at).split('\0').length - 1;
		const inPart = at - (joined.lastIndexOf('\0', at) + 1);
		const text = mended[part] ?? '';
		if (how === 'drop') mended[part] = `${text.slice(0, inPart)}${text.slice(inPart + 1)}`;
		else mended[part] = opens ? `${text}${partner}` : `${partner}${text}`;
	}
	return mended;
}

export function hasLonelyMarks(parts: readonly string[]): boolean {
	return lonelyMarks(parts.join('\0')).length > 0;
}

function lonelyMarks(words: string): LonelyMark[] {
	const open: { at: number; close: string }[] = [];
	const lonely: LonelyMark[] = [];
	const straight = [...words.matchAll(/"/g)].map(({ index }) => index);
	for (let at = 0; at < words.length; at++) {
		const mark = words.charAt(at);
		if (open.at(-1)?.close === mark) {
			open.pop();
			continue;
		}
		const pair = pairs.find(([opening]) => opening === mark);
		const closes = pairs.find(([, closing]) => closing === mark);
		const isAtBegin = !/[\p{L}\p{N}.,;:!?]/u.test(words.charAt(at - 1));
		if (pair && (!closes || isAtBegin)) open.push({ at, close: pair[1] });
		else if (closes) lonely.push({ at, partner: closes[0], opens: false });
	}
	lonely.push(...open.map(({ at, close }) => ({ at, partner: close, opens: true })));
	const last = straight.at(-1);
	if (straight.length % 2 === 1 && last !== undefined) {
		lonely.push({ at: last, partner: '"', opens: /[\p{L}\p{N}]/u.test(words.charAt(last + 1)) });
	}
	return lonely;
}
