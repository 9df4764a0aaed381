/**
 * Respelling: the same word as another nation or another century writes it. By correspondences between spellings,
 * not by a list of words: two words are respellings of each other if one correspondence, applied at one place or at
 * every place, turns one into the other. Words are compared in base letters (lower case, no accents).
 */

import type { Language } from '../text/language.ts';

/** Each pair may be exchanged in either direction. The context keeps short correspondences from joining unrelated words. */
type Correspondences = readonly (readonly [RegExp, string])[];

const english: Correspondences = [
	// British and American.
	[/(?<=\p{L}{2})our(?=s?$|ed$|ing$|ite|able|er|less|ful|ly|hood|ist)/u, 'or'],
	[/(?<=\p{L}{2})is(?=e[drs]?$|ing$|ation)/u, 'iz'],
	[/(?<=\p{L}{2})ys(?=e[drs]?$|ing$)/u, 'yz'],
	[/(?<=\p{L}{2})(?<=[tbchd])re(?=s?$|d$)/u, 'er'],
	[/(?<=\p{L}{2})enc(?=e(s|less)?$|es$)/u, 'ens'],
	[/(?<=\p{L}{2}l)l(?=ed$|ing$|ers?$|or|ous|ery)/u, ''],
	[/(?<=\p{L}p)p(?=ed$|ing$|ers?$)/u, ''],
	[/(?<=\p{L}{2}l)l(?=ment|ful|$)/u, ''],
	[/(?<=\p{L}{2})ogue(?=s?$)/u, 'og'],
	[/(?<=\p{L}{2}g)ement(?=s?$)/u, 'ment'],
	[/(?<=\p{L}{2})xion(?=s?$)/u, 'ction'],
	[/(?<=\p{L})ae(?=\p{L}{2})/u, 'e'],
	[/(?<=\p{L})oe(?=\p{L}{2})/u, 'e'],
	[/(?<=gr)e(?=y)/u, 'a'],
	[/(?<=\p{L}{2})que(?=s?$)/u, 'k'],
	[/(?<=\p{L}{3})gramme(?=s?$)/u, 'gram'],
	// Older English.
	[/(?<=\p{L}{2})'d$/u, 'ed'],
	[/(?<=\p{L}{2})'d$/u, 'd'],
	[/(?<=\p{L}{2})t$/u, 'ed'],
	[/(?<=\p{L}{2})ick(?=s?$)/u, 'ic'],
	[/^en(?=\p{L}{3})/u, 'in'],
	[/^em(?=\p{L}{3})/u, 'im'],
	[/(?<=\p{L}{2})ie$/u, 'y'],
	[/(?<=\p{L}{3})'st$/u, 'est'],
	[/(?<=\p{L})'(?=\p{L})/u, 'e'],
];

/** The imperfect and the demonym in -oi-, plurals without t. */
const french: Correspondences = [
	[/(?<=\p{L}{2,})oi(?=s$|t$|ent$|tre)/u, 'ai'],
	[/(?<=\p{L}{2})an(?=s$)/u, 'ant'],
	[/(?<=\p{L}{2})en(?=s$)/u, 'ent'],
];

const german: Correspondences = [
	[/th(?=\p{L})/u, 't'],
	[/(?<=\p{L})ss/u, 's'],
	[/(?<=\p{L})niß$/u, 'nis'],
	[/(?<=\p{L})ey/u, 'ei'],
	[/^c(?=[aourl])/u, 'k'],
	[/^c(?=[eiy])/u, 'z'],
];

const all: Correspondences = [...english, ...french, ...german];
const byLanguage: Readonly<Record<Language, Correspondences>> = { en: english, fr: french, de: german, es: [], it: [] };

/**
 * @param a, b words in base letters that are not equal.
 * @param language whose spellings count; undefined: any, which is enough to align by, but not to judge by ("three" and
 * "tree" are one word in old German spelling only).
 */
export function isRespelling(a: string, b: string, language?: Language): boolean {
	const [one, two] = [a, b].map(withoutPossessive) as [string, string];
	if (Math.min(one.length, two.length) < 3) return false;
	return (language === undefined ? all : byLanguage[language]).some(
		([pattern, other]) => exchanges(one, two, pattern, other) || exchanges(two, one, pattern, other),
	);
}

function exchanges(from: string, to: string, pattern: RegExp, other: string): boolean {
	return pattern.test(from) && from.replace(pattern, other) === to;
}

function withoutPossessive(word: string): string {
	return word.replace(/'s$/, '');
}
