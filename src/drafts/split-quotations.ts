import type { Placed } from './pairing.ts';
import type { MarkPair } from './quotation-marks.ts';
import { lowerBound } from './sorted.ts';
import type { Wording } from './wording.ts';

/**
 * Which quotations are parts of one that its author's tag splits: “It is,” she said, “a truth.”
 *
 * The tag stands between two quotations in the same marks, is short, holds no end of a sentence and no citation in
 * brackets, and does not begin or end with a conjunction (“A,” he wrote, and later “B” are two). The first part breaks
 * off with a comma, a dash or nothing; the tag ends with a comma, or (after a broken-off first part) with nothing. It
 * has a verb of speech, or at least is no mere noun phrase, as the members of a list are (the essay “A,” the story,
 * “B”).
 */

const longestTag = 90;
const mostWords = 12;

const speech =
	/(?<![\p{L}])(?:say|says|said|saying|writ(?:es?|ing)|wrote|written|add(?:s|ed|ing)?|ask(?:s|ed)?|repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|tells?|told|continu(?:es?|ed|ing)|go(?:es)? on|went on|claim(?:s|ed)?|argu(?:es?|ed)|not(?:es?|ed)|insist(?:s|ed)?|warn(?:s|ed)?|urg(?:es?|ed)|explain(?:s|ed)?|observ(?:es?|ed)|remark(?:s|ed)?|declar(?:es?|ed)|conclud(?:es?|ed)|begins?|began|cr(?:y|ies|ied)|exclaim(?:s|ed)?|shout(?:s|ed)?|whisper(?:s|ed)?|sigh(?:s|ed)?|mutter(?:s|ed)?|murmur(?:s|ed)?|think(?:s)?|thought|recall(?:s|ed)?|report(?:s|ed)?|stat(?:es?|ed)|put(?:s)?|announc(?:es?|ed)|admit(?:s|ted)?|concede(?:s|d)?|suggest(?:s|ed)?|protest(?:s|ed)?|sag(?:t|te|ten|en)|schr(?:eibt|ieb|eiben)|mein(?:t|te|en)|frag(?:t|te)|rief|ruft|antwortete?|erwiderte?|erklärte?|fuhr|fügte?|bemerkte?|heißt|dit|disait|dit-(?:il|elle|on)|écri(?:t|vit|vait)|ajout(?:e|a|ait)|demand(?:e|a)|répond(?:it)?|affirme|expliqu(?:e|a)|poursuit|note|dice|dijo|disse|scrive|escribe|escribió)(?![\p{L}])/iu;
const conjunction =
	/^(?:and|or|but|while|whereas|then|nor|yet|und|oder|aber|während|doch|sowie|et|ou|mais|tandis|puis|y|o|pero|e|ed|ma)(?![\p{L}])/iu;
const innerConjunction = /,\s*(?:and|or|but|then|while|und|oder|aber|et|ou|mais)(?![\p{L}])/iu;
const article =
	/^(?:the|a|an|his|her|its|their|our|my|this|that|der|die|das|ein|eine|le|la|les|un|une|l['’])(?![\p{L}])/iu;

/** For each pair, the index of the first part of the quotation it belongs to: its own, mostly. */
export function groupParts(wording: Wording, pairs: readonly MarkPair[], anchors: readonly Placed[]): number[] {
	const groups: number[] = [];
	for (const [index, pair] of pairs.entries()) {
		const previous = pairs[index - 1];
		const joined = previous !== undefined && isSplit(wording.text, previous, pair, anchors);
		groups.push(joined ? (groups[index - 1] ?? index) : index);
	}
	return groups;
}

function isSplit(text: string, first: MarkPair, second: MarkPair, anchors: readonly Placed[]): boolean {
	const length = second.open - first.close - 1;
	if (text[first.open] !== text[second.open] || length < 2 || length > longestTag) return false;
	for (let i = lowerBound(anchors, first.close); (anchors[i]?.start ?? second.open) < second.open; i++) {
		if (anchors[i]?.closing) return false;
	}
	const between = text.slice(first.close + 1, second.open);
	const tag = between.replace(/^\s*,/, '').trim();
	const broken = /[,–—-]\s*$/.test(text.slice(first.open, first.close)) || /^\s*[,–—-]/.test(between);
	const ends = /[,、，–—-]$/.test(tag);
	const words = tag.replace(/[,、，–—-]$/, '').trim();
	if (words === '' || words.split(/\s+/).length > mostWords) return false;
	if (/[.;:!?]\s|[.;:!?]$|[[\]()“”"„«»]/.test(words.replace(/\b(?:Mr|Mrs|Ms|Dr|St|Prof|\p{Lu})\./gu, ''))) return false;
	if (conjunction.test(words) || innerConjunction.test(tag) || /\s(?:and|or|und|et|ou)$/i.test(words)) return false;
	const finished = /[.]\s*$/.test(text.slice(first.open, first.close));
	if (finished || (!broken && !ends)) return false;
	if (speech.test(words)) return broken || ends;
	return broken && ends && !article.test(words) && words.split(/\s+/).length <= 5;
}
