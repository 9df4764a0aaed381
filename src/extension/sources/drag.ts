import {
	DataTransferItem,
	type Disposable,
	DocumentDropEdit,
	DocumentDropOrPasteEditKind,
	l10n,
	languages,
	type TreeDragAndDropController,
	Uri,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { draftLanguages } from '../client.ts';
import { addSources, type Incoming, incomingFile } from './add.ts';
import { citationOf } from './commands.ts';
import type { SourceNode, SourcesNode } from './node.ts';

const citationType = 'application/vnd.quotewright.citation';
const listType = 'text/uri-list';

/** Files dropped on the sources become sources; sources dragged into an editor are opened there, or cited. */
export function dragSources(client: LanguageClient): TreeDragAndDropController<SourcesNode> {
	return {
		dragMimeTypes: [citationType, listType],
		dropMimeTypes: [listType, 'files'],
		handleDrag(nodes, transfer) {
			const sources = nodes.filter((node): node is SourceNode => node.kind === 'source');
			if (sources.length === 0) return;
			const uris = sources.flatMap(({ counted }) => counted.source.uri ?? []);
			transfer.set(citationType, new DataTransferItem(citationOf(sources)));
			if (uris.length > 0) transfer.set(listType, new DataTransferItem(uris.join('\r\n')));
		},
		async handleDrop(target, transfer) {
			// Our own are sources already.
			if (transfer.get(citationType)) return;
			const near = target?.kind === 'source' ? target.counted.source.file : undefined;
			const list = await transfer.get(listType)?.asString();
			const uris = (list ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
			const files: Incoming[] = uris.map((uri) => incomingFile(Uri.parse(uri)));
			// Where VS Code runs elsewhere than its window, files of the window's machine have no address.
			if (files.length === 0) {
				for (const [, item] of transfer) {
					const file = item.asFile();
					if (file) files.push({ name: file.name, uri: undefined, read: () => Promise.resolve(file.data()) });
				}
			}
			if (files.length > 0) await addSources(client, files, near === undefined ? undefined : Uri.parse(near));
		},
	};
}

/** A source dropped into a draft (VS Code says with which key held) is cited there. */
export function citeDropped(): Disposable {
	const kind = DocumentDropOrPasteEditKind.Text.append('quotewright', 'citation');
	return languages.registerDocumentDropEditProvider(
		draftLanguages.map((language) => ({ language })),
		{
			async provideDocumentDropEdits(_document, _position, transfer) {
				const citation = await transfer.get(citationType)?.asString();
				return citation === undefined ? undefined : new DocumentDropEdit(citation, l10n.t('Cite the Source'), kind);
			},
		},
		{ providedDropEditKinds: [kind], dropMimeTypes: [citationType] },
	);
}
