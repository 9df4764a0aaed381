/**
 * A quotation that the checker accepts: of the ways to write it the first about which nothing would be said. Judged is
 * the paragraph as it would stand, by a checker of its own, so that what is known of the draft stays known.
 */
import { createChecker } from '../../check/check.ts';
import type { Finding } from '../../check/finding.ts';
import type { CheckSettings } from '../../check/settings.ts';
import type { Draft } from '../../drafts/draft.ts';
import type { LibraryView } from '../../library/library.ts';
import { overlaps, type Span } from '../../text/span.ts';

export interface Judge {
	readonly library: LibraryView;
	readonly settings: CheckSettings;
	/** The draft's, which links are relative to. */
	readonly path: string;
	parse(text: string): Draft;
}

/** What would be said of the quotations at `span`, hints left out: a writer need not heed them. */
export function objections(judge: Judge, text: string, span: Span): readonly Finding[] {
	const start = paragraphStart(text, span.start);
	const paragraph = text.slice(start, paragraphEnd(text, span.end));
	const place = { start: span.start - start, end: span.end - start };
	const draft = judge.parse(paragraph);
	// What the writer has accepted or a baseline holds is no measure of what is new.
	const settings: CheckSettings = { ...judge.settings, accepted: [], baseline: new Map() };
	const { findings } = createChecker(judge.library, settings).check(draft, paragraph, judge.path);
	return findings.filter(({ span: at, severity }) => severity !== 'hint' && overlaps(at, place));
}

/** Whether the draft would have a quotation there at all: what is not read as one is not judged. */
export function isQuotation(judge: Judge, text: string, span: Span): boolean {
	const start = paragraphStart(text, span.start);
	const draft = judge.parse(text.slice(start, paragraphEnd(text, span.end)));
	return draft.quotations.some((quotation) =>
		overlaps(quotation.span, { start: span.start - start, end: span.end - start }),
	);
}

function paragraphStart(text: string, at: number): number {
	const blank = [...text.slice(0, at).matchAll(/\n[ \t]*\r?\n/g)].at(-1);
	return blank ? blank.index + blank[0].length : 0;
}

function paragraphEnd(text: string, at: number): number {
	const blank = /\n[ \t]*\r?\n/.exec(text.slice(at));
	return blank ? at + blank.index + 1 : text.length;
}
