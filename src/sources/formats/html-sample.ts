/** What reading makes of a small page, to tell one version of it from another without loading the libraries. */
import { documentText } from './document-text.ts';
import { boilerplate } from './html-boilerplate.ts';
import { htmlElements } from './html-elements.ts';

/** Their versions tell what they read; a test sees that they are right. */
export const pageLibraries = { linkedom: '0.18.15', '@mozilla/readability': '0.6.0', 'postal-mime': '4.0.0' };
/** Of how the main text is chosen: to be changed with html-main.ts, which cannot be tried without a page. */
const choice = 1;

/** An element's name, attributes and content. */
type Piece = string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...content: Piece[]];

const page: readonly Piece[] = [
	['h1', {}, 'On Tides'],
	[
		'p',
		{ id: 'a' },
		'One\n  ',
		['em', {}, 'two'],
		['sup', {}, ['a', { href: '#n1' }, '[1]']],
		['br', {}],
		'three',
		['q', {}, 'four'],
	],
	['h2', { class: 'x' }, '2. History'],
	['ul', {}, ['li', {}, 'Five'], ['li', { hidden: '' }, 'Six']],
	['table', {}, ['tr', {}, ['th', {}, 'a'], ['td', {}, 'b']], ['tr', {}, ['td', {}, ['p', {}, 'c']]]],
	['pre', {}, 'x\n  y '],
	['figure', {}, ['figcaption', {}, 'Seven'], ['span', { class: 'pageno', id: 'Page_9' }, '[9]']],
	['script', {}, 'no'],
	['aside', { role: 'doc-endnotes' }, ['ol', {}, ['li', { id: 'n1' }, 'Note ', ['a', { href: '#a' }, '↩']]]],
];
const around: readonly [name: string, attributes: Readonly<Record<string, string>>][] = [
	['nav', {}],
	['div', { role: 'navigation' }],
	['div', { class: 'related-posts' }],
	['div', { class: 'has-sidebar' }],
	['section', { id: 'comments' }],
	['section', { id: 'ads' }],
	['span', { class: 'mw-editsection' }],
	['footer', { class: 'note' }],
	['form', {}],
	['div', { id: 'cookies' }],
];

/** Well below a millisecond. */
export function htmlSample(): string {
	const out = documentText();
	const elements = htmlElements(out);
	const write = (piece: Piece): void => {
		if (typeof piece === 'string') {
			elements.text(piece);
			return;
		}
		const [name, attributes, ...content] = piece;
		elements.open(name, (wanted) => attributes[wanted]);
		for (const inner of content) write(inner);
		elements.close();
	};
	for (const piece of page) write(piece);
	const kinds = around.map(([name, attributes]) => boilerplate(name, (wanted) => attributes[wanted]) ?? '');
	return JSON.stringify([pageLibraries, choice, out.finish(), kinds]);
}
