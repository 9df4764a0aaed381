import {
	type CancellationToken,
	type ClientCapabilities,
	type CodeAction,
	type CodeActionParams,
	type CompletionItem,
	type CompletionList,
	type CompletionParams,
	type Connection,
	type DocumentLink,
	type DocumentLinkParams,
	type Hover,
	type Location,
	type LocationLink,
	LSPErrorCodes,
	type Position,
	ResponseError,
	TextDocumentEdit,
	type TextDocumentPositionParams,
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
import { sourceDocument, spanOf } from './positions.ts';
import { projectDocument } from './project-document.ts';
import { citationsOf, quotationsOf } from './references.ts';
import { isViewed, sourcePathOf } from './source-address.ts';
import { isView, viewLinks } from './view-requests.ts';
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
	/** The client can show a quotation beside its passage: it is our own. */
	readonly compares: () => boolean;
	readonly failed: (error: unknown) => void;
}

/** Answers LSP's own requests. One that fails is logged and answered with nothing: the others go on. */
export function answerRequests(connection: Connection, parts: RequestParts): void {
	const { workspace, documents, open, failed } = parts;
	/** The answer about a place in a draft; `nothing` where the document is none. */
	const about = <Answer>(
		nothing: Answer,
		answer: (draft: CheckedDocument, offset: number) => Answer,
	): ((params: TextDocumentPositionParams) => Promise<Answer>) =>
		guarded(nothing, failed, async ({ textDocument, position }) => {
			const document = open.get(textDocument.uri);
			if (!document) return nothing;
			const offset = document.offsetAt(position);
			const draft = await documents.at(document, offset);
			return draft ? answer(draft, offset) : nothing;
		});

	connection.onHover(about<Hover | null>(null, (draft, offset) => hover(draft, workspace.library, offset)));
	connection.onDefinition(
		about<LocationLink[] | Location[] | null>(null, (draft, offset) => {
			const links = definition(draft, workspace.library, offset);
			return parts.client().textDocument?.definition?.linkSupport ? links : links.map(plainLocation);
		}),
	);
	connection.onDocumentLinks(
		guarded<DocumentLinkParams, DocumentLink[] | null>(null, failed, async ({ textDocument }) => {
			if (isView(textDocument.uri)) return viewLinks(workspace.library, textDocument.uri);
			const document = open.get(textDocument.uri);
			const draft = document && (await documents.checked(document));
			return draft ? documentLinks(draft, workspace.library) : null;
		}),
	);
	connection.onCodeAction((params) =>
		actionsAt(parts, params).catch((error: unknown) => {
			failed(error);
			return null;
		}),
	);
	connection.onCompletion(
		guarded<CompletionParams, CompletionItem[] | CompletionList | null>(
			null,
			failed,
			async ({ textDocument, position }) => {
				const document = open.get(textDocument.uri);
				// Not checked for it: what is being typed is checked when it has come to rest.
				if (!document || !documents.isDraft(document)) return null;
				const { library } = workspace;
				const parse = (text: string): Draft => documents.parse(document, text);
				return complete({ document, offset: document.offsetAt(position), library, parse });
			},
		),
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
	{ workspace, documents, open, client, compares }: RequestParts,
	{ textDocument, range, context }: CodeActionParams,
): Promise<CodeAction[] | null> {
	const able = client().workspace?.workspaceEdit;
	const document = open.get(textDocument.uri);
	const path = document && (await documents.checked(document))?.path;
	const root = path === undefined ? undefined : workspace.project(path)?.root;
	const file = root === undefined ? undefined : await projectDocument(root, open);
	const creates = able?.documentChanges && able.resourceOperations?.includes('create');
	// Only now, since the draft may have moved on meanwhile.
	const draft = document && (await documents.checked(document));
	if (!draft) return null;
	const actions = codeActions(
		draft,
		workspace.library,
		spanOf(draft.document, range),
		context.diagnostics,
		context.only,
		file?.document || creates ? file : undefined,
		compares(),
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
	const path = sourcePathOf(uri);
	// The file of a message or a web page, opened as it is, has other places than the text that was read from it.
	const isRead = path !== undefined && isViewed(path) === isView(uri);
	const source = isRead ? workspace.library.byPath(path) : undefined;
	const lines = isView(uri) && source ? sourceDocument(workspace.library, source) : document;
	const offset = (lines ?? document).offsetAt(position);
	const draft = await documents.at(document, offset);
	const place = draft && placeAt(draft, offset);
	const cited = draft && place?.kind === 'citation' ? citedSource(workspace.library, place.citation, draft) : undefined;
	if (!source && !cited) return null;
	const drafts: CheckedDocument[] = [];
	for await (const other of parts.allDrafts(token)) drafts.push(other);
	if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
	if (source) return quotationsOf(drafts, source, offset);
	return cited ? citationsOf(drafts, workspace.library, cited) : null;
}

/** The handler, except that an error in it is logged and answered with `nothing`. */
function guarded<Params, Answer>(
	nothing: Answer,
	failed: (error: unknown) => void,
	handler: (params: Params) => Promise<Answer>,
): (params: Params) => Promise<Answer> {
	return (params) =>
		handler(params).catch((error: unknown) => {
			failed(error);
			return nothing;
		});
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
