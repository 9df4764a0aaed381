import { readXml } from '../xml.ts';
import type { NoteType } from './model.ts';

/** How the document's notes are numbered, by its settings. */
export function noteFormats(settings: string | undefined): Readonly<Record<NoteType, string>> {
	const formats = { footnote: 'decimal', endnote: 'lowerRoman' };
	let kind: NoteType | undefined;
	if (settings === undefined) return formats;
	readXml(settings, {
		open(name, attribute, prefix) {
			if (name === 'footnotePr') kind = 'footnote';
			else if (name === 'endnotePr') kind = 'endnote';
			else if (name === 'numFmt' && kind !== undefined) formats[kind] = attribute(`${prefix}val`) ?? formats[kind];
		},
		text() {},
		close(name) {
			if (name === 'footnotePr' || name === 'endnotePr') kind = undefined;
		},
	});
	return formats;
}
