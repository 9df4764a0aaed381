import type { Draft } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';
import type { CheckedDraft } from './finding.ts';
import type { CheckSettings } from './settings.ts';

/**
 * Checks drafts against one library. Keeps what it judged by the quotation's own text and citations, so that an
 * edit judges again only what it touched; a change of the library's `generation` drops all of it.
 */
export interface Checker {
	/** @param path the draft's absolute path, which links and bibliographies are relative to. Pure but for the memory of earlier results. */
	check(draft: Draft, text: string, path: string): CheckedDraft;
}

export declare function createChecker(library: LibraryView, settings: CheckSettings): Checker;
