/**
 * Whether a draft's tag names another speaker of a transcript than the one who says the words there. A question, asked
 * only where nothing else can be meant: the tag names a person who speaks in that transcript, too; the right speaker
 * is not named in the sentence; and the one named says the same words nowhere.
 */
import * as l10n from '@vscode/l10n';
import type { Draft } from '../drafts/draft.ts';
import type { LibraryView, Source } from '../library/library.ts';
import { foldBase } from '../text/fold.ts';
import { mayBeSame, nameInText, type PersonName, personName } from '../text/person-name.ts';
import type { Span } from '../text/span.ts';
import { scanWording } from '../text/words.ts';
import type { CheckedQuotation, Finding, Passage } from './finding.ts';
import { nameSource } from './messages.ts';
import { type CheckSettings, severityOfCode } from './settings.ts';
import { readsAs } from './source-text.ts';
import type { NamedSpeaker } from './speech-tags.ts';
import { type Tag, tagOf } from './tag-of.ts';

/** @param quotations that may be misattributed */
export function speakerFindings(
	draft: Draft,
	text: string,
	quotations: readonly CheckedQuotation[],
	library: LibraryView,
	settings: CheckSettings,
): readonly Finding[] {
	const severity = severityOfCode(settings, 'wrong-speaker', 'warning');
	if (severity === undefined) return [];
	const said = new Set<number>();
	return quotations.flatMap(({ quotation, passage }) => {
		const heard = passage && heardAt(library, passage);
		if (passage === undefined || heard === undefined) return [];
		const { speaker, speakers } = heard;
		const tag = tagOf(draft, text, quotation);
		const other = tag && anotherSpeaker(tag, speaker, speakers);
		if (tag === undefined || other === undefined || isNamed(speaker, tag.sentence)) return [];
		if (isNamed(other, around(library, passage)) || alsoSays(library, passage, personName(other))) return [];
		const { name, start, end } = withoutOthers(tag, other);
		if (said.has(start)) return [];
		said.add(start);
		const message = l10n.t(
			'In the transcript {0}, these are the words of {1}, not of {2}. Who is meant?',
			nameSource(passage.source),
			nameInText(speaker),
			name,
		);
		const span = { start, end };
		return [
			{
				code: 'wrong-speaker',
				convention: undefined,
				severity,
				message,
				span,
				differs: undefined,
				passage,
				fixes: [],
				quotation,
				citation: undefined,
			},
		];
	});
}

/** Whether it is known who says the words in their source, and another might be named for them. */
export function mayBeMisattributed({ accepted, passage, verdict }: CheckedQuotation, library: LibraryView): boolean {
	return !accepted && passage !== undefined && stands.has(verdict) && heardAt(library, passage) !== undefined;
}

interface Heard {
	readonly speaker: string;
	/** All who speak in the transcript. */
	readonly speakers: readonly string[];
}

/** A draft is checked at every keystroke, and nearly all its passages stay the same. */
const heardBefore = new WeakMap<Passage, Heard | typeof nobody>();
const nobody = Symbol();

/** Undefined where it cannot be another. */
function heardAt(library: LibraryView, passage: Passage): Heard | undefined {
	let heard = heardBefore.get(passage);
	if (heard === undefined) {
		const speakers = library.speakers(passage.source);
		const speaker = speakers.length < 2 ? undefined : speakerOf(library, passage);
		heard = speaker === undefined || isRole(speaker) ? nobody : { speaker, speakers };
		heardBefore.set(passage, heard);
	}
	return heard === nobody ? undefined : heard;
}

/** Where words stand for certain. */
const stands = new Set<CheckedQuotation['verdict']>([
	'verbatim',
	'acceptable',
	'altered',
	'unmarked-omission',
	'unmarked-insertion',
]);

/** Undefined where several speak, or nobody is named. */
function speakerOf(library: LibraryView, { source, span }: Passage): string | undefined {
	const first = library.speakerAt(source, span.start);
	return first !== undefined && first === library.speakerAt(source, Math.max(span.start, span.end - 1))
		? first
		: undefined;
}

const roles =
	/^(?:q|a|f|r|interviewer(?:in)?|question|answer|frage|antwort|réponse|host|moderator(?:in)?|presenter|anchor|reporter|journalist|narrator|voice ?over|speaker|participant|respondent|man|woman|boy|girl|male|female|crowd|audience|all|both|unidentified.*|unknown.*|several.*|the (?:court|clerk|witness)|.*\d.*)$/iu;

/** Behind a role may be anybody, the person named as well. */
function isRole(speaker: string): boolean {
	return roles.test(speaker.trim()) || personName(speaker).words.length === 0;
}

/** The one speaker of the transcript whom the tag can mean, if it cannot be the one who speaks. */
function anotherSpeaker({ name }: Tag, speaker: string, speakers: readonly string[]): string | undefined {
	const tagged = personName(name);
	if (mayBeSame(tagged, personName(speaker))) return undefined;
	const meant = speakers.filter((other) => !isRole(other) && mayBeSame(tagged, personName(other)));
	return meant.length === 1 ? meant[0] : undefined;
}

/** A sentence's first word has a capital, too: "Yesterday Jones said". */
function withoutOthers(tag: Tag, meant: string): NamedSpeaker {
	const known = new Set(wordsOf(meant));
	const words = [...tag.name.matchAll(/\S+/g)];
	const first = words.find(({ 0: word, index }) => {
		return wordsOf(word).some((one) => known.has(one)) || personName(tag.name.slice(index)).address !== undefined;
	});
	const by = first?.index ?? 0;
	return { name: tag.name.slice(by), start: tag.start + by, end: tag.end };
}

/** Whether any word of the name or office stands there. */
function isNamed(speaker: string, there: string): boolean {
	const words = new Set(wordsOf(there));
	return wordsOf(speaker).some(
		(word) => word.length > 1 && !/^(?:the|of|mr|mrs|ms|dr|von|van|de|la|le)$/.test(word) && words.has(word),
	);
}

function wordsOf(text: string): string[] {
	return text.split(/[^\p{L}\p{M}\p{N}]+/gu).map(foldBase);
}

/** In UTF-16 code units. */
const context = 400;

/** What is said around the passage: whoever is named there may be quoted by the one who speaks. */
function around(library: LibraryView, { source, span }: Passage): string {
	const near = { start: Math.max(0, span.start - context), end: Math.min(source.length, span.end + context) };
	return readsAs(library.text(source), near, library.apparatus(source, near));
}

/** In UTF-16 code units: longer transcripts are not searched for the same words, and nothing is said. */
const longestSearched = 4_000_000;
const knownSaying = new WeakMap<Source, Map<string, boolean>>();

/** Whether the person says the passage's words, too, somewhere in the transcript. */
function alsoSays(library: LibraryView, { source, span }: Passage, person: PersonName): boolean {
	if (source.length > longestSearched) return true;
	const known = knownSaying.get(source) ?? new Map<string, boolean>();
	knownSaying.set(source, known);
	const key = `${span.start} ${span.end} ${person.words.join(' ')}`;
	const answer = known.get(key) ?? saysAgain(library, source, span, person);
	known.set(key, answer);
	return answer;
}

function saysAgain(library: LibraryView, source: Source, span: Span, person: PersonName): boolean {
	const whole = { start: 0, end: source.length };
	const text = library.text(source).slice(0, source.length);
	const hashes: number[] = [];
	const starts: number[] = [];
	scanWording(text, 0, text.length, library.apparatus(source, whole), (start, _end, hash) => {
		starts.push(start);
		hashes.push(hash);
	});
	const sought = hashes.filter((_, i) => (starts[i] as number) >= span.start && (starts[i] as number) < span.end);
	if (sought.length === 0) return true;
	return hashes.some((hash, i) => {
		if (hash !== sought[0] || !sought.every((word, j) => hashes[i + j] === word)) return false;
		const speaker = library.speakerAt(source, starts[i] as number);
		return speaker !== undefined && mayBeSame(personName(speaker), person);
	});
}
