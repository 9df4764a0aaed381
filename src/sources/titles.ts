/** How long a title made of a text's own words may be, in characters. */
const longest = 120;

/**
 * What to call a text that does not name itself: its first line with a word in it, whole if it is short, else its
 * first sentence, cut at a word.
 * @param wording the text's beginning without its apparatus
 */
export function titleFromText(wording: string): string | undefined {
	const line = wording
		.split(/[\r\n\f]+/)
		.find((one) => /\p{L}[\p{L}\p{M}]|[\p{Script=Han}\p{Script=Kana}]/u.test(one) && !isNumeral(one));
	if (line === undefined) return undefined;
	const plain = line
		.replace(/^\s*(?:#{1,6}|>)(?=\s)/, '')
		.replace(/(?<![\p{L}\p{N}])[*_]+|[*_]+(?![\p{L}\p{N}])/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (plain.length <= longest) return plain;
	const sentence = firstSentence(plain);
	return sentence.length <= longest ? sentence : cutAtWord(sentence);
}

function isNumeral(line: string): boolean {
	return /^[\s\divxlcdm.()[\]-]*$/i.test(line);
}

const sentenceEnd =
	/(?<!\b\p{Lu}\p{L}{0,2})[.!?]["'\u2019\u201d\u00bb)\]]*(?=\s+["'\u2018\u201c\u00ab]?\p{Lu})|[。！？]」?/u;

/** A short capitalised word before the full stop is an abbreviation ("Mr."), not a sentence's end. */
function firstSentence(text: string): string {
	const found = sentenceEnd.exec(text);
	return found === null ? text : text.slice(0, found.index + found[0].length);
}

function cutAtWord(text: string): string {
	const cut = text.slice(0, longest - 1);
	const lastSpace = cut.lastIndexOf(' ');
	const words = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut.replace(/[\ud800-\udbff]$/, '');
	return `${words.replace(/[\s,;:–—-]+$/, '')}…`;
}
