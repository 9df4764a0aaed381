/**
 * Which language a text is written in, by its commonest function words: enough to know whose closed classes of
 * words to look at ("sin" negates in Spanish, not in English).
 */
import { hashWord, scanWordRuns } from './words.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'it';

const stopWords: Readonly<Record<Language, string>> = {
	en: 'the of and to in that is was it he for with his as at be this have from',
	de: 'der die und das ist nicht ein eine zu den mit von sich auf dem es ich er sie',
	fr: 'le les des et est que dans qui une pour pas sur au du il ce je vous elle',
	es: 'el los las que y en una por con del se su lo es para como al mas sus',
	it: 'il che di non per una con del della gli si nel la le sono piu come ma alla',
};

const languages = Object.keys(stopWords) as Language[];
/** By the hash of a stop word: the languages it belongs to, as places in `languages`. */
const spokenIn = new Map<number, number[]>();
for (const [place, language] of languages.entries()) {
	for (const word of stopWords[language].split(' ')) {
		const hash = hashWord(word);
		spokenIn.set(hash, [...(spokenIn.get(hash) ?? []), place]);
	}
}

const none: readonly number[] = [];

/** Several short stretches, so that a preface or a list in another language does not decide. */
const stretches = 8;
const stretch = 500;

/** Of a text, judged by samples spread over it; English where nothing tells. */
export function languageOf(text: string): Language {
	const counts = languages.map(() => 0);
	const step = Math.max(stretch, text.length / stretches);
	for (let from = (step - stretch) / 2; from < text.length; from += step) {
		const start = Math.floor(from);
		scanWordRuns(text, start, Math.min(start + stretch, text.length), [], ({ count, hashes }) => {
			for (let i = 0; i < count; i++) {
				for (const place of spokenIn.get(hashes[i] as number) ?? none) counts[place] = (counts[place] as number) + 1;
			}
		});
	}
	return languages[counts.indexOf(Math.max(...counts))] as Language;
}
