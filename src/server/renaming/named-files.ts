/** The files that name sources by their keys, and where they do. */
import { basename, join } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { draftKeys } from '../../drafts/key-places.ts';
import { listBibliographies, listDrafts } from '../../project/files.ts';
import { acceptedKeys, baselineKeys } from '../../project/key-places.ts';
import { baselineFile, projectFile, projectFiles } from '../../project/project.ts';
import { bibliographyKeys } from '../../sources/bibliography-keys.ts';
import { isTextFile } from '../../sources/formats/readers.ts';
import { ownKey } from '../../sources/own-key.ts';
import type { KeyPlace } from '../../text/key-place.ts';
import { pathOf } from '../positions.ts';
import type { RequestParts } from '../requests.ts';
import { type FileText, fileText } from './file-text.ts';

/** What a file is, as far as keys in it are concerned. */
export type NamedFileKind = 'draft' | 'bibliography' | 'source' | 'project' | 'none';

type Parts = Pick<RequestParts, 'workspace' | 'documents' | 'open' | 'parse'>;

export function kindOf({ workspace, documents }: Parts, document: TextDocument): NamedFileKind {
	if (documents.isDraft(document)) return 'draft';
	const path = pathOf(document.uri);
	const role = path === undefined ? 'none' : workspace.role(path);
	// A file that is a bibliography and an entry's attachment as well is edited as what it says.
	return role === 'draft' ? 'none' : role;
}

/** The places of keys in a text, in order. */
export function keyPlaces(parts: Pick<Parts, 'parse'>, kind: NamedFileKind, uri: string, text: string): KeyPlace[] {
	const path = pathOf(uri) ?? '';
	switch (kind) {
		case 'draft':
			return draftKeys(text, parts.parse(text));
		case 'bibliography':
			return bibliographyKeys(text, path);
		case 'project':
			if (basename(path) === projectFile) return acceptedKeys(text);
			return basename(path) === baselineFile ? baselineKeys(text) : [];
		case 'source': {
			const own = isTextFile(path) ? ownKey(text) : undefined;
			return own ? [own] : [];
		}
		case 'none':
			return [];
	}
}

/** Every draft, open or not, not saved yet too. */
export async function* draftTexts(parts: Parts, token: CancellationToken): AsyncGenerator<FileText> {
	const { workspace, documents, open } = parts;
	const seen = new Set<string>();
	for (const document of open.all()) {
		if (!documents.isDraft(document)) continue;
		const path = pathOf(document.uri) ?? '';
		seen.add(path);
		yield { path, document, version: document.version, isFaithful: true };
	}
	yield* texts((await Promise.all(workspace.projects.map(listDrafts))).flat(), seen, parts, token);
}

export async function* bibliographyTexts(parts: Parts, token: CancellationToken): AsyncGenerator<FileText> {
	const paths = (await Promise.all(parts.workspace.projects.map(listBibliographies))).flat();
	yield* texts(paths, new Set(), parts, token);
}

/** The projects' own files: settings and baselines. */
export async function* projectTexts(parts: Parts, token: CancellationToken): AsyncGenerator<FileText> {
	const paths = parts.workspace.projects.flatMap(({ root }) => projectFiles.map((name) => join(root, name)));
	yield* texts(paths, new Set(), parts, token);
}

async function* texts(
	paths: readonly string[],
	seen: Set<string>,
	{ open }: Parts,
	token: CancellationToken,
): AsyncGenerator<FileText> {
	for (const path of paths) {
		if (seen.has(path)) continue;
		seen.add(path);
		if (token.isCancellationRequested) return;
		const file = await fileText(path, open);
		if (file) yield file;
		// Between two files, requests are answered.
		await new Promise((resolve) => setImmediate(resolve));
	}
}
