import { env, l10n } from 'vscode';

let rules: Intl.PluralRules | undefined;

/** The form in which the display language counts: French has `0 source`, German `0 Quellen`. */
export function plural(count: number, one: string, other: string): string {
	// Where VS Code's language has no messages of ours they are in English, and counted so.
	rules ??= new Intl.PluralRules(l10n.bundle === undefined ? 'en' : env.language);
	return rules.select(count) === 'one' ? one : other;
}
