/** What the sources say to users, and what there is of it in each language. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Besides English. */
export const languages = ['de', 'fr'] as const;

export type Messages = Readonly<Record<string, string>>;

/** Every file of src/, by its path from the root. */
export function sources(): ReadonlyMap<string, string> {
	const files = globSync('src/**/*.ts', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
	return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/** The English messages in src/, each as its own translation, in alphabetical order. */
export async function messagesInSources(): Promise<Messages> {
	// As one file: the tool makes its queries anew for each, which takes longer than to answer them.
	const code = [...sources().values()].filter((text) => /l10n|\/message\.ts/.test(text)).map(asCalls);
	const contents = `import * as l10n from '@vscode/l10n';\n${code.join('\n')}`;
	const found = await getL10nJson([{ extension: '.ts', contents }]);
	return Object.fromEntries(
		Object.keys(found)
			.sort()
			.map((text) => [text, text]),
	);
}

/**
 * Without the imports, since one is enough for all. What `message(…)` of src/text/message.ts is given is translated
 * where it is shown; the tool knows `l10n.t` alone.
 */
function asCalls(code: string): string {
	const told = /\bmessage\b[^;]*from '[^']*\/message\.ts'/.test(code);
	const calls = told ? code.replace(/(?<![.\w])message\(/g, 'l10n.t(') : code;
	return calls.replace(/^import[^;]*;/gm, '');
}

/** @param file relative to the root; one that is not there has no messages */
export function readMessages(file: string): Messages {
	try {
		return JSON.parse(readFileSync(join(root, file), 'utf8'));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
		throw error;
	}
}

export const englishBundle = 'l10n/bundle.l10n.json';
export const bundleOf = (language: string): string => `l10n/bundle.l10n.${language}.json`;
