/**
 * Closed classes of words whose change turns a sentence's sense: negations, modal verbs, number words. Closed, so
 * that listing them is complete, for English, German, French, Spanish and Italian. All in base letters.
 */
import type { Language } from '../text/language.ts';
import type { Word } from '../text/tokens.ts';

const negations = bySet({
	en: 'no not never none nor neither nothing nobody nowhere cannot without hardly scarcely barely nay',
	de: 'nicht nichts nie niemals niemand nirgends kein keine keinen keinem keiner keines ohne',
	fr: 'ne pas jamais aucun aucune rien ni sans nul nulle point',
	es: 'no nunca jamas nada nadie ningun ninguna ninguno ni sin tampoco',
	it: 'no non mai niente nulla nessun nessuno nessuna ne senza nemmeno neppure',
});
const negatedVerb = /\p{L}n't$/u;
/** ne, elided. */
const elided = /^n'\p{L}/u;

const modals = bySet({
	en: 'shall should will would can could may might must ought need sha wo ca cannot',
	de: 'kann kannst konnen konnte konnten soll sollen sollte sollten muss mussen musste mussten darf durfen durfte',
	fr: 'doit doivent devait devrait devra peut peuvent pouvait pourrait pourra',
	es: 'debe deben debia deberia puede pueden podia podria',
	it: 'deve devono doveva dovrebbe puo possono poteva potrebbe',
});

function bySet(lists: Readonly<Record<Language, string>>): Readonly<Record<Language, ReadonlySet<string>>> {
	const set = (language: Language) => new Set(lists[language].split(' '));
	return { en: set('en'), de: set('de'), fr: set('fr'), es: set('es'), it: set('it') };
}

export function isNegation(word: Word, language: Language): boolean {
	const { base } = word;
	if (negations[language].has(base)) return true;
	return language === 'en' ? negatedVerb.test(base) : language === 'fr' && elided.test(base);
}

export function isModal(word: Word, language: Language): boolean {
	// “May” and “Will” are names within a sentence; at its beginning nothing tells.
	return /^\p{Ll}/u.test(word.text) && modals[language].has(word.base.replace(/n't$/, ''));
}

const conjunctions = new Set('and but or yet so und aber oder sondern et mais ou y e pero o ma'.split(' '));

/** Begins a new clause beside the one before. */
export function isConjunction(word: Word): boolean {
	return conjunctions.has(word.base);
}

const coordinating = new Set('nor neither without ni sans noch weder ohne sin ne senza'.split(' '));

/** A negation that brings what it denies along: nor to hear, without a word. */
export function isCoordinating(word: Word): boolean {
	return coordinating.has(word.base);
}

const contrasts = new Set('but sondern mais sino ma'.split(' '));

/** Sets against what was denied what holds instead: not … but. */
export function isContrast(word: Word): boolean {
	return contrasts.has(word.base);
}

/** A capitalised word that its sentence's beginning does not explain. */
export function isName(word: Word, startsSentence: boolean): boolean {
	return !startsSentence && /^\p{Lu}/u.test(word.text) && !/^I(?:'\p{L}+)?$/u.test(word.text) && word.text.length > 1;
}
