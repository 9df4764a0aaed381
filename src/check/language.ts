/**
 * Which language a source is written in, by its commonest function words: enough to know whose closed classes of
 * words to look at ("sin" negates in Spanish, not in English).
 */
import { foldBase } from '../text/fold.ts';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'it';

const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
	en: new Set('the of and to in that is was it he for with his as at be this have from'.split(' ')),
	de: new Set('der die und das ist nicht ein eine zu den mit von sich auf dem es ich er sie'.split(' ')),
	fr: new Set('le les des et est que dans qui une pour pas sur au du il ce je vous elle'.split(' ')),
	es: new Set('el los las que y en una por con del se su lo es para como al mas sus'.split(' ')),
	it: new Set('il che di non per una con del della gli si nel la le sono piu come ma alla'.split(' ')),
};

const sampled = 20_000;

/** Of a text, judged by a sample from its middle; English where nothing tells. */
export function languageOf(text: string): Language {
	const start = Math.max(0, (text.length - sampled) >> 1);
	const words = text.slice(start, start + sampled).match(/\p{L}+/gu) ?? [];
	let best: Language = 'en';
	let most = 0;
	const folded = words.map(foldBase);
	for (const [language, stops] of Object.entries(stopWords) as [Language, ReadonlySet<string>][]) {
		const count = folded.filter((word) => stops.has(word)).length;
		if (count > most) {
			most = count;
			best = language;
		}
	}
	return best;
}
