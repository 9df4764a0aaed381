/**
 * Which language a text is written in, by its commonest function words: enough to know whose closed classes of
 * words to look at ("sin" negates in Spanish, not in English).
 */
import { letterAt } from './word-run.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'it';

const stopWords: Readonly<Record<Language, string>> = {
	en: 'the of and to in that is was it he for with his as at be this have from',
	de: 'der die und das ist nicht ein eine zu den mit von sich auf dem es ich er sie',
	fr: 'le les des et est que dans qui une pour pas sur au du il ce je vous elle',
	es: 'el los las que y en una por con del se su lo es para como al mas sus',
	it: 'il che di non per una con del della gli si nel la le sono piu come ma alla',
};

const languages = Object.keys(stopWords) as Language[];
/** Hashes of stop words, each in the first free place from that of its low bits on; most places are free. */
const hashes = new Int32Array(512);
/** Of each the languages it belongs to, a bit for each. */
const spokenIn = new Uint8Array(hashes.length);
for (const [number, language] of languages.entries()) {
	const words = stopWords[language];
	eachWord(words, 0, words.length, (hash) => {
		const place = placeOf(hash);
		hashes[place] = hash;
		spokenIn[place] = (spokenIn[place] as number) | (1 << number);
	});
}

/** Where the hash is, or would be. */
function placeOf(hash: number): number {
	let place = hash & (hashes.length - 1);
	while (hashes[place] !== 0 && hashes[place] !== hash) place = (place + 1) & (hashes.length - 1);
	return place;
}

/** Several short stretches, so that a preface or a list in another language does not decide. */
const stretches = 8;
const stretch = 500;

/** Of a text, judged by samples spread over it; English where nothing tells. */
export function languageOf(text: string): Language {
	/** Of each set of languages, the words that belong to just these. */
	const counts = new Uint32Array(1 << languages.length);
	const step = Math.max(stretch, text.length / stretches);
	for (let from = (step - stretch) / 2; from < text.length; from += step) {
		const start = Math.floor(from);
		eachWord(text, start, Math.min(start + stretch, text.length), (hash) => {
			const set = spokenIn[placeOf(hash)] as number;
			counts[set] = (counts[set] as number) + 1;
		});
	}
	const times = languages.map((_, number) =>
		counts.reduce((sum, count, set) => sum + ((set >> number) & 1) * count, 0),
	);
	return languages[times.indexOf(Math.max(...times))] as Language;
}

/** Visits the runs of letters by the hashes of their base letters: of stop words no more needs to be known. */
function eachWord(text: string, start: number, end: number, visit: (hash: number) => void): void {
	let hash = 0;
	for (let at = start; at < end; at++) {
		const letter = letterAt(text, at);
		if (letter !== 0) hash = Math.imul(hash ^ letter, 0x01000193);
		else if (hash !== 0) {
			visit(hash);
			hash = 0;
		}
	}
	if (hash !== 0) visit(hash);
}
