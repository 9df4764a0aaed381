import type { Language } from '../text/language.ts';

/**
 * What a page says of a text's language, so that it is read out and hyphenated by its own rules: what the text states,
 * else what is told of it; empty (unknown) of a script that no language we know is written in.
 */
export function languageTag(text: string, told: Language, stated?: string): string {
	const tag = stated === undefined ? undefined : canonical(stated);
	if (tag !== undefined) return tag;
	const letters = text.slice(0, longest).match(/\p{L}/gu) ?? [];
	const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
	return latin < letters.length / 2 ? '' : told;
}

const longest = 2000;

function canonical(tag: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
	} catch {
		return undefined;
	}
}
