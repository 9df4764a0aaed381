/** Web pages, as browsers and others save them: the main text, with its headings as places. */
import { message } from '../../text/message.ts';
import { type SourceContent, type SourceReader, UnreadableSource } from '../source.ts';
import { titleFromText } from '../titles.ts';
import { documentText } from './document-text.ts';
import { decodeHtml } from './html-charset.ts';
import { htmlElements } from './html-elements.ts';
import { type MainText, mainText } from './html-main.ts';
import { pageMetadata } from './html-metadata.ts';
import { parsePage, walkPage } from './html-page.ts';
import { readByStretches, shapeOf } from './html-stream.ts';

export const htmlReader: SourceReader = {
	extensions: ['.html', '.htm', '.xhtml'],
	async read(bytes) {
		if (bytes.length > mostBytes) throw new UnreadableSource(tooLarge);
		return readHtml(decodeHtml(bytes));
	},
};

/** So much is looked at for what browsers write above a page. */
const beginning = 4096;
/** What is larger takes too much time and memory as a tree. */
const largest = { elements: 150_000, depth: 5000 };
const mostBytes = 64 * 1024 * 1024;
const tooLarge = message(
	'This page is larger than 64 MB. Save it without its pictures and videos ("Webpage, HTML only"), or leave it out with "exclude" in quotewright.json.',
);

/** The main text of a web page, and what the page says about itself. */
export async function readHtml(html: string): Promise<SourceContent> {
	const { elements, depth } = await shapeOf(html, largest);
	if (elements > largest.elements || depth > largest.depth) return readByStretches(html);
	const page = await parsePage(html);
	const main = await mainText(page, html);
	const chosen = textOf(main);
	// A page that calls all of itself boilerplate has nothing else to say.
	const content = chosen.text === '' ? textOf({ ...main, isLeftOut: () => false }) : chosen;
	const metadata = pageMetadata(page, main.roots, html.slice(0, beginning));
	const guessed = metadata.title === undefined ? titleFromText(content.text.slice(0, 4000)) : undefined;
	return {
		...content,
		metadata: guessed === undefined ? metadata : { ...metadata, title: guessed, titleGuessed: true },
	};
}

/** All of a page that has nothing around its text, such as a message's. */
export async function readWholePage(html: string): Promise<Omit<SourceContent, 'metadata'>> {
	const { elements, depth } = await shapeOf(html, largest);
	if (elements > largest.elements || depth > largest.depth) return readByStretches(html);
	const page = await parsePage(html);
	const body = page.querySelector('body') ?? page.documentElement;
	return textOf({ roots: body === null ? [] : [body], isLeftOut: () => false });
}

function textOf({ roots, isLeftOut }: MainText): Omit<SourceContent, 'metadata'> {
	const out = documentText();
	const elements = htmlElements(out);
	for (const root of roots) {
		out.block();
		walkPage(root, {
			open(element) {
				if (isLeftOut(element)) return false;
				elements.open(element.localName, (name) => element.getAttribute(name) ?? undefined);
				return true;
			},
			text: elements.text,
			close: elements.close,
		});
	}
	return out.finish();
}
