/** Contractions: the same words, run together as they are spoken. */
import { detached } from '../text/detached.ts';
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
	return short
		.map((word) => formsOf(word.key))
		.reduce<string[]>((starts, next) => starts.flatMap((start) => next.map((form) => `${start} ${form}`.trim())), [''])
		.includes(whole.replace('cannot', 'ca not'));
}

/** One word that contracts two: it'll, it will. */
export function contracts(short: Word, first: Word, second: Word): boolean {
	const forms = formsOf(short.key);
	// Asked at every place that a word may be aligned with: most have no other form.
	return forms.length > 1 && forms.includes(`${first.key} ${second.key}`.replace('cannot', 'ca not'));
}

const known = new Map<string, readonly string[]>();
const mostKnown = 5000;

/** The word as it is, and written out in each way that it may be meant. */
function formsOf(key: string): readonly string[] {
	const before = known.get(key);
	if (before !== undefined) return before;
	const long = contracted.flatMap(([end, full]) => (end.test(key) ? [key.replace(end, full)] : []));
	if (known.size >= mostKnown) known.clear();
	const forms = [key, ...long];
	known.set(detached(key), forms);
	return forms;
}
