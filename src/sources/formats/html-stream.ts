import type { SourceContent } from '../source.ts';
import { titleFromText } from '../titles.ts';
import { documentText } from './document-text.ts';
import { boilerplate } from './html-boilerplate.ts';
import { htmlElements } from './html-elements.ts';

/** Once more text than that has been read, nobody quotes from the rest. In UTF-16 code units. */
const mostText = 100_000_000;

/** How deep the parser goes: its time grows with the square of it. */
const deepest = 10_000;
/** In UTF-16 code units, between two looks at how far it has come. */
const piece = 65_536;

export interface Shape {
	readonly elements: number;
	readonly depth: number;
}

/** How large a page is as a tree, counted as far as `most`. */
export async function shapeOf(html: string, most: Shape): Promise<Shape> {
	const { Parser } = await import('htmlparser2');
	let elements = 0;
	let open = 0;
	let depth = 0;
	const parser = new Parser({
		onopentagname() {
			elements++;
			depth = Math.max(depth, ++open);
		},
		onclosetag() {
			open--;
		},
	});
	for (let at = 0; at < html.length && elements <= most.elements && depth <= most.depth; at += piece) {
		parser.write(html.slice(at, at + piece));
	}
	return { elements, depth };
}

/**
 * The text of a page that is too large to be looked at as a whole: all but what is boilerplate beyond doubt.
 */
export async function readByStretches(html: string): Promise<SourceContent> {
	const { Parser } = await import('htmlparser2');
	const out = documentText();
	const elements = htmlElements(out);
	/** How many elements are open within one that is left out, itself counted. */
	let leftOut = 0;
	let depth = 0;
	let title = '';
	let inTitle = false;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				depth++;
				inTitle = name === 'title' && title === '';
				const attribute = (wanted: string) => attributes[wanted];
				if (leftOut > 0 || boilerplate(name, attribute) === 'sure') leftOut++;
				else elements.open(name, attribute);
			},
			ontext(text) {
				if (inTitle) title += text;
				if (leftOut === 0) elements.text(text);
			},
			onclosetag() {
				depth--;
				inTitle = false;
				if (leftOut > 0) leftOut--;
				else elements.close();
			},
		},
		{ decodeEntities: true },
	);
	for (let at = 0; at < html.length && depth <= deepest && out.length() < mostText; at += piece) {
		parser.write(html.slice(at, at + piece));
	}
	if (depth <= deepest) parser.end();
	const content = out.finish();
	const stated = title.replace(/\s+/g, ' ').trim().slice(0, 400);
	if (stated !== '') return { ...content, metadata: { title: stated } };
	const guessed = titleFromText(content.text.slice(0, 4000));
	return { ...content, metadata: guessed === undefined ? {} : { title: guessed, titleGuessed: true } };
}
