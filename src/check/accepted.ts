import type { Draft } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';
import { foldWording } from '../text/wording.ts';
import type { CheckedQuotation } from './finding.ts';
import { quotedWords, sourceReads } from './source-text.ts';

/**
 * A quotation that its writer accepts as it stands, with what it was held against then: it wakes again when the
 * quotation, the source cited for it or the passage changes.
 */
export interface Accepted {
	/** As it reads. */
	readonly quotation: string;
	/** The key of the source cited for it; of one without a citation, of the source that has it. */
	readonly source: string;
	/** The source's words, as they read; empty where nothing was found. */
	readonly passage: string;
}

/** What accepting the quotation would put down. */
export function acceptanceOf(checked: CheckedQuotation, draft: Draft, library: LibraryView): Accepted {
	const { quotation, verdict, cited } = checked;
	const passage = verdict === 'not-found' ? undefined : checked.passage;
	const key = passage !== undefined && cited.includes(passage.source) ? passage.source.key : cited[0]?.key;
	const written = quotation.citations.map((index) => draft.citations[index]?.key)[0];
	return {
		quotation: quotedWords(quotation),
		source: key ?? written ?? passage?.source.key ?? '',
		passage: passage ? sourceReads(library, passage.source, passage.span).trim() : '',
	};
}

/** Tells whether something is accepted. Whatever is no matter of wording may be written in another way. */
export function acceptedAmong(all: readonly Accepted[]): (one: Accepted) => boolean {
	const known = new Set(all.map(folded));
	return (one) => known.size > 0 && known.has(folded(one));
}

function folded({ quotation, source, passage }: Accepted): string {
	return [source, foldWording(quotation), foldWording(passage)].join('\u0001');
}
