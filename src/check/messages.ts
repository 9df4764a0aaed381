/** What is said of a difference: a sentence or two, as a colleague would, with the source's words in it. */
import type { Source } from '../library/library.ts';
import type { Change } from './change.ts';
import type { Convention } from './conventions.ts';
import { nameMarks } from './punctuation.ts';

const longest = 90;

/** A stretch of words short enough for a message: its beginning and its end. */
export function shown(words: string): string {
	const plain = words.trim();
	if (plain.length <= longest) return plain;
	const head = plain.slice(0, longest * 0.6).replace(/\s+\S*$/, '');
	const tail = plain.slice(-longest * 0.3).replace(/^\S*\s+/, '');
	return `${head} … ${tail}`;
}

export function nameSource(source: Source): string {
	return `“${shortened(source.title)}” (@${source.key})`;
}

const longestTitle = 60;

function shortened(title: string): string {
	if (title.length <= longestTitle) return title;
	return `${title.slice(0, longestTitle).replace(/[\s,;:–—-]+\S*$/u, '')}…`;
}

export function describeChange(change: Change): string {
	const draft = shown(change.draftWords);
	const source = shown(change.sourceWords);
	const describe = byConvention[change.convention];
	if (describe !== undefined) return describe(draft, source);
	if (change.kind === 'omission') {
		return `“${source}” is left out here without a mark. An ellipsis (…) would show it.`;
	}
	if (change.kind === 'insertion') {
		return `“${draft}” is not in the source. Words of your own go in [square brackets].`;
	}
	return `The source has “${source}”, not “${draft}”.`;
}

type Describe = (draft: string, source: string) => string;

const changed = (what: string): Describe => {
	return (draft, source) => {
		if (draft === '') return `The source has “${source}” here, ${what} that the quotation leaves out.`;
		if (source === '') return `“${draft}” is not in the source: the quotation adds ${what}.`;
		return `The source has “${source}”, not “${draft}”: ${what} is changed.`;
	};
};

const byConvention: Partial<Record<Convention, Describe>> = {
	negation: (draft, source) => {
		if (draft === '') return `The source has “${source}” here. Without it the quotation says the opposite.`;
		if (source === '') return `“${draft}” is not in the source. With it the quotation says the opposite.`;
		return `The source has “${source}”, not “${draft}”: a negation is changed.`;
	},
	number: changed('a number'),
	'number-restyled': (draft, source) => `The source writes “${source}”, not “${draft}”.`,
	name: changed('a name'),
	modal: (draft, source) =>
		draft === '' || source === ''
			? changed('a word that says what may or must be')(draft, source)
			: `The source has “${source}”, not “${draft}”: that changes what may or must be.`,
	'word-order': (draft, source) =>
		source === ''
			? `“${draft}” stands elsewhere in the source’s sentence.`
			: `The source has these words in another order: “${source}”.`,
	'ellipsis-reverses-order': (_draft, source) =>
		`What follows this ellipsis stands before it in the source: “${source}”.`,
	'ellipsis-hides-negation': (_draft, source) =>
		`This ellipsis leaves out “${source}”. Does the quotation still say what the source says?`,
	'bracket-hides-negation': (draft, source) =>
		`The brackets put “${draft}” for “${source}”. Does the quotation still say what the source says?`,
	contraction: (draft, source) => `The source writes “${source}”, not “${draft}”.`,
	respelling: (draft, source) => `The source spells it “${source}”, not “${draft}”.`,
	accents: (draft, source) => `The source spells it “${source}”, not “${draft}”.`,
	apostrophe: (draft, source) => `The source spells it “${source}”, not “${draft}”.`,
	'digit-separators': (draft, source) => `The source writes “${source}”, not “${draft}”.`,
	homoglyphs: (draft) => `“${draft}” looks like the source’s word, but has a letter of another script.`,
	'joined-words': (draft, source) => `The source spells it “${source}”, not “${draft}”.`,
	hyphenation: (draft, source) => `The source spells it “${source}”, not “${draft}”.`,
	'inner-capital': (draft, source) => `The source has “${source}”, not “${draft}”.`,
	'initial-capital': (draft, source) =>
		`The source has “${source}”. A changed initial goes in brackets: “[${draft.charAt(0)}]”.`,
	'interior-punctuation': (draft, source) => `The source punctuates “${source}”, not “${draft}”.`,
	'end-mark-added': (draft, source) =>
		`The source has ${nameMarks(source)} here. ${draft === '?' ? 'A question mark' : 'An exclamation mark'} of your own goes outside the quotation marks.`,
	'inner-marks': (draft) =>
		`The source has “${draft}” in quotation marks of its own; inside yours they turn into ‘${draft}’.`,
	'round-brackets': (draft) =>
		`“${draft}” is not in the source. Words of your own go in [square brackets], not in round ones.`,
	'emphasis-added': (draft) => `The source does not stress “${draft}”. Say that you do: “(emphasis added)”.`,
};
