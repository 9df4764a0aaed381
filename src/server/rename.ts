/**
 * Renames the key of a source wherever it is named: in drafts, bibliographies, front matters and the project's files; a
 * key that is a file's name with the file. An edit that would change what anything else means is refused, with the
 * reason. What the edits make of each text is read again before they are handed out: keys must be what was asked for,
 * and all others what they were.
 */
import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import {
	type CancellationToken,
	type ClientCapabilities,
	LSPErrorCodes,
	type PrepareRenameParams,
	type PrepareRenameResult,
	type RenameFile,
	type RenameParams,
	ResponseError,
	type TextDocumentEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { isReference } from '../drafts/key-places.ts';
import { entryPlaces } from '../sources/bibliography-keys.ts';
import type { Edit } from '../text/edit.ts';
import type { KeyPlace } from '../text/key-place.ts';
import { type KeyAtCursor, keyAt } from './key-places.ts';
import { rangeOf, uriOf } from './positions.ts';
import type { FileText } from './renaming/file-text.ts';
import { bibliographyTexts, draftTexts, keyPlaces, type NamedFileKind, projectTexts } from './renaming/named-files.ts';
import { newKey, refuseTaken, taken } from './renaming/new-key.ts';
import { refusal } from './renaming/refusal.ts';
import { type Claim, claimsOf, linkEdits, pathFor } from './renaming/source-file.ts';
import type { RequestParts } from './requests.ts';
import { unversioned } from './unversioned.ts';
import { isView } from './view-requests.ts';

/** The key at a place, as the editor offers it for renaming; null where there is none. Throws why it cannot be renamed. */
export function prepareRename(
	parts: RequestParts,
	{ textDocument, position }: PrepareRenameParams,
): PrepareRenameResult | null {
	const found = placeAt(parts, textDocument.uri, position);
	return found && { range: rangeOf(found.document, found.place.span), placeholder: found.place.key };
}

function placeAt(parts: RequestParts, uri: string, position: PrepareRenameParams['position']): KeyAtCursor | null {
	if (isView(uri)) {
		throw refusal(l10n.t('This is a source’s text, which cannot be edited. Rename its key in a draft that cites it.'));
	}
	return keyAt(parts, uri, position) ?? null;
}

interface Change {
	readonly file: FileText;
	readonly edits: readonly Edit[];
}

/** Throws why the key cannot be renamed. */
export async function rename(
	parts: RequestParts,
	{ textDocument, position, newName }: RenameParams,
	token: CancellationToken,
): Promise<WorkspaceEdit | null> {
	await parts.workspace.settled();
	const found = placeAt(parts, textDocument.uri, position);
	if (!found) throw refusal(l10n.t('There is no key of a source here.'));
	const { key } = found.place;
	const wanted = newKey(newName);
	if (wanted === key) return null;

	const drafts = await draftsNaming(parts, [key, wanted], token);
	const isDescribed = drafts.some(({ places }) => places.some((place) => isReference(place) && place.key === key));
	// A key that no source has is corrected wherever it stands, to one that there is, too.
	if (parts.workspace.library.byKey(key) || isDescribed) {
		refuseTaken(wanted, key, parts.workspace.library);
		refuseNamed(wanted, drafts);
	}
	const claims = await claimsOf(key, parts);
	const [claim, ...others] = claims;
	if (claim && others.length > 0) throw ambiguous(key, claims);
	const entries = new Set<string>();
	const changes = drafts.flatMap(({ file, places }) => changeOf(parts, 'draft', file, places, key, wanted));
	for (const [kind, files] of [
		['bibliography', bibliographyTexts(parts, token)],
		['project', projectTexts(parts, token)],
	] as const) {
		for await (const file of files) {
			changes.push(...changed(parts, kind, file, key, wanted));
			for (const each of kind === 'bibliography' ? [key, wanted] : []) {
				if (entryPlaces(file.document.getText(), file.path, each).length > 0) entries.add(each);
			}
		}
	}
	// The library knows no entry that it could not read, and two works of one key could not be told apart again.
	if (entries.has(key) && entries.has(wanted)) throw taken(wanted);
	if (claim?.kind === 'stated') changes.push(...changed(parts, 'source', claim.file, key, wanted));
	const moved = claim?.kind === 'file' ? await movedFile(parts, claim.path, wanted) : undefined;
	if (claim?.kind === 'file' && moved) await relink(parts, changes, claim.path, moved, token);
	if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
	return workspaceEdit(changes, claim?.kind === 'file' ? claim.path : '', moved, parts.client());
}

interface NamingDraft {
	readonly file: FileText;
	readonly places: readonly KeyPlace[];
}

/** The drafts that may name one of the keys. */
async function draftsNaming(
	parts: RequestParts,
	keys: readonly string[],
	token: CancellationToken,
): Promise<NamingDraft[]> {
	const found: NamingDraft[] = [];
	for await (const file of draftTexts(parts, token)) {
		const text = file.document.getText();
		if (!keys.some((key) => text.includes(key))) continue;
		found.push({ file, places: keyPlaces(parts, 'draft', file.document.uri, text) });
	}
	return found;
}

/** What names the new key already would mean the renamed source from then on. */
function refuseNamed(wanted: string, drafts: readonly NamingDraft[]): void {
	for (const { file, places } of drafts) {
		const place = places.find(({ key }) => key === wanted);
		if (!place) continue;
		if (isReference(place)) throw taken(wanted);
		throw refusal(
			l10n.t(
				'“{0}” cites “{1}” already, though no source has that key, and would then mean this one. If it should, correct it there first.',
				nameOf(file),
				wanted,
			),
		);
	}
}

function ambiguous(key: string, claims: readonly Claim[]): Error {
	const names = claims.map((claim) => basename(claim.kind === 'file' ? claim.path : claim.file.path));
	return refusal(
		l10n.t(
			'The key “{0}” belongs to several files ({1}), so it is not certain which one is meant. Give each a key of its own first: rename the file, or write “id: …” in its front matter.',
			key,
			names.join(', '),
		),
	);
}

function changed(parts: RequestParts, kind: NamedFileKind, file: FileText, key: string, wanted: string): Change[] {
	const text = file.document.getText();
	return changeOf(parts, kind, file, keyPlaces(parts, kind, file.document.uri, text), key, wanted);
}

/** None where the file does not name the key. */
function changeOf(
	parts: RequestParts,
	kind: NamedFileKind,
	file: FileText,
	places: readonly KeyPlace[],
	key: string,
	wanted: string,
): Change[] {
	const named = places.filter((place) => place.key === key);
	if (named.length === 0) return [];
	const edits = named.map((place) => {
		const edit = place.renamed(wanted);
		if (edit) return edit;
		throw unwritable(file, place, wanted);
	});
	if (!file.isFaithful) {
		throw refusal(
			l10n.t(
				'“{0}” is not saved as UTF-8, and editing it could spoil other characters in it. Open it, and save it as UTF-8 (“Save with Encoding”) first.',
				nameOf(file),
			),
		);
	}
	const after = keyPlaces(parts, kind, file.document.uri, applied(file.document.getText(), edits));
	const different = places.findIndex((place, i) => after[i]?.key !== (place.key === key ? wanted : place.key));
	if (different !== -1 || after.length !== places.length) {
		throw unwritable(file, places[different] ?? (named[0] as KeyPlace), wanted);
	}
	return [{ file, edits }];
}

function unwritable(file: FileText, { span }: KeyPlace, wanted: string): Error {
	const line = file.document.positionAt(span.start).line + 1;
	return refusal(
		l10n.t('“{0}” cannot stand as a key in line {2} of “{1}”. Choose another one.', wanted, nameOf(file), line),
	);
}

async function movedFile(parts: RequestParts, path: string, wanted: string): Promise<string> {
	const moved = await pathFor(wanted, path, parts);
	const able = parts.client().workspace?.workspaceEdit;
	if (able?.documentChanges && able.resourceOperations?.includes('rename')) return moved;
	throw refusal(
		l10n.t(
			'The key is the name of the file “{0}”, which this editor cannot rename for Quotewright. Rename the file to “{1}” first; then rename the key where a draft cites it.',
			basename(path),
			basename(moved),
		),
	);
}

/** Adds to the changes that links to the file follow it. */
async function relink(
	parts: RequestParts,
	changes: Change[],
	from: string,
	to: string,
	token: CancellationToken,
): Promise<void> {
	const roots = parts.workspace.projects.map(({ root }) => root);
	for await (const file of draftTexts(parts, token)) {
		const links = linkEdits(file, parts.parse(file.document.getText()), from, to, roots);
		if (links.length === 0) continue;
		const same = changes.findIndex((change) => change.file.document.uri === file.document.uri);
		if (same === -1) changes.push({ file, edits: links });
		else changes[same] = { file, edits: [...(changes[same]?.edits ?? []), ...links] };
	}
}

const renamesFile = 'renamesFile';

function workspaceEdit(
	changes: readonly Change[],
	path: string,
	moved: string | undefined,
	client: ClientCapabilities,
): WorkspaceEdit {
	const able = client.workspace?.workspaceEdit;
	const edits = changes.map(
		({ file: { document, version }, edits: own }): TextDocumentEdit => ({
			textDocument: { uri: document.uri, version },
			edits: own.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })),
		}),
	);
	if (moved === undefined)
		return able?.documentChanges ? { documentChanges: edits } : unversioned({ documentChanges: edits });
	const asks = able?.changeAnnotationSupport !== undefined;
	const operation: RenameFile = {
		kind: 'rename',
		oldUri: uriOf(path),
		newUri: uriOf(moved),
		...(asks && { annotationId: renamesFile }),
	};
	return {
		documentChanges: [...edits, operation],
		...(asks && {
			changeAnnotations: {
				[renamesFile]: {
					label: l10n.t('Rename the source’s file'),
					description: l10n.t('Its name is the key.'),
					needsConfirmation: true,
				},
			},
		}),
	};
}

function applied(text: string, edits: readonly Edit[]): string {
	const inOrder = [...edits].sort((a, b) => b.span.start - a.span.start);
	return inOrder.reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
}

function nameOf({ path, document }: FileText): string {
	return basename(path === '' ? document.uri : path);
}
