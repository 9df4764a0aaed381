import {
	type CancellationToken,
	type ClientCapabilities,
	type CodeAction,
	type CodeActionParams,
	type Connection,
	type Location,
	type LocationLink,
	LSPErrorCodes,
	type Position,
	ResponseError,
	TextDocumentEdit,
	type TextDocuments,
	TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../drafts/draft.ts';
import { type CheckedDocument, placeAt } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { codeActions } from './code-actions.ts';
import { complete } from './completion.ts';
import { definition } from './definition.ts';
import type { Documents } from './documents.ts';
import { hover } from './hover.ts';
import { documentLinks } from './links.ts';
import { pathOf, spanOf } from './positions.ts';
import { projectDocument } from './project-document.ts';
import { citationsOf, quotationsOf } from './references.ts';
import type { Workspace } from './workspace.ts';

export interface RequestParts {
	readonly workspace: Workspace;
	readonly documents: Documents;
	readonly open: TextDocuments<TextDocument>;
	/** Every draft of the workspace, open or not. */
	readonly allDrafts: (token: CancellationToken) => AsyncIterable<CheckedDocument>;
	/** Reads any text as a draft. */
	readonly parse: (text: string) => Draft;
	readonly client: () => ClientCapabilities;
	readonly failed: (error: unknown) => void;
}

/** Answers LSP's own requests. One that fails is logged and answered with nothing: the others go on. */
export function answerRequests(connection: Connection, parts: RequestParts): void {
	const { workspace, documents, open, failed } = parts;
	const state = (uri: string): CheckedDocument | undefined => {
		const document = open.get(uri);
		return document && documents.checked(document);
	};
	/** The answer about a draft; `nothing` where the document is none. */
	const about = <Params extends { textDocument: { uri: string } }, Answer, Nothing>(
		nothing: Nothing,
		answer: (draft: CheckedDocument, params: Params) => Answer,
	): ((params: Params) => Answer | Nothing) =>
		guarded(nothing, failed, (params) => {
			const draft = state(params.textDocument.uri);
			return draft ? answer(draft, params) : nothing;
		});

	connection.onHover(
		about(null, (draft, { position }) => hover(draft, workspace.library, draft.document.offsetAt(position))),
	);
	connection.onDefinition(
		about(null, (draft, { position }) => {
			const links = definition(draft, workspace.library, draft.document.offsetAt(position));
			return parts.client().textDocument?.definition?.linkSupport ? links : links.map(plainLocation);
		}),
	);
	connection.onDocumentLinks(about(null, (draft) => documentLinks(draft, workspace.library)));
	connection.onCodeAction((params) =>
		actionsAt(parts, params).catch((error: unknown) => {
			failed(error);
			return null;
		}),
	);
	connection.onCompletion(
		guarded(null, failed, ({ textDocument, position }) => {
			const document = open.get(textDocument.uri);
			// Not checked for it: what is being typed is checked when it has come to rest.
			if (!document || !documents.isDraft(document)) return null;
			const { library } = workspace;
			return complete({ document, offset: document.offsetAt(position), library, parse: parts.parse });
		}),
	);
	connection.onReferences(({ textDocument, position }, token) =>
		references(parts, textDocument.uri, position, token).catch((error: unknown) => {
			if (token.isCancellationRequested) throw error;
			failed(error);
			return null;
		}),
	);
}

async function actionsAt(
	{ workspace, documents, open, client }: RequestParts,
	{ textDocument, range, context }: CodeActionParams,
): Promise<CodeAction[] | null> {
	const able = client().workspace?.workspaceEdit;
	const document = open.get(textDocument.uri);
	const path = document && documents.checked(document)?.path;
	const root = path === undefined ? undefined : workspace.project(path)?.root;
	const file = root === undefined ? undefined : await projectDocument(root, open);
	const creates = able?.documentChanges && able.resourceOperations?.includes('create');
	// Only now, since the draft may have moved on meanwhile.
	const draft = document && documents.checked(document);
	if (!draft) return null;
	const actions = codeActions(
		draft,
		workspace.library,
		spanOf(draft.document, range),
		context.diagnostics,
		context.only,
		file?.document || creates ? file : undefined,
	);
	if (able?.documentChanges) return actions;
	return actions.map((action) => ({ ...action, ...(action.edit && { edit: unversioned(action.edit) }) }));
}

/** In a source, the drafts' quotations of the passage; on a draft's citation, every citation of the same source. */
async function references(
	parts: RequestParts,
	uri: string,
	position: Position,
	token: CancellationToken,
): Promise<Location[] | null> {
	const { workspace, documents, open } = parts;
	const document = open.get(uri);
	if (!document) return null;
	const offset = document.offsetAt(position);
	const path = pathOf(uri);
	const source = path === undefined ? undefined : workspace.library.byPath(path);
	const draft = documents.checked(document);
	const place = draft && placeAt(draft, offset);
	const cited =
		place?.kind === 'citation' ? citedSource(workspace.library, place.citation, draft?.path ?? '') : undefined;
	if (!source && !cited) return null;
	const drafts: CheckedDocument[] = [];
	for await (const other of parts.allDrafts(token)) drafts.push(other);
	if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
	if (source) return quotationsOf(drafts, source, offset);
	return cited ? citationsOf(drafts, workspace.library, cited) : null;
}

/** The handler, except that an error in it is logged and answered with `nothing`. */
function guarded<Params, Answer, Nothing>(
	nothing: Nothing,
	failed: (error: unknown) => void,
	handler: (params: Params) => Answer,
): (params: Params) => Answer | Nothing {
	return (params) => {
		try {
			return handler(params);
		} catch (error) {
			failed(error);
			return nothing;
		}
	};
}

function plainLocation({ targetUri, targetSelectionRange }: LocationLink): Location {
	return { uri: targetUri, range: targetSelectionRange };
}

/** For an editor that takes no versions with its edits. */
function unversioned({ documentChanges = [] }: WorkspaceEdit): WorkspaceEdit {
	const changes: Record<string, TextEdit[]> = {};
	for (const change of documentChanges) {
		if (TextDocumentEdit.is(change)) changes[change.textDocument.uri] = change.edits.filter(TextEdit.is);
	}
	return { changes };
}
