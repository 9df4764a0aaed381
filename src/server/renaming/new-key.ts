import * as l10n from '@vscode/l10n';
import type { LibraryView } from '../../library/library.ts';
import { isCitable } from '../../text/citable-key.ts';
import { refusal } from './refusal.ts';

/** The key that a user means who may have typed it as it is cited. Throws what is wrong with it. */
export function newKey(typed: string): string {
	const key = /^@?(?:\{(.*)\}|(.*))$/s.exec(typed.trim());
	const wanted = key?.[1] ?? key?.[2] ?? '';
	if (isCitable(wanted)) return wanted;
	throw refusal(
		l10n.t(
			'“{0}” cannot be cited. A key is written without blanks, has a letter or a digit, and braces only in pairs.',
			typed,
		),
	);
}

/** Throws if the key, or one that differs from it only in case, is another source's. @param old the key that it replaces */
export function refuseTaken(wanted: string, old: string, library: LibraryView): void {
	if (library.byKey(wanted)) throw taken(wanted);
	const folded = wanted.toLowerCase();
	const alike = library.keys.find((key) => key !== old && key.toLowerCase() === folded);
	if (alike === undefined) return;
	throw refusal(
		l10n.t(
			'There is the key “{0}” already, and not every program tells it from “{1}”, which differs only in capital letters. Choose another one.',
			alike,
			wanted,
		),
	);
}

export function taken(key: string): Error {
	return refusal(l10n.t('The key “{0}” is another source’s. Choose one that no source has.', key));
}
