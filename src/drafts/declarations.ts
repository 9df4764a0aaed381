import type { Declaration } from './draft.ts';

/**
 * What a writer declares about a quotation in brackets or a citation's suffix: "(emphasis added)", "[italics mine]",
 * "(citations and internal quotation marks omitted)", "[Hervorh. d. Verf.]", "(c’est moi qui souligne)". Read as a
 * subject (what) and a verb (what was done to it), not as fixed formulas.
 */

/** Any of the words, with no letter before or after; `…` at an end lets letters follow. */
function words(...forms: readonly string[]): RegExp {
	const parts = forms.map((form) => (form.endsWith('…') ? form.slice(0, -1) : `(?:${form})(?!\\p{L})`));
	return new RegExp(`(?<!\\p{L})(?:${parts.join('|')})`, 'iu');
}

const emphasis = words(
	'emphas[ie]s',
	'italic…',
	'bold(?:face)?',
	'underlin…',
	'stress',
	'hervorh…',
	'herv',
	'kursiv…',
	'italiques?',
	'gras',
	'soulign…',
	'cursivas?',
	'énfasis',
	'corsivo',
	'enfasi',
);
const emphasisCjk = /強調|傍点|下線/;
const marks = words(
	'quot(?:ation|e)[ -]?marks?',
	'(?:internal|inner) (?:quot…|marks?)',
	'internal quot…',
	'inner quot…',
	'anführungszeichen',
	'guillemets',
);
const citation = words('citations?', 'cites?', 'references?', 'nachweise?', 'belege?', 'références?');
const footnote = words('(?:foot|end)?notes?', 'fußnoten?', 'fn', 'anm', 'anmerkung(?:en)?', '脚注…');
const spelling = words('spellings?', 'orthograph…', 'schreibweise', 'rechtschreibung', 'schreibung', '仮名遣…');
const capitals = words('capitali[sz]ation', 'capitals?', 'groß-? ?(?:und|/) ?kleinschreibung', 'majuscules?');

const omitted = words(
	'omitted',
	'removed',
	'deleted',
	'dropped',
	'suppressed',
	'weggelassen',
	'ausgelassen',
	'entfernt',
	'getilgt',
	'omis(?:es?)?',
	'supprimée?s?',
	'omess[aei]',
	'omitid[oa]s?',
	'省略…',
);
const altered = words(
	'alter…',
	'modif…',
	'chang…',
	'adjust…',
	'moderni…',
	'normali…',
	'regulari…',
	'updat…',
	'adapt…',
	'angepasst',
	'vereinheitlicht',
);
/** The writer's own doing. */
const own = words(
	'added',
	'supplied',
	'mine',
	'ours',
	'my',
	'our',
	'own',
	'by (?:the )?(?:present )?(?:author|writer|me|us)',
	'hinzugefügt',
	'eigene?',
	'meine?',
	'unsere?',
	'd(?:urch den|es|er|\\.) ?(?:verf|autor|v)',
	'v(?:on|\\.) ?(?:mir|uns|verf)',
	'ajoutée?s?',
	'je',
	'nous',
	'moi',
	'añadid[oa]s?',
	'mí[oa]s?',
	'mi[oa]',
	'nostr[oa]',
	'aggiunt[oa]',
	'propi[oa]s?',
);
const ownCjk = /引用者|筆者/;
const original = words('originals?', 'originale?', "author[’']s", "l[’']auteur", 'i\\. ?o');
const originalCjk = /原文/;
const translation = words(
	'transl?(?=\\.|$)',
	'translat(?:ion|ions|ed)',
	'übersetz…',
	'übers',
	'ü\\. ?d\\. ?v',
	'traduction',
	'traduit',
	'traduisons',
	'traduis',
	'trad',
	'traducción',
	'traducido',
	'traduzione',
	'tradotto',
);
const translationCjk = /拙訳|(?:筆者|引用者)(?:による)?訳/;
const cleanedUp = words('clean(?:ed)?[ -]?up');

/** Longer brackets say something else. */
const longest = 200;

/** The declarations that the text of a bracket or suffix makes; empty for any other text. */
export function readDeclarations(text: string): Declaration[] {
	if (text.length > longest) return [];
	const found = new Set<Declaration>();
	if (cleanedUp.test(text)) found.add('cleaned-up');
	if (translation.test(text) || translationCjk.test(text)) found.add('translation');
	let pending = '';
	for (const part of text.split(/[,;]/)) {
		// "emphasis, footnotes omitted": a subject waits for its verb.
		pending += ` ${part}`;
		const done = judged(pending);
		for (const declaration of done) found.add(declaration);
		if (done.length > 0) pending = '';
	}
	return [...found];
}

function judged(text: string): Declaration[] {
	const found: Declaration[] = [];
	const isOmitted = omitted.test(text);
	if (emphasis.test(text) || emphasisCjk.test(text) || /(?<!\p{L})h\. ?i\. ?o\./iu.test(text)) {
		if (isOmitted) found.push('emphasis-omitted');
		else if (/\bnot (?:in|from)\b/i.test(text)) found.push('emphasis-added');
		else if (original.test(text) || originalCjk.test(text)) found.push('emphasis-in-original');
		else if (own.test(text) || ownCjk.test(text)) found.push('emphasis-added');
	}
	if (isOmitted) {
		if (marks.test(text)) found.push('marks-omitted');
		if (citation.test(text)) found.push('citation-omitted');
		if (footnote.test(text)) found.push('footnote-omitted');
	}
	if (altered.test(text)) {
		if (spelling.test(text)) found.push('spelling-modernised');
		if (capitals.test(text)) found.push('capitalisation-altered');
	}
	return found;
}
