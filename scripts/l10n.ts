/**
 * `npm run l10n`: lists what the sources say in `l10n/bundle.l10n.json`, takes what is said no more out of the
 * translations, and tells what they lack, here and of `package.nls.json`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	bundleOf,
	englishBundle,
	languages,
	type Messages,
	messagesInSources,
	readMessages,
	root,
} from './l10n-messages.ts';

const said = await messagesInSources();
mkdirSync(join(root, 'l10n'), { recursive: true });
write(englishBundle, said);
for (const language of languages) {
	follow(said, bundleOf(language));
	follow(readMessages('package.nls.json'), `package.nls.${language}.json`);
}

/** Leaves in the file what is wanted, in that order. */
function follow(wanted: Messages, file: string): void {
	const translated = readMessages(file);
	const keys = Object.keys(wanted);
	const missing = keys.filter((key) => translated[key] === undefined);
	write(
		file,
		Object.fromEntries(keys.flatMap((key) => (translated[key] === undefined ? [] : [[key, translated[key]]]))),
	);
	for (const key of missing) console.log(`${file} lacks ${JSON.stringify(wanted[key])}`);
	if (missing.length > 0) process.exitCode = 1;
}

function write(file: string, messages: Messages): void {
	writeFileSync(join(root, file), `${JSON.stringify(messages, null, 2)}\n`);
}
