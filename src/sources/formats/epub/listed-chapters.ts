import type { DocumentText } from '../document-text.ts';
import { isNumbered } from '../heading-locators.ts';

/**
 * Takes a book's chapters from its table of contents alone, where headings are blocks like others. A heading that
 * opens a chapter tells the number that the table leaves out: "4. The Whale" for "The Whale".
 */
export function listedChapters(out: DocumentText): DocumentText {
	/** Those of which no words but headings have come. */
	let opened: { text: string }[] = [];
	let heading: string | undefined;

	function words(text: string): void {
		if (heading !== undefined && heading.length < 300) heading += text;
		else if (opened.length > 0 && /\S/.test(text)) opened = [];
		out.words(text);
	}

	return {
		...out,
		words,
		section(level, title) {
			const chapter = out.section(level, title);
			opened.push(chapter);
			return chapter;
		},
		openHeading() {
			out.block();
			heading = '';
		},
		closeHeading() {
			out.block();
			const shown = (heading ?? '').replace(/\s+/g, ' ').trim();
			heading = undefined;
			for (const chapter of opened) {
				if (!isNumbered(shown) || isNumbered(chapter.text)) continue;
				const isWhole = shown.toLowerCase().endsWith(chapter.text.toLowerCase());
				chapter.text = isWhole
					? shown
					: shown.length < 20
						? `${shown.replace(/[.:)]+$/, '')}. ${chapter.text}`
						: chapter.text;
			}
		},
	};
}
