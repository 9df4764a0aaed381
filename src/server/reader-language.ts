import { readFileSync } from 'node:fs';
import { type MessageBundle, setDisplayLanguage } from '../text/display-language.ts';

/** Shipped with the program, whose bundle is one folder deep and whose sources are two. */
const bundles = new URL(`${import.meta.url.endsWith('.ts') ? '../..' : '..'}/l10n/`, import.meta.url);

/**
 * From here on everything is said in the editor's language, or in English where there are no messages in it.
 * @param locale as editors send it: `de`, `fr-CA`; undefined: it sends none
 */
export function speak(locale: string | undefined): void {
	const [language = ''] = /^[a-z]{2,3}(?![a-z])/i.exec(locale ?? '') ?? [];
	setDisplayLanguage(locale ?? '', bundleOf(language.toLowerCase()));
}

function bundleOf(language: string): MessageBundle | undefined {
	if (language === '') return undefined;
	try {
		return JSON.parse(readFileSync(new URL(`bundle.l10n.${language}.json`, bundles), 'utf8'));
	} catch {
		// English has none: its messages are in the code.
		return undefined;
	}
}
