/** A key that a source has by its file's name is renamed by renaming the file; links to the file follow. */
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Draft } from '../../drafts/draft.ts';
import type { Source } from '../../library/library.ts';
import { isAmongSources } from '../../library/source-folder.ts';
import { isTextFile } from '../../sources/formats/readers.ts';
import { sourceKey } from '../../sources/keys.ts';
import { ownKey } from '../../sources/own-key.ts';
import type { Edit } from '../../text/edit.ts';
import type { KeyPlace } from '../../text/key-place.ts';
import type { RequestParts } from '../requests.ts';
import { type FileText, fileText } from './file-text.ts';
import { refusal } from './refusal.ts';

/** How a document comes by the key. */
export type Claim =
	| { readonly kind: 'stated'; readonly file: FileText; readonly place: KeyPlace }
	| { readonly kind: 'file'; readonly path: string };

/** The documents that claim the key themselves, whatever bibliographies say. */
export async function claimsOf(
	key: string,
	{ workspace, open }: Pick<RequestParts, 'workspace' | 'open'>,
): Promise<Claim[]> {
	const { library } = workspace;
	const known = library.byKey(key);
	const sources = new Set<Source>(library.sources.filter((source) => source.key === key));
	if (known) sources.add(known);
	const claims: Claim[] = [];
	for (const { path } of sources) {
		if (path === undefined) continue;
		const file = isTextFile(path) ? await fileText(path, open) : undefined;
		const place = file && ownKey(file.document.getText());
		if (file && place?.key === key) claims.push({ kind: 'stated', file, place });
		else if (!place && sourceKey(path, undefined) === key && !library.isNamed(path))
			claims.push({ kind: 'file', path });
	}
	return claims;
}

const notInNames = /[\\/:*?"<>|]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Where the file is to go so that its name gives the key. Throws why it cannot. */
export async function pathFor(
	key: string,
	path: string,
	{ workspace }: Pick<RequestParts, 'workspace'>,
): Promise<string> {
	const name = `${key}${extname(path)}`;
	const moved = join(dirname(path), name);
	if (notInNames.test(key) || sourceKey(moved, undefined) !== key) {
		throw refusal(
			l10n.t(
				'The key is the name of the file “{0}”, and no file can be named so that its key is “{1}”. Choose a key of letters, digits and hyphens.',
				basename(path),
				key,
			),
		);
	}
	const project = workspace.projects.find((candidate) => isAmongSources(candidate, path));
	if (project && !isAmongSources(project, moved)) {
		throw refusal(
			l10n.t(
				'The key is the name of the file “{0}”, which quotewright.json names among the sources. Write its new name there first.',
				basename(path),
			),
		);
	}
	// Where case does not count, a file may stand in its own way.
	const isThere = moved.toLowerCase() !== path.toLowerCase() && (await stat(moved).catch(() => undefined));
	if (isThere) throw refusal(l10n.t('There is a file “{0}” already. Choose another key.', name));
	return moved;
}

/** What makes a draft's links lead to the file under its new name. Keys are no links. @param draft of the file */
export function linkEdits(
	file: FileText,
	draft: Draft,
	from: string,
	to: string,
	roots: readonly string[],
): readonly Edit[] {
	const text = file.document.getText();
	const edits = new Map<number, Edit>();
	for (const { form, key, keySpan } of draft.citations) {
		const leads =
			form === 'link'
				? resolve(dirname(file.path), key) === from
				: form === 'wiki' && key !== sourceKey(from, undefined) && leadsTo(key, from, [dirname(file.path), ...roots]);
		if (!leads) continue;
		const written = text.slice(keySpan.start, keySpan.end).replace(/\?.*$/s, '');
		const last = written.slice(written.lastIndexOf('/') + 1);
		const start = keySpan.start + written.length - last.length;
		const named = form === 'wiki' ? wikiName(last, to) : linkName(last, to);
		edits.set(start, { span: { start, end: start + last.length }, text: named });
	}
	return [...edits.values()];
}

function leadsTo(key: string, path: string, folders: readonly string[]): boolean {
	const ways = folders.map((folder) => resolve(folder, key));
	return ways.some((way) => way === path || `${way}${extname(path)}` === path);
}

function wikiName(last: string, to: string): string {
	return last.endsWith(extname(to)) ? basename(to) : basename(to, extname(to));
}

/** With as much encoded as it needs; all of it where the writer did so. */
function linkName(last: string, to: string): string {
	const name = basename(to);
	return /%[\da-f]{2}/i.test(last)
		? encodeURIComponent(name)
		: name.replace(/[%#?()<>\s\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}
