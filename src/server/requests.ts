import {
	type CancellationToken,
	type ClientCapabilities,
	type CodeAction,
	CodeActionKind,
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
	type Position,
	type TextDocumentPositionParams,
	type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../drafts/draft.ts';
import { type CheckedDocument, placeAt } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { codeActions, wants } from './code-actions.ts';
import { complete } from './completion.ts';
import { definition } from './definition.ts';
import type { Documents } from './documents.ts';
import { nameOf } from './draft-uses.ts';
import { hover } from './hover.ts';
import { keyDefinition } from './key-definition.ts';
import { keyReferences } from './key-references.ts';
import { documentLinks } from './links.ts';
import { placesIn } from './place-name.ts';
import { spanOf } from './positions.ts';
import { projectDocument } from './project-document.ts';
import { quotationCounts } from './quotation-counts.ts';
import { hoverInSource } from './quoted-in.ts';
import type { QuotedPassages } from './quoted-passages.ts';
import { leaveOutActions } from './quoting/leave-out.ts';
import { judgeOf } from './quoting-requests.ts';
import { citationsOf, quotationsOf } from './references.ts';
import { type ShownSource, shownSource } from './shown-source.ts';
import { unversioned } from './unversioned.ts';
import { isView, viewLinks } from './view-requests.ts';
import type { Workspace } from './workspace.ts';

export interface RequestParts {
	readonly workspace: Workspace;
	readonly documents: Documents;
	readonly open: TextDocuments<TextDocument>;
	/** Of every draft of the workspace, open or not. */
	readonly quoted: QuotedPassages;
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

	const hoverInDraft = about<Hover | null>(null, (draft, offset) => hover(draft, workspace.library, offset));
	const hoverOfSource = guarded<TextDocumentPositionParams, Hover | null>(null, failed, async (params) =>
		hoverOverSource(parts, params),
	);
	connection.onHover(async (params) => (await hoverInDraft(params)) ?? hoverOfSource(params));
	const definitionInDraft = about<LocationLink[]>([], (draft, offset) => definition(draft, workspace.library, offset));
	connection.onDefinition(async (params, token) => {
		const entries = keyDefinition(parts, params, token).catch((error: unknown) => {
			failed(error);
			return [];
		});
		const links = [...(await definitionInDraft(params)), ...(await entries)];
		return parts.client().textDocument?.definition?.linkSupport ? links : links.map(plainLocation);
	});
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
				const counts = quotationCounts(parts.quoted.all());
				return complete({ document, offset: document.offsetAt(position), library, parse, quoted: counts });
			},
		),
	);
	connection.onReferences(async (params, token) => {
		try {
			const ofKey = await keyReferences(parts, params, token);
			return ofKey ?? (await references(parts, params.textDocument.uri, params.position, token));
		} catch (error) {
			if (token.isCancellationRequested) throw error;
			failed(error);
			return null;
		}
	});
}

async function actionsAt(
	{ workspace, documents, open, client, compares, parse }: RequestParts,
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
	const span = spanOf(draft.document, range);
	const actions = codeActions(
		draft,
		workspace.library,
		span,
		context.diagnostics,
		context.only,
		file?.document || creates ? file : undefined,
		compares(),
	);
	if (wants(context.only ?? [''], CodeActionKind.RefactorRewrite)) {
		actions.push(...leaveOutActions(draft, span, judgeOf({ workspace, open, parse }, draft.document.uri)));
	}
	// An editor that does not know of disabled actions would offer what does nothing.
	const offered = client().textDocument?.codeAction?.disabledSupport
		? actions
		: actions.filter(({ disabled }) => disabled === undefined);
	if (able?.documentChanges) return offered;
	return offered.map((action) => ({ ...action, ...(action.edit && { edit: unversioned(action.edit) }) }));
}

/** In a source, where the passage is quoted. */
function hoverOverSource(
	{ workspace, documents, open, quoted }: RequestParts,
	params: TextDocumentPositionParams,
): Hover | null {
	const document = open.get(params.textDocument.uri);
	if (!document || documents.isDraft(document)) return null;
	const shown = shownSource(workspace.library, document.uri);
	if (!shown) return null;
	quoted.want();
	const offset = offsetIn(shown, document, params.position);
	return hoverInSource(shown, quoted.of(nameOf(shown.source)), offset, placesIn(workspace));
}

/** In a source, the drafts' quotations of the passage; on a draft's citation, every citation of the same source. */
async function references(
	{ workspace, documents, open, quoted }: RequestParts,
	uri: string,
	position: Position,
	token: CancellationToken,
): Promise<Location[] | null> {
	const document = open.get(uri);
	if (!document) return null;
	const shown = shownSource(workspace.library, uri);
	const offset = shown ? offsetIn(shown, document, position) : document.offsetAt(position);
	const draft = await documents.at(document, offset);
	const place = draft && placeAt(draft, offset);
	const cited = draft && place?.kind === 'citation' ? citedSource(workspace.library, place.citation, draft) : undefined;
	if (!shown && !cited) return null;
	await quoted.complete(token);
	if (shown) return quotationsOf(quoted.of(nameOf(shown.source)), shown.source, offset);
	return cited ? citationsOf(quoted.of(nameOf(cited)), cited) : null;
}

/** Of a file that an editor has open, what it shows counts; of a view, only the library knows where its lines stand. */
function offsetIn({ lines }: ShownSource, document: TextDocument, position: Position): number {
	return (isView(document.uri) ? lines : document).offsetAt(position);
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
