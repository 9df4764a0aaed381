import type { Random } from '../random.ts';
import { changeWords, misreadLetters } from './perturb.ts';

/** A kind of quotation that the goals speak of. */
export interface Kind {
	readonly name: KindName;
	/** As the report calls it. */
	readonly title: string;
	words(random: Random): number;
	perturb(words: readonly string[], other: () => string, random: Random): readonly string[];
	/** Every place that has the very same words is to be reported. */
	readonly exact: boolean;
	/** Sampled from texts that no library has. */
	readonly absent: boolean;
}

export type KindName = 'usual' | 'four' | 'six' | 'six-changed' | 'misread' | 'absent';

const usualLength = (random: Random): number => 5 + random.below(56);

/** None to 15 % of the words; never more, so that the shortest stay as they are. */
const usualSlips: Kind['perturb'] = (words, other, random) =>
	changeWords(words, random.below(1 + Math.floor(0.15 * words.length)), other, random);

export const kinds: readonly Kind[] = [
	{
		name: 'usual',
		title: '5–60 words, 0–15 % of words changed',
		words: usualLength,
		perturb: usualSlips,
		exact: false,
		absent: false,
	},
	{ name: 'four', title: '4 words, exact', words: () => 4, perturb: (words) => words, exact: true, absent: false },
	{ name: 'six', title: '6 words, exact', words: () => 6, perturb: (words) => words, exact: true, absent: false },
	{
		name: 'six-changed',
		title: '6 words, 25 % of words changed',
		words: () => 6,
		// A quarter of six words is one and a half: one or two.
		perturb: (words, other, random) => changeWords(words, 1 + random.below(2), other, random),
		exact: false,
		absent: false,
	},
	{
		name: 'misread',
		title: '10 words, 10 % of letters wrong',
		words: () => 10,
		perturb: (words, _other, random) => misreadLetters(words, 0.1, random),
		exact: false,
		absent: false,
	},
	{
		name: 'absent',
		title: 'absent',
		words: usualLength,
		perturb: usualSlips,
		exact: false,
		absent: true,
	},
];

export function titleOf(name: KindName): string {
	return kinds.find((kind) => kind.name === name)?.title ?? name;
}
