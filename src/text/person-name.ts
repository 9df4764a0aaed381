/** Names of persons as transcripts and drafts write them: `DR. JANE SMITH`, `Smith`, `Mrs Smith`. */
import { foldBase } from './fold.ts';

export interface PersonName {
	/** Without titles, in lower case, without accents; initials without their full stop. */
	readonly words: readonly string[];
	/** What a title of address says of the person; undefined: none, or one for everybody. */
	readonly address: 'man' | 'woman' | undefined;
}

const men = new Set(['mr', 'sir', 'lord', 'herr', 'monsieur', 'm', 'senor', 'signor', 'congressman', 'chairman']);
const women = new Set(
	'mrs ms miss dame lady frau fraulein madame mme mlle mademoiselle senora signora congresswoman chairwoman'.split(' '),
);
const offices = new Set(
	'the mx dr prof professor sen senator rep representative gen general col colonel lt lieutenant capt captain maj major sgt sergeant adm admiral judge justice president vice chair chairperson minister secretary governor gov mayor ambassador hon rev reverend father sister brother doctor officer detective inspector commissioner chancellor director prime chief deputy speaker counsel attorney maitre me ministre juge richter richterin minister ministerin kanzler kanzlerin'.split(
		' ',
	),
);

export function personName(name: string): PersonName {
	const all = name
		.split(/[\s,]+/)
		.map((word) => foldBase(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
		.filter((word) => word !== '');
	const isTitle = (word: string) => men.has(word) || women.has(word) || offices.has(word);
	let first = 0;
	while (first < all.length && isTitle(all[first] as string)) first++;
	const titles = all.slice(0, first);
	const suffixless = all.slice(first).filter((word, i) => i === 0 || !/^(?:jr|sr|ii|iii|iv|phd|md|esq)$/.test(word));
	return {
		words: suffixless,
		address: titles.some((word) => women.has(word))
			? 'woman'
			: titles.some((word) => men.has(word))
				? 'man'
				: undefined,
	};
}

/** Whether the one may be the other's name, shorter or with other titles: `Smith` and `Dr. Jane Smith`. */
export function mayBeSame(a: PersonName, b: PersonName): boolean {
	if (a.address !== undefined && b.address !== undefined && a.address !== b.address) return false;
	const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
	if (short.length === 0) return false;
	return isWithin(short, long);
}

/** The words come in that order among the others; an initial is any word that it begins. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
	let at = 0;
	for (const word of long) {
		const wanted = short[at];
		if (wanted === undefined) return true;
		if (
			word === wanted ||
			(wanted.length === 1 && word.startsWith(wanted)) ||
			(word.length === 1 && wanted.startsWith(word))
		)
			at++;
	}
	return at === short.length;
}

/** `DR. JANE SMITH` as a sentence has it: `Dr. Jane Smith`. */
export function nameInText(name: string): string {
	if (/\p{Ll}/u.test(name)) return name;
	return name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase());
}
