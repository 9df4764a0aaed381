import * as l10n from '@vscode/l10n';
import type { DocumentLink } from 'vscode-languageserver/node';
import type { LibraryView } from '../library/library.ts';
import { type CheckedDocument, supportedBy } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { addressOf, rangeOf, sourceLocation } from './positions.ts';
import { addressOfSource } from './source-address.ts';

/**
 * The citations' keys as links into their sources: to the passage that the citation stands for, else to the file.
 * Markdown links are left to the editor, which follows them already.
 */
export function documentLinks(state: CheckedDocument, library: LibraryView): DocumentLink[] {
	return state.draft.citations.flatMap((citation, index) => {
		if (citation.form === 'link') return [];
		const source = citedSource(library, citation, state);
		if (source?.path === undefined) return [];
		const passage = supportedBy(state, index).find((checked) => checked.passage?.source.key === source.key)?.passage;
		const location = passage && sourceLocation(library, source, passage.span);
		return [
			{
				range: rangeOf(state.document, citation.keySpan),
				target: location ? addressOf(location) : addressOfSource(source.path),
				tooltip: l10n.t('Open the source'),
			},
		];
	});
}
