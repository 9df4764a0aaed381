import { displayLanguage, made } from './display-language.ts';

/**
 * The form in which the display language counts: French has `0 source`, German `0 Quellen`. Languages with more than
 * two forms get `other` for all but one.
 */
export function plural(count: number, one: string, other: string): string {
	return made('plural', () => new Intl.PluralRules(displayLanguage())).select(count) === 'one' ? one : other;
}
