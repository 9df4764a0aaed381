import type { QuotationUse } from './draft.ts';

/**
 * What quotation marks are there for. Decided by what stands around the words, in this order:
 *
 * 1. "so-called", "sogenannt", "prétendu" and the like before at most four words: a mention, whatever is cited.
 * 2. The name of a kind of text, or "in", before words in title case (the essay “On Liberty,”), or "entitled": a title.
 * 3. A definition (By “source” I mean …) or a gloss behind an emphasised word (*Heimat* ‘home’): a mention.
 * 4. A citation right behind the marks, around them, or one that governs them (@a calls it “…”): a quotation.
 * 5. "The word", "called", "the proverb" and the like: a mention.
 * 6. Title case throughout: a title.
 * 7. One to three words, with no citation in the sentence and nobody shown speaking: a mention (scare quotes).
 * 8. Anything else promises another's words.
 */

export interface Setting {
	readonly words: string;
	/** The text of the paragraph before the opening mark and after the closing one; some hundred units are enough. */
	readonly before: string;
	readonly after: string;
	readonly mark: string;
	/** A citation stands right behind the marks, around them, or governs them. */
	readonly cited: boolean;
	/** It has a citation, and one stands in its sentence. */
	readonly citedInSentence: boolean;
	/** An emphasised stretch ends right before the opening mark. */
	readonly afterEmphasis: boolean;
}

function before(pattern: string): RegExp {
	return new RegExp(`(?<![\\p{L}])(?:${pattern})[\\s,:]*$`, 'iu');
}

const soCalled = before(
	'so-?\\s?called|self-(?:styled|described|proclaimed)|quote-unquote|supposed|alleged|sogenannt(?:e[nrsm]?)?|so genannt(?:e[nrsm]?)?|sog\\.|angeblich(?:e[nrsm]?)?|vermeintlich(?:e[nrsm]?)?|prétendue?s?|soi-disant|dite?s?|supuest[oa]s?|llamad[oa]s?|cosiddett[oaie]',
);
const soCalledCjk = /(?:いわゆる|所謂)$/;

const works =
	'essays?|poems?|chapters?|articles?|stor(?:y|ies)|songs?|lectures?|speech(?:es)?|papers?|episodes?|sections?|films?|reviews?|sermons?|sonnets?|ballads?|odes?|hymns?|pamphlets?|columns?|posts?|reports?|talks?|pieces?|tales?|novels?|books?|plays?|series|headlines?|titles?|aufs(?:atz|ätze)|gedicht(?:e|s)?|kapitel|artikel|erzählung|lied|vortrag|rede|beitrag|roman|buch|titel|essai|poème|chapitre|article|nouvelle|chanson|discours|titre|ensayo|poema|capítulo|artículo|cuento|saggio|poesia|capitolo|articolo|racconto';
const workBefore = before(`(?:${works})(?:\\s+(?:called|named|entitled|titled|on|about|von|de|von|über))?`);
const entitled = before(
	'entitled|titled|headlined|headed|betitelt(?:e[nrsm]?)?|mit dem titel|intitulée?s?|titulad[oa]s?|intitolat[oa]',
);

const definesBefore = before('by|unter|par|with|mit');
const definesAfter =
	/^[\s,]*(?:(?:I|we|one|he|she|they)\s+(?:\w+\s+)?(?:means?|meant|understands?|understood|refers?)|is (?:meant|here|used)|(?:here )?(?:means?|refers? to|denotes?|stands? for|signif(?:y|ies)|bedeutet|meint|heißt|bezeichnet|signifie|désigne|veut dire)\b|verstehe|versteht|j['’]entends|on entend|nous entendons|とは)/iu;

const mentioned = before(
	"(?:the |a |an |his |her |their |its |das |die |der |le |la |l[’'])?(?:\\p{L}+ )?(?:words?|terms?|phrases?|expressions?|names?|nicknames?|labels?|letters?|concepts?|notions?|tags?|epithets?|wort|wörter|begriffe?s?|ausdr(?:uck|ücke)|name|namen|spitzname|bezeichnung|mots?|termes?|nom|surnom|palabra|término|parola|termine)(?:\\s+(?:of|is|was|like|as|lautet|war|ist))?",
);
/** Words that are nobody's in particular. */
const proverbial = before(
	'(?:proverbs?|adages?|mottos?|mottoes|maxims?|slogans?|sayings?|sprichwort|sprichwörter|spruch|losung|proverbe|dicton|devise|proverbio|lema)(?:\\s+(?:that|is|was|runs|goes|reads|says|has it|like|lautet|war|ist|sagt|dit))*(?:\\s+that)?',
);
const named = before(
	'(?:called|named|nicknamed|dubbed|termed|labell?ed|christened|styled|known as|known to \\p{L}+ as|referred to as|branded|genannt|bekannt als|namens|appelée?s?|nommée?s?|surnommée?s?|connue?s? sous le nom de|llamad[oa]|chiamat[oa])(?:\\s+(?:him|her|it|them|us|me|himself|herself|itself|themselves|the|a|an))*|calls?(?:\\s+(?:him|her|it|them|us|me|himself|herself|itself|themselves))|(?:click|press|choose|select|tap|labell?ed|marked|button|menu|sign reads?|signed)',
);
const wondered = before(
	'ask(?:s|ed|ing)?\\s+(?:yourself|yourselves|myself|himself|herself|itself|oneself|ourselves|themselves)',
);
const calling = before('call(?:s|ed|ing)?\\s+(?:\\p{L}+\\s+){0,3}\\p{L}+');

const speaking =
	/(?::|(?<!\p{L})(?:says?|said|writes?|wrote|adds?|added|asks?|asked|repl(?:y|ies|ied)|answers?|answered|tells?|told|claims?|claimed|argues?|argued|insists?|insisted|warns?|warned|urges?|urged|declares?|declared|observes?|observed|notes?|noted|concludes?|concluded|reads?|states?|stated|exclaims?|exclaimed|cries|cried|shouts?|shouted|whispers?|whispered|sagte?|schreibt|schrieb|meinte?|fragte?|antwortete?|erklärte?|dit|écrit|écrivit|affirme|répond|explique)(?: that| dass| que)?[\s,]*)\s*$/iu;

const cjk = /[\u3040-\u30ff\u3400-\u9fff]/g;

/** Words that stay small in titles. */
const small =
	/^(?:a|an|the|and|but|or|nor|for|of|on|in|at|to|by|as|from|with|into|upon|de|du|des|la|le|les|et|à|au|aux|en|der|die|das|den|dem|und|von|im|zu|y|del|di|della|il|e|vs?\.?)$/iu;

export function useOf(setting: Setting): QuotationUse {
	const { words, before: left, after: right } = setting;
	const list = words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
	// Japanese and Chinese set no blanks: about two characters are a word.
	const count = Math.max(list.length, Math.ceil((words.match(cjk)?.length ?? 0) / 2));
	const isTitle = titleCase(list) && !/[.;]$/.test(words.trim());

	if (count <= 4 && (soCalled.test(left) || soCalledCjk.test(left))) return 'mention';
	if (entitled.test(left)) return 'title';
	if (isTitle && (workBefore.test(left) || (/(?<!\p{L})in\s*$/iu.test(left) && capitals(list) >= 2))) return 'title';
	if (setting.mark === '『' && !/^』?\s*と/.test(right)) return 'title';
	if (count <= 4 && definesAfter.test(right) && (definesBefore.test(left) || !setting.cited)) return 'mention';
	if (count <= 4 && setting.afterEmphasis && "‘'‚".includes(setting.mark)) return 'mention';
	if (setting.cited) return 'quotation';
	if (proverbial.test(left) || (count <= 6 && mentioned.test(left))) return 'mention';
	if (count <= 4 && (named.test(left) || calling.test(left))) return 'mention';
	if (wondered.test(left)) return 'mention';
	if (isTitle && count >= 2 && !speaking.test(left)) return 'title';
	if (count <= 3 && !setting.citedInSentence && !speaking.test(left) && !spoken(setting)) return 'mention';
	return 'quotation';
}

/** Parts of words, hyphens parting them, that begin with a capital. */
function capitals(words: readonly string[]): number {
	return words.flatMap((word) => word.split(/[-‐‑]/)).filter((part) => /^[^\p{L}\p{N}]*\p{Lu}/u.test(part)).length;
}

/** All words but small ones begin with a capital. */
function titleCase(words: readonly string[]): boolean {
	for (const [index, word] of words.entries()) {
		const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
		if (!/^[\p{Lu}\p{N}]/u.test(bare) && (index === 0 || !small.test(bare))) return false;
	}
	return capitals(words) >= 2 || (words.length === 1 && capitals(words) === 1);
}

/** The words end like speech that a tag follows (“No,” she said), or the particle of speech does (「犬」と言う). */
function spoken({ words, after: right }: Setting): boolean {
	return (/[,!?]$/.test(words) && /^\s+\p{L}/u.test(right)) || /^\s*と/.test(right);
}
