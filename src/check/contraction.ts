/** Contractions: the same words, run together as they are spoken. */
import type { Word } from '../text/tokens.ts';

const contracted: readonly (readonly [RegExp, string])[] = [
	[/n't$/, ' not'],
	[/'ll$/, ' will'],
	[/'ve$/, ' have'],
	[/'re$/, ' are'],
	[/'m$/, ' am'],
	[/'d$/, ' would'],
	[/'d$/, ' had'],
	[/'s$/, ' is'],
	[/'s$/, ' has'],
	[/'s$/, ' us'],
];

/** "we've" for "we have" or the other way round, and nothing else changed. */
export function isContraction(draft: readonly Word[], source: readonly Word[]): boolean {
	return expands(draft, source) || expands(source, draft);
}

function expands(short: readonly Word[], long: readonly Word[]): boolean {
	if (short.length > 3 || long.length > 5) return false;
	if (short.length >= long.length && !short.some((word) => word.key === "can't")) return false;
	const whole = long.map((word) => word.key).join(' ');
	const forms = short.map((word) => [
		word.key,
		...contracted.flatMap(([end, full]) => (end.test(word.key) ? [word.key.replace(end, full)] : [])),
	]);
	return forms
		.reduce<string[]>((starts, next) => starts.flatMap((start) => next.map((form) => `${start} ${form}`.trim())), [''])
		.includes(whole.replace('cannot', 'ca not'));
}

/** One word that contracts two: it'll, it will. */
export function contracts(short: Word, first: Word, second: Word): boolean {
	return expands([short], [first, second]);
}
