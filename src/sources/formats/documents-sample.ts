/** What reading makes of small documents, to tell one version of it from another without loading the libraries. */
import { documentText } from './document-text.ts';
import { headingLocators } from './heading-locators.ts';
import { odtContent } from './odt/content.ts';
import { pageCount } from './odt/page-count.ts';
import { pageStyles } from './odt/page-styles.ts';
import { readRtf } from './rtf/read-rtf.ts';

/** Their versions tell what they read; a test sees that they are right. */
export const documentLibraries = { mammoth: '1.13.0', htmlparser2: '12.0.0' };
/** Of Word documents and e-books, whose files cannot be opened without them: to be changed with docx/ and epub/. */
const reading = 1;

const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f1\fcharset204 C;}}{\stylesheet{\s1\outlinelevel0 heading 1;}{\s2 toc 1;}}{\info{\title On \'c9t\'e9}{\author A. B; C. D}{\creatim\yr2020\mo1\dy2}}\pard\s2 One\tab 1\par\pard\s1 Chapter 1\par\pard\bullet a\u8217\'92\~b\-{\f1\'cc}{\deleted x}{\v y}{\super\chftn{\footnote\chftn Note.}} {\field{\*\fldinst PAGE}{\fldrslt 1}}\line c\par\trowd\pard\intbl d\cell e\cell\row\pard{\*\shpinst{\shptxt f\par}}g}`;

/** An element's name, attributes and content. */
type Piece = string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...content: Piece[]];

const odt: readonly Piece[] = [
	['tracked-changes', {}, ['p', {}, 'no']],
	['table-of-content', {}, ['p', {}, 'One 1']],
	['h', { 'text:outline-level': '1' }, '1. One'],
	['p', {}, 'a', ['s', {}], 'b', ['tab', {}], 'c', ['line-break', {}], 'd', ['soft-page-break', {}], 'e'],
	['p', {}, 'f', ['note', {}, ['note-citation', {}, 'i'], ['note-body', {}, ['p', {}, 'Note.']]], 'g'],
	['p', {}, 'h', ['text-box', {}, ['p', {}, 'box']], ['ruby-text', {}, 'r'], ['page-number', {}, '2']],
	['table', {}, ['table-row', {}, ['table-cell', {}, ['p', {}, 'j']], ['table-cell', {}, ['p', {}, 'k']]]],
];
const titles = ['Chapter IV: A', 'Part Two', '3.2 B', 'IV. C', '1 D', '2 E', 'Appendix A', '第3章', 'Some words'];

/** About 15 ms, most of it code that runs cold. */
export function documentsSample(): string {
	const out = documentText();
	const content = odtContent(out, pageCount(pageStyles(), out));
	const write = (piece: Piece): void => {
		if (typeof piece === 'string') {
			content.text(piece);
			return;
		}
		const [name, attributes, ...inner] = piece;
		content.open(name, (wanted) => attributes[wanted], 'text:');
		for (const one of inner) write(one);
		content.close(name);
	};
	for (const piece of odt) write(piece);
	const places = headingLocators(
		titles.map((text, start) => ({ level: 2, text, start })),
		titles.length,
		'chapter',
	);
	return JSON.stringify([documentLibraries, reading, readRtf(Buffer.from(rtf)), out.finish(), places]);
}
