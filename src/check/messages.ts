/** What is said of a difference: a sentence or two, as a colleague would, with the source's words in it. */
import * as l10n from '@vscode/l10n';
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
	return l10n.t('“{0}” (@{1})', shortened(source.title), source.key);
}

/** `“One” (@one) or “Another” (@another)`. */
export function nameSources(sources: readonly Source[]): string {
	return sources.map(nameSource).reduce((before, name) => l10n.t('{0} or {1}', before, name));
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
		return l10n.t('“{0}” is left out here without a mark. An ellipsis (…) would show it.', source);
	}
	if (change.kind === 'insertion') {
		return l10n.t('“{0}” is not in the source. Words of your own go in [square brackets].', draft);
	}
	return hasNot(draft, source);
}

type Describe = (draft: string, source: string) => string;

const hasNot: Describe = (draft, source) => l10n.t('The source has “{0}”, not “{1}”.', source, draft);
const writes: Describe = (draft, source) => l10n.t('The source writes “{0}”, not “{1}”.', source, draft);
const spells: Describe = (draft, source) => l10n.t('The source spells it “{0}”, not “{1}”.', source, draft);

const byConvention: Partial<Record<Convention, Describe>> = {
	negation: (draft, source) => {
		if (draft === '') return l10n.t('The source has “{0}” here. Without it the quotation says the opposite.', source);
		if (source === '') return l10n.t('“{0}” is not in the source. With it the quotation says the opposite.', draft);
		return l10n.t('The source has “{0}”, not “{1}”: a negation is changed.', source, draft);
	},
	number: (draft, source) => {
		if (draft === '') return l10n.t('The source has “{0}” here, a number that the quotation leaves out.', source);
		if (source === '') return l10n.t('“{0}” is not in the source: the quotation adds a number.', draft);
		return l10n.t('The source has “{0}”, not “{1}”: a number is changed.', source, draft);
	},
	'number-restyled': writes,
	name: (draft, source) => {
		if (draft === '') return l10n.t('The source has “{0}” here, a name that the quotation leaves out.', source);
		if (source === '') return l10n.t('“{0}” is not in the source: the quotation adds a name.', draft);
		return l10n.t('The source has “{0}”, not “{1}”: a name is changed.', source, draft);
	},
	modal: (draft, source) => {
		if (draft === '')
			return l10n.t(
				'The source has “{0}” here, a word that says what may or must be that the quotation leaves out.',
				source,
			);
		if (source === '')
			return l10n.t('“{0}” is not in the source: the quotation adds a word that says what may or must be.', draft);
		return l10n.t('The source has “{0}”, not “{1}”: that changes what may or must be.', source, draft);
	},
	'word-order': (draft, source) =>
		source === ''
			? l10n.t('“{0}” stands elsewhere in the source’s sentence.', draft)
			: l10n.t('The source has these words in another order: “{0}”.', source),
	'ellipsis-reverses-order': (_draft, source) =>
		l10n.t('What follows this ellipsis stands before it in the source: “{0}”.', source),
	'ellipsis-hides-negation': (_draft, source) =>
		l10n.t('This ellipsis leaves out “{0}”. Does the quotation still say what the source says?', source),
	'bracket-hides-negation': (draft, source) =>
		l10n.t('The brackets put “{0}” for “{1}”. Does the quotation still say what the source says?', draft, source),
	contraction: writes,
	respelling: spells,
	accents: spells,
	apostrophe: spells,
	'digit-separators': writes,
	homoglyphs: (draft) => l10n.t('“{0}” looks like the source’s word, but has a letter of another script.', draft),
	'joined-words': spells,
	hyphenation: spells,
	'inner-capital': hasNot,
	'initial-capital': (draft, source) =>
		l10n.t('The source has “{0}”. A changed initial goes in brackets: “[{1}]”.', source, draft.charAt(0)),
	'interior-punctuation': (draft, source) => l10n.t('The source punctuates “{0}”, not “{1}”.', source, draft),
	'end-mark-added': (draft, source) =>
		draft === '?'
			? l10n.t(
					'The source has {0} here. A question mark of your own goes outside the quotation marks.',
					nameMarks(source),
				)
			: l10n.t(
					'The source has {0} here. An exclamation mark of your own goes outside the quotation marks.',
					nameMarks(source),
				),
	'inner-marks': (draft) =>
		l10n.t('The source has “{0}” in quotation marks of its own; inside yours they turn into ‘{0}’.', draft),
	'round-brackets': (draft) =>
		l10n.t('“{0}” is not in the source. Words of your own go in [square brackets], not in round ones.', draft),
	'emphasis-added': (draft) => l10n.t('The source does not stress “{0}”. Say that you do: “(emphasis added)”.', draft),
};
