/**
 * Whom a draft's tag names for a quotation: “…,” Jones said; Jones: “…”; according to Jones, “…”; „…“, sagte Jones;
 * « … », dit Jones. Only tags that can mean nothing else: the name stands beside its verb, and the verb beside the
 * quotation. Cost: linear in the sentence.
 */
import type { Span } from '../text/span.ts';

export interface NamedSpeaker extends Span {
	readonly name: string;
}

/** What stands in the place of a quotation or a citation, where a tag is looked for. */
export const placeholder = '\uFFFC';

const title = String.raw`(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Col|Lt|Capt|Gov|Rev|Hon|M|Mme|Mlle|Hr|Fr)\.?|Professor|Senator|Representative|Congressman|Congresswoman|General|Colonel|Captain|Judge|Justice|President|Chairman|Chairwoman|Secretary|Governor|Minister|Miss|Sir|Lady|Lord|Herr|Frau|Doktor|Monsieur|Madame)\s+`;
const particle = String.raw`(?:van|von|der|den|de|du|di|da|la|le|zu|al|bin|ibn)\s+`;
const capital = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*\.?`;
const name = String.raw`(?:${title})*${capital}(?:\s+(?:${particle})*${capital}){0,3}`;

/** Forms that say that the person says the words now quoted, and little else. */
const verb = `(?:says?|said|writes?|wrote|add(?:s|ed)|ask(?:s|ed)|repl(?:ies|ied)|answer(?:s|ed)|respond(?:s|ed)|continu(?:es|ed)|goes on|went on|claim(?:s|ed)|argu(?:es|ed)|not(?:es|ed)|insist(?:s|ed)|warn(?:s|ed)|explain(?:s|ed)|observ(?:es|ed)|remark(?:s|ed)|declar(?:es|ed)|conclud(?:es|ed)|exclaim(?:s|ed)|stat(?:es|ed)|announc(?:es|ed)|admit(?:s|ted)|conced(?:es|ed)|suggest(?:s|ed)|protest(?:s|ed)|testif(?:ies|ied)|told|tells|sagt|sagte|schreibt|schrieb|meint|meinte|fragt|fragte|antwortet|antwortete|erwidert|erwiderte|erklärt|erklärte|bemerkt|bemerkte|betont|betonte|berichtet|berichtete|ergänzt|ergänzte|dit|disait|écrit|écrivait|ajoute|ajoutait|demande|demandait|répond|répondit|affirme|affirmait|explique|expliquait|poursuit|déclare|déclarait|souligne|soulignait)`;
const frenchPerfect = String.raw`a\s+(?:dit|écrit|ajouté|demandé|répondu|affirmé|expliqué|poursuivi|déclaré|raconté|souligné)`;
const adverb = String.raw`(?:(?:also|later|then|once|has|had|have|hat|hatte|aussi|puis)\s+){0,2}`;
const says = `${adverb}(?:${frenchPerfect}|${verb}|gesagt|geschrieben)`;
const according = String.raw`(?:[Aa]ccording\s+to|[Ll]aut|[Ss]elon|[Dd]['’]après)`;

/** What may follow a whole tag: its end, or when and where it was said. */
const tagEnd = String.raw`(?=\s*(?:[.,;:!?)–—\]]|${placeholder}|$)|\s+(?:in|on|at|during|before|after|when|as|later|again|afterwards?|then|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|im|am|bei|vor|nach|dans|lors|pendant|devant|en)(?![\p{L}\p{M}]))`;
const opening = String.raw`^\s*(?:${placeholder}\s*)?,?\s*`;
const after = [
	new RegExp(`${opening}(${name})\\s+${says}${tagEnd}`, 'du'),
	new RegExp(`${opening}(?:${says}|so)\\s+(${name})${tagEnd}`, 'du'),
	new RegExp(`${opening}${according}\\s+(${name})${tagEnd}`, 'du'),
];

const beginning = String.raw`(?:^|[,;:–—(${placeholder}]|(?<![\p{L}\p{M}])(?:and|but|while|as|und|aber|doch|et|mais|or))\s*`;
/** To whom: the panel, reporters. */
const addressee = String.raw`(?:\s+(?:the|a|his|her|their)?\s*\p{Ll}+)?`;
const before = [
	new RegExp(
		`${beginning}(${name})\\s+(?:${says}|(?:told|tells)${addressee})\\s*(?:,?\\s*(?:that|dass|que)|[,:]|\\s:)?\\s*$`,
		'du',
	),
	new RegExp(`(?:^|[,;–—]\\s*)${according}\\s+(${name})\\s*[,:]?\\s*$`, 'du'),
	new RegExp(`^\\s*(${name})\\s?:\\s*$`, 'du'),
];

/** Words at a sentence's beginning have a capital, too. */
const noName =
	/^(?:He|She|It|They|We|I|You|One|The|This|That|These|Those|There|Then|Here|When|What|Who|Which|As|And|But|So|If|In|On|At|Er|Sie|Es|Wir|Ich|Man|Der|Die|Das|Dann|Und|Aber|Il|Elle|On|Ils|Elles|Nous|Je|Le|La|Les|Et|Mais)$/;

/** @param text of the sentence up to the quotation */
export function namedBefore(text: string): NamedSpeaker | undefined {
	return firstOf(before, text);
}

/** @param text of the sentence from the quotation on */
export function namedAfter(text: string): NamedSpeaker | undefined {
	return firstOf(after, text);
}

function firstOf(patterns: readonly RegExp[], text: string): NamedSpeaker | undefined {
	for (const pattern of patterns) {
		const found = pattern.exec(text);
		const [start, end] = found?.indices?.[1] ?? [];
		const named = found?.[1];
		if (named === undefined || start === undefined || end === undefined || noName.test(named)) continue;
		return { name: named, start, end };
	}
	return undefined;
}
