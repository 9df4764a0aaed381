import type { CompletionList } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Draft } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';
import { completeContinuation } from './continuation-completion.ts';
import { completeKey } from './key-completion.ts';

/** What typing these asks for: a key after `@`, `@{` and `[[`; a source's next words after a space. */
export const completionTriggers = ['@', '{', '[', ' '];

export interface CompletionRequest {
	readonly document: TextDocument;
	readonly offset: number;
	readonly library: LibraryView;
	/** Reads any text as the draft would be read. */
	readonly parse: (text: string) => Draft;
	/** How often drafts quote each source, by `nameOf`; as far as is known. */
	readonly quoted: ReadonlyMap<string, number>;
}

/** A key where a citation is being written, the source's continuation inside an open quotation mark, else nothing. */
export function complete(request: CompletionRequest): CompletionList {
	return completeKey(request) ?? completeContinuation(request) ?? { isIncomplete: false, items: [] };
}
