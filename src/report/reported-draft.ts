import type { CheckedDraft } from '../check/finding.ts';
import type { Preset } from '../check/settings.ts';
import type { Draft } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';

/** A draft with what was found in it, while the library can still be read. */
export interface ReportedDraft {
	/** Absolute. */
	readonly path: string;
	readonly text: string;
	readonly draft: Draft;
	readonly checked: CheckedDraft;
	/** The library it was checked against. */
	readonly library: LibraryView;
	/** That it was judged by. */
	readonly preset: Preset;
}
