/** What a file says of itself, as far as it can be believed. */
import { metadataFrom } from '../metadata.ts';
import type { SourceMetadata } from '../source.ts';
import { titleFromText } from '../titles.ts';

export interface Stated {
	readonly title?: string | undefined;
	readonly authors?: readonly string[];
	/** Of the text, or of the file's making. */
	readonly date?: string | undefined;
}

/** The title is guessed from the text where the file has none that a person can have meant. */
export function statedMetadata({ title, authors = [], date }: Stated, text: string): SourceMetadata {
	const plain = oneLine(title);
	const believed = plain !== undefined && isTitle(plain) ? plain : undefined;
	const stated = metadataFrom({
		title: believed,
		// Word processors have one field for all authors.
		author: authors
			.flatMap((author) => author.split(';'))
			.flatMap((author) => oneLine(author) ?? [])
			.filter(isAuthor),
		date: dayOf(date),
	});
	if (believed !== undefined) return stated;
	const guessed = titleFromText(text.slice(0, 4000));
	return guessed === undefined ? stated : { ...stated, title: guessed, titleGuessed: true };
}

function oneLine(text: string | undefined): string | undefined {
	return text?.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
}

/** Not what programs write there that know no title: a file's name, their own name, a placeholder. */
export function isTitle(title: string): boolean {
	if (title.length < 2 || title.length > 300 || !/\p{L}|\p{N}/u.test(title)) return false;
	if (
		/^(?:microsoft (?:word|powerpoint|excel)\b|untitled|unbenannt|sans titre|unknown$|document ?\d*$|dokument ?\d*$|layout \d|slide \d|powerpoint|about:blank|(?:pii|doi|issn|isbn)\b|\(?anonymous|no job name|print\b)/i.test(
			title,
		)
	)
		return false;
	return !/\.(?:docx?|rtf|odt|tex|dvi|pdf|indd|qxd|pages|html?|pptx?|xlsx?|txt|fm|p65|ps|wpd|tiff?|jpe?g|epub)\)?$/i.test(
		title,
	);
}

/** Not a role, a computer or a program. */
export function isAuthor(author: string): boolean {
	if (author.length < 2 || author.length > 500 || !/\p{L}{2}/u.test(author)) return false;
	return !/^(?:user|admin(?:istrator)?|owner|unknown|author|anonymous|root|scan(?:ner)?|default|pc|office|python-docx|microsoft.*|windows.*|adobe.*|acrobat.*|latex.*|tex|pdftex|hp|xerox|canon)$/i.test(
		author,
	);
}

/** The time of the day says nothing about a source. */
function dayOf(date: string | undefined): string | undefined {
	const [, day = undefined] = /^\s*(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T|\s*$)/.exec(date ?? '') ?? [];
	if (day === undefined) return oneLine(date);
	// What files carry that were made without a clock.
	return /^(?:0|1[0-3])|^1601/.test(day) ? undefined : day;
}
