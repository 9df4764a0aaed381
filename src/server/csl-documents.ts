/**
 * Which JSON and YAML files an editor is to tell about: those that are bibliographies, and no others. By its language,
 * a file of references is like any other JSON file.
 */
import { basename } from 'node:path';
import {
	BulkRegistration,
	CallHierarchyPrepareRequest,
	type ClientCapabilities,
	type Connection,
	DefinitionRequest,
	DidChangeTextDocumentNotification,
	DidCloseTextDocumentNotification,
	DidOpenTextDocumentNotification,
	type Disposable,
	ReferencesRequest,
	RenameRequest,
	TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import { listBibliographies } from '../project/files.ts';
import type { Project } from '../project/project.ts';

export interface CslDocuments {
	/** Brings in step with the projects what the editor was asked for. */
	follow(projects: readonly Project[], client: ClientCapabilities): Promise<void>;
}

export function createCslDocuments(connection: Connection): CslDocuments {
	let known = '';
	let registered: Disposable | undefined;
	return {
		async follow(projects, client) {
			const { synchronization, rename } = client.textDocument ?? {};
			if (!synchronization?.dynamicRegistration || !rename?.dynamicRegistration) return;
			const paths = (await Promise.all(projects.map(listBibliographies))).flat();
			const names = [...new Set(paths.filter((path) => /\.(?:json|ya?ml)$/i.test(path)).map((path) => basename(path)))];
			const image = names.sort().join('\n');
			if (image === known) return;
			known = image;
			registered?.dispose();
			registered = names.length > 0 ? await connection.client.register(registrations(names)) : undefined;
		},
	};
}

function registrations(names: readonly string[]): BulkRegistration {
	const documentSelector = names.map((name) => ({
		scheme: 'file',
		// What would be a pattern in a name stands for any letter.
		pattern: `**/${name.replace(/[*?[\]{}!,]/g, '?')}`,
	}));
	const all = BulkRegistration.create();
	all.add(DidOpenTextDocumentNotification.type, { documentSelector });
	all.add(DidChangeTextDocumentNotification.type, { documentSelector, syncKind: TextDocumentSyncKind.Incremental });
	all.add(DidCloseTextDocumentNotification.type, { documentSelector });
	all.add(RenameRequest.type, { documentSelector, prepareProvider: true });
	all.add(DefinitionRequest.type, { documentSelector });
	all.add(ReferencesRequest.type, { documentSelector });
	all.add(CallHierarchyPrepareRequest.type, { documentSelector });
	return all;
}
