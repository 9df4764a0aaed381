import type { Span } from '../../text/span.ts';
import { isDigit } from './letters.ts';
import type { Lines } from './lines.ts';

const annotation = /\[(\p{Ll}+):(?=[^\s\]])[^[\]\n]{1,80}(\])/uy;
/** A tag met less often may be words of the text. */
const fewestOfATag = 5;

/** An edition's own tags around words, `[glossary:LM]`: the tag and its brackets, not the words. */
export function readAnnotations({ text, tags }: Lines): readonly Span[] {
	const byTag = new Map<string, Span[]>();
	for (const at of tags) {
		// A digit, as a rule: a note's number or a time.
		if (isDigit(text.charCodeAt(at + 1))) continue;
		annotation.lastIndex = at;
		const match = annotation.exec(text);
		if (match === null) continue;
		const tag = match[1] as string;
		const end = match.index + match[0].length;
		const spans = byTag.get(tag) ?? [];
		spans.push({ start: match.index, end: match.index + tag.length + 2 }, { start: end - 1, end });
		byTag.set(tag, spans);
	}
	return [...byTag.values()].filter((spans) => spans.length >= 2 * fewestOfATag).flat();
}
