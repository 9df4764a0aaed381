import * as l10n from '@vscode/l10n';
import type { Hover } from 'vscode-languageserver/node';
import { beginning, cut, cutStart, openingWords, readingText, widerSentences, wording } from '../check/context.ts';
import type { CheckedQuotation, Difference, Passage, Verdict } from '../check/finding.ts';
import { byline } from '../library/byline.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { locatorLabel } from '../text/locator-label.ts';
import { bold, escapeMarkdown, italic, link, struck } from '../text/markdown-text.ts';
import { nameInText } from '../text/person-name.ts';
import type { Span } from '../text/span.ts';
import { type CheckedDocument, type Place, placeAt } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import { addressOf, rangeOf, sourceLocation } from './positions.ts';

const contextLength = 200;
const passageLength = 700;
const differencesShown = 5;
const differenceLength = 120;

/** What the source says, for the quotation or citation at `offset` of the draft; null where neither stands. */
export function hover(state: CheckedDocument, library: LibraryView, offset: number): Hover | null {
	const place = placeAt(state, offset);
	if (!place) return null;
	const lines =
		place.kind === 'citation' ? onCitation(state, library, place) : onQuotation(state, library, place.quotation);
	if (lines.length === 0) return null;
	const span = place.kind === 'citation' ? place.citation.span : place.quotation.quotation.span;
	return {
		contents: { kind: 'markdown', value: lines.join('\n\n') },
		range: rangeOf(state.document, span),
	};
}

function verdictWords(verdict: Verdict): string {
	switch (verdict) {
		case 'verbatim':
			return l10n.t('**Verbatim**: word for word as in the source.');
		case 'acceptable':
			return l10n.t('**Faithful**: differs from the source only as the conventions allow.');
		case 'altered':
			return l10n.t('**Altered**: not the source’s own words.');
		case 'unmarked-omission':
			return l10n.t('**Words left out** without an ellipsis.');
		case 'unmarked-insertion':
			return l10n.t('**Words added** without brackets.');
		case 'not-found':
			return l10n.t('**Not found** in the source.');
		case 'wrong-source':
			return l10n.t('**Wrong source**: these words stand elsewhere.');
		case 'unknown-source':
			return l10n.t('**Unknown source**: no source has the cited key.');
		case 'uncited':
			return l10n.t('**Uncited**.');
	}
}

function onQuotation(state: CheckedDocument, library: LibraryView, checked: CheckedQuotation): string[] {
	const { passage, verdict } = checked;
	if (!passage) return checked.findings.length === 0 && verdict !== 'verbatim' ? [] : [spoken(checked)];
	const lines = [verdict === 'not-found' ? `${spoken(checked)} ${l10n.t('The nearest passage:')}` : spoken(checked)];
	lines.push(quoted(passageInContext(library, passage)));
	// Of a passage that is merely near, the differences would be most of the words.
	if (verdict !== 'not-found') lines.push(...differencesOf(state, library, checked, passage));
	lines.push(sourceLine(library, passage.source, passage));
	return lines;
}

/** The verdict; where nothing was found in any source, the finding says it better. */
function spoken(checked: CheckedQuotation): string {
	const [finding] = checked.findings;
	if (!checked.passage && finding) return escapeMarkdown(finding.message);
	if (checked.verdict === 'not-found' && checked.cited.length === 0) return l10n.t('**Not found** in any source.');
	return verdictWords(checked.verdict);
}

function differencesOf(
	state: CheckedDocument,
	library: LibraryView,
	checked: CheckedQuotation,
	passage: Passage,
): string[] {
	const draftText = state.document.getText();
	const sourceText = library.text(passage.source);
	const told = checked.differences.filter((difference) => checked.verdict === 'acceptable' || !difference.acceptable);
	const shown = told.slice(0, differencesShown).map((difference) => {
		const written = folded(draftText.slice(difference.draft.start, difference.draft.end));
		const original = beginning(difference.source, 8 * differenceLength);
		return differenceText(difference, written, wording(library, passage.source, sourceText, original).trim());
	});
	if (told.length > shown.length) shown.push(l10n.t('and {0} more', told.length - shown.length));
	return shown.length === 0 ? [] : [shown.join(' · ')];
}

function differenceText(difference: Difference, written: string, source: string): string {
	if (written === '') return l10n.t('left out: {0}', bold(cut(source, differenceLength)));
	if (source === '') return l10n.t('added: {0}', struck(cut(written, differenceLength)));
	if (difference.kind === 'emphasis') return l10n.t('emphasis: {0}', italic(cut(written, differenceLength)));
	return `${struck(cut(written, differenceLength))} → ${bold(cut(source, differenceLength))}`;
}

function onCitation(
	state: CheckedDocument,
	library: LibraryView,
	place: Extract<Place, { kind: 'citation' }>,
): string[] {
	const { citation } = place;
	const source = citedSource(library, citation, state);
	if (!source) {
		// A link to a file that is no source is the writer's own business.
		if (citation.form === 'link') return [];
		// The finding may know which source was meant.
		const finding = state.checked.findings.find((candidate) => candidate.citation === citation);
		if (finding) return [escapeMarkdown(finding.message)];
		return [
			l10n.t('No source has the key {0}. Correct the key, or add the document to your sources.', bold(citation.key)),
		];
	}
	const heading = [bold(source.title), escapeMarkdown(byline(source))].filter((part) => part !== '');
	const lines = [heading.join('  \n')];
	if (source.path === undefined) {
		return [...lines, l10n.t('Its text is not among the sources, so quotations from it cannot be checked.')];
	}
	const passages = place.supported.flatMap(({ passage, verdict }) =>
		passage && passage.source.key === source.key && verdict !== 'not-found' ? [passage] : [],
	);
	const [first] = passages;
	lines.push(quoted(first ? passageInContext(library, first) : escapeMarkdown(openingWords(library, source, 300))));
	lines.push(openLine(library, source, first));
	return lines;
}

/** The passage in bold amid the sentences around it. */
function passageInContext(library: LibraryView, { source, span }: Passage): string {
	const text = library.text(source);
	const around = widerSentences(readingText(library, source), span);
	const before = cutStart(wording(library, source, text, { start: around.start, end: span.start }), contextLength);
	const after = cut(wording(library, source, text, { start: span.end, end: around.end }), contextLength);
	const shown = shownWords(library, { source, span });
	return `${escapeMarkdown(before)}${shown}${escapeMarkdown(after)}`.trim();
}

/** A passage may be half a book, if an ellipsis leaps over it: of a long one, only the ends are read. */
function shownWords(library: LibraryView, { source, span }: Pick<Passage, 'source' | 'span'>): string {
	const text = library.text(source);
	const half = passageLength / 2;
	const read = (part: Span) => wording(library, source, text, part).trim();
	const ends = [beginning(span, 8 * half), ending(span, 8 * half)].map(read);
	const [head = '', tail = ''] = ends;
	return head.length <= passageLength && head === tail
		? bold(head)
		: `${bold(cut(head, half))} ${bold(cutStart(tail, half))}`;
}

function ending({ start, end }: Span, length: number): Span {
	return { start: Math.max(start, end - length), end };
}

function sourceLine(library: LibraryView, source: Source, passage: Passage): string {
	const about = [italic(source.title), escapeMarkdown(byline(source))].filter((part) => part !== '');
	return `${about.join(' · ')}  \n${openLine(library, source, passage)}`;
}

function openLine(library: LibraryView, source: Source, passage: Passage | undefined): string {
	const location = sourceLocation(library, source, passage?.span ?? { start: 0, end: 0 });
	if (!location) return '';
	if (!passage) return link(l10n.t('Open the source'), location.uri);
	const where = passage.locator ? locatorLabel(passage.locator) : l10n.t('line {0}', location.range.start.line + 1);
	const speaker = library.speakerAt(source, passage.span.start);
	const opening = link(l10n.t('Open at {0}', where), addressOf(location));
	return speaker === undefined ? opening : `${escapeMarkdown(nameInText(speaker))} · ${opening}`;
}

function quoted(text: string): string {
	return `> ${text}`;
}

function folded(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}
