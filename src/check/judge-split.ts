/**
 * A quotation that its author's tag splits runs on in the source: "It is," she said, "a truth". What stands between
 * the two parts there is left out without a mark, unless it is the source's own tag, or the end of a sentence.
 */
import type { Quotation } from '../drafts/draft.ts';
import type { LibraryView } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import { tokenizeSpan } from '../text/tokens.ts';
import type { Change } from './change.ts';
import type { CheckedQuotation } from './finding.ts';
import { type CheckSettings, severityOfConvention } from './settings.ts';
import { sourceReads } from './source-text.ts';
import { type Trial, verdictOf } from './trial.ts';
import { isNegation } from './word-classes.ts';

/** Farther apart, the parts were hardly meant to run on. */
const farthest = 15;
/** In UTF-16 code units, apparatus included: what is not even read. */
const farthestUnits = 4096;

/** The trial of a part, with what was left out between the part before and it. */
export function acrossTag(
	trial: Trial,
	quotation: Quotation,
	before: CheckedQuotation,
	library: LibraryView,
	settings: CheckSettings,
): Trial {
	const { passage } = trial;
	const sameGroup = before.quotation.group === quotation.group && before.quotation.marks?.close !== '';
	if (!sameGroup || passage === undefined || before.passage?.source !== passage.source) return trial;
	const gap = { start: before.passage.span.end, end: passage.span.start };
	if (gap.end <= gap.start) return trial;
	const { source } = passage;
	if (gap.end - gap.start > farthestUnits) return trial;
	const { words, gaps } = tokenizeSpan(library.text(source), gap, library.apparatus(source, gap));
	const bounds = [gaps[0], gaps.at(-1)];
	const speech = bounds.every((bound) => bound?.marks.some((mark) => mark.sign === '"'));
	const ends = gaps.some((each) => each.paragraphBreak || each.marks.some((mark) => '.!?'.includes(mark.sign)));
	if (words.length === 0 || words.length > farthest || speech || ends) return trial;
	const { language } = source.manner;
	const convention = words.length <= 3 && words.some((word) => isNegation(word, language)) ? 'negation' : 'omission';
	const severity = severityOfConvention(settings, convention);
	const change: Change = {
		kind: 'omission',
		convention,
		severity,
		acceptable: severity === undefined,
		draft: { start: quotation.content.start, end: quotation.content.start },
		source: { start: words[0]?.start ?? gap.start, end: words.at(-1)?.end ?? gap.end },
		draftWords: '',
		sourceWords: sourceReads(library, source, gap).trim(),
		mend: undefined,
		shown: firstWord(quotation),
	};
	const changes = [change, ...trial.changes];
	return { ...trial, changes, verdict: verdictOf(changes) };
}

function firstWord({ words, content }: Quotation): Span {
	const match = /\p{L}[\p{L}\p{M}'’]*|\p{N}+/u.exec(words.text);
	if (match === null) return content;
	return { start: words.from[match.index] as number, end: words.to[match.index + match[0].length - 1] as number };
}
