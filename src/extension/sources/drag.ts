import { DataTransferItem, type TreeDragAndDropController, Uri } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { addSources, type Incoming, incomingFile } from './add.ts';
import { citationOf } from './commands.ts';
import type { SourceNode, SourcesNode } from './node.ts';

/** Sources dragged into a draft cite themselves; files dropped on the sources become sources. */
export function dropsOn(client: LanguageClient): TreeDragAndDropController<SourcesNode> {
	return {
		dragMimeTypes: ['text/plain'],
		dropMimeTypes: ['text/uri-list', 'files'],
		handleDrag(nodes, transfer) {
			const sources = nodes.filter((node): node is SourceNode => node.kind === 'source');
			if (sources.length > 0) transfer.set('text/plain', new DataTransferItem(citationOf(sources)));
		},
		async handleDrop(target, transfer) {
			const near = target?.kind === 'source' ? target.counted.source.file : undefined;
			const list = await transfer.get('text/uri-list')?.asString();
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
