import assert from 'node:assert/strict';
import { type DocumentText, documentText } from '../../../src/sources/formats/document-text.ts';
import { locatorsOf, marked } from './marked.ts';

function built(build: (out: DocumentText) => void) {
	const out = documentText();
	build(out);
	return out.finish();
}

const shown = (build: (out: DocumentText) => void) => {
	const { text, apparatus } = built(build);
	return marked(text, apparatus);
};

/** Each locator with what it names. */
const places = (build: (out: DocumentText) => void) => {
	const { text, locators } = built(build);
	return locators.map(({ term, value, span }) => `${term} ${value}: ${text.slice(span.start, span.end)}`);
};

function paragraph(out: DocumentText, text: string): void {
	out.block();
	out.words(text);
	out.block();
}

describe('the text of a document', () => {
	it('parts paragraphs by one empty line, whatever blocks are around them', () => {
		const text = shown((out) => {
			out.block();
			paragraph(out, ' \n One\n  two ');
			out.block();
			paragraph(out, '');
			paragraph(out, 'Three');
		});
		assert.equal(text, 'One two\n\nThree');
	});

	it('joins words that come in pieces and keeps the space between them once', () => {
		const text = shown((out) => {
			for (const piece of ['So', 'me ', ' ', ' words', '\n', 'here']) out.words(piece);
		});
		assert.equal(text, 'Some words here');
	});

	it('keeps lines; two line ends in a row part paragraphs', () => {
		const text = shown((out) => {
			out.words('a ');
			out.line();
			out.words(' b');
			out.line();
			out.line();
			out.words('c');
		});
		assert.equal(text, 'a\nb\n\nc');
	});

	it('keeps the spaces and lines of what is preformatted', () => {
		assert.equal(
			shown((out) => out.verbatim('  a  b\r\n    c\n\nd')),
			'  a  b\n    c\n\nd',
		);
	});

	it('writes notes after the block that refers to them, their marks as apparatus', () => {
		const text = shown((out) => {
			out.block();
			out.words('The end');
			out.openNote('1');
			paragraph(out, 'Not quite.');
			paragraph(out, 'Really.');
			out.closeNote();
			out.words(' is near.');
			paragraph(out, 'Then');
		});
		assert.equal(text, 'The end⟦1⟧ is near.\n\n⟦1⟧ Not quite.\n\nReally.\n\nThen');
	});

	it('reads on over a page, and says of which page a note is', () => {
		assert.deepEqual(
			places((out) => {
				out.page('xi');
				out.block();
				out.words('A ');
				out.openNote('1', 'unseen');
				out.words('N');
				out.closeNote();
				out.words('long');
				out.page('xii');
				out.words('word.');
				paragraph(out, 'B');
			}),
			['page xi: A long', 'page xii: word.\n\n', 'page xi: 1 N\n\n', 'note 1: 1 N', 'page xii: B'],
		);
	});

	it('shows a table row by row, its cells parted by tabs', () => {
		const table = (out: DocumentText, rows: readonly (readonly string[][])[]) => {
			out.openTable();
			for (const cells of rows) {
				out.row();
				for (const cell of cells) {
					out.cell();
					for (const block of cell) paragraph(out, block);
				}
			}
			out.closeTable();
		};
		const text = shown((out) => {
			paragraph(out, 'Before');
			table(out, [
				[['a'], ['b']],
				[['c'], []],
				[['d', 'e'], ['f']],
			]);
			paragraph(out, 'After');
		});
		assert.equal(text, 'Before\n\na\tb\nc\nd\n\ne\n\nf\n\nAfter');
	});

	it('names places by headings, the higher around the lower', () => {
		const heading = (out: DocumentText, level: number, title: string) => {
			out.openHeading(level);
			out.words(title);
			out.closeHeading();
		};
		assert.deepEqual(
			places((out) => {
				heading(out, 1, 'Chapter IV:\n Of Limits');
				heading(out, 2, '4.1 Harm');
				paragraph(out, 'a');
				heading(out, 1, 'End');
			}),
			['chapter IV: Chapter IV: Of Limits\n\n4.1 Harm\n\na\n\n', 'section 4.1: 4.1 Harm\n\na\n\n', 'section End: End'],
		);
	});

	it('marks as apparatus what turns out to be none of the wording', () => {
		const text = shown((out) => {
			out.words('Said ');
			const stretch = out.stretch();
			out.words('[3]');
			out.markApparatus(stretch);
			out.words(' so');
		});
		assert.equal(text, 'Said ⟦[3]⟧ so');
	});

	it('has locators in order of start', () => {
		const content = built((out) => {
			out.section(1, 'I');
			out.page('1');
			paragraph(out, 'a');
			out.page('2');
			out.section(1, 'II');
			paragraph(out, 'b');
		});
		assert.deepEqual(locatorsOf({ ...content, metadata: {} }), ['page 1', 'section I', 'page 2', 'section II']);
	});
});
