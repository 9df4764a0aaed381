import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../scripts/l10n-messages.ts';

/**
 * VS Code takes a language only if it has a pack of it, which would have to be downloaded: it gets packs that
 * translate nothing of its own, and shows all that an extension translates.
 * @param userData its folder; VS Code looks there for the list of packs
 */
export function provideLanguagePacks(userData: string): void {
	const pack = join(userData, 'language-pack.json');
	mkdirSync(userData, { recursive: true });
	writeFileSync(pack, JSON.stringify({ version: '1.0.0', contents: {} }));
	const extensions = [{ extensionIdentifier: { id: 'quotewright.no-pack' }, version: '1.0.0' }];
	const listed = languages.map((label) => [label, { hash: label, extensions, translations: { vscode: pack }, label }]);
	writeFileSync(join(userData, 'languagepacks.json'), JSON.stringify(Object.fromEntries(listed)));
}
