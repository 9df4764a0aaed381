import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SelectionRange } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { documentSymbols } from '../../../src/server/document-symbols.ts';
import { foldingRanges } from '../../../src/server/folding.ts';
import { selectionRanges } from '../../../src/server/selection-ranges.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument, cursorIn } from './fakes.ts';

const library = memoryLibrary({
	roe: { text: 'It was late. The rain did not stop, and nobody in the house could sleep. So it was that night.' },
});

describe('the outline of a draft', () => {
	it('lists its quotations with verdict and key', () => {
		const state = checkedDocument(
			'“rain did not stop” [@roe], “nobody in this house” [@roe] and “words nobody ever said of the house and of the rain and the night at all” @doe',
			library,
			[
				{},
				{ verdict: 'altered', passage: 'nobody in the house', findings: [{}] },
				{ verdict: 'not-found', findings: [{ code: 'not-found' }] },
			],
		);
		assert.deepEqual(
			documentSymbols(state).map(({ name, detail }) => `${name} (${detail})`),
			[
				'rain did not stop (word for word · @roe)',
				'nobody in this house (altered · @roe)',
				'words nobody ever said of the house and of the rain and the … (not found here · @doe)',
			],
		);
	});

	it('has each name within its quotation', () => {
		for (const { range, selectionRange } of documentSymbols(
			checkedDocument('Say “rain did\nnot stop” @roe.', library),
		)) {
			assert.deepEqual(range, { start: { line: 0, character: 4 }, end: { line: 1, character: 9 } });
			assert.deepEqual(selectionRange, { start: { line: 0, character: 5 }, end: { line: 1, character: 8 } });
		}
	});
});

describe('folding', () => {
	it('folds front matter, block quotations, and quotations of several lines', () => {
		const text =
			'---\ntitle: x\n---\n\nHe said “one\ntwo\nthree” and more.\n\n> a b c\n> d e f\n>\n> g h i [@roe]\n\nShe: “four\nfive” [@roe].\n\n“six\nseven” he said.\n';
		assert.deepEqual(folded(text), ['0-2', '4-5 region', '8-11 region', '13-14 region']);
		assert.deepEqual(folded(text.replaceAll('\n', '\r\n')), ['0-2', '4-5 region', '8-11 region', '13-14 region']);
	});

	it('leaves what stands on one line in peace', () => {
		assert.deepEqual(folded('“one” [@roe]\n\n> two\n'), []);
	});

	function folded(text: string): string[] {
		return foldingRanges(documentOf(text), parseMarkdown(text)).map(
			({ startLine, endLine, kind }) => `${startLine}-${endLine}${kind ? ` ${kind}` : ''}`,
		);
	}
});

describe('a selection', () => {
	it('grows from the word to part, quotation, citation, sentence, paragraph', () => {
		assert.deepEqual(
			grown('It rained. He said: “the rain […] did n|ot stop” [@roe, p. 2]. It was so.\nIndeed.\n\nNext.'),
			[
				'not',
				'did not stop',
				'the rain […] did not stop',
				'“the rain […] did not stop”',
				'“the rain […] did not stop” [@roe, p. 2]',
				'He said: “the rain […] did not stop” [@roe, p. 2].',
				'It rained. He said: “the rain […] did not stop” [@roe, p. 2]. It was so.\nIndeed.',
			],
		);
	});

	it('grows in a block quotation, and where nothing is quoted', () => {
		assert.deepEqual(grown('Intro.\n\n> One two. Th|ree four.\n> Five.\n\n'), [
			'Three',
			'Three four.',
			'One two. Three four.\n> Five.',
			'> One two. Three four.\n> Five.',
		]);
		assert.deepEqual(grown('---\ntitle: x\n---\n\nOne two. Th|ree four.'), [
			'Three',
			'Three four.',
			'One two. Three four.',
		]);
		assert.deepEqual(grown('a\n|\nb'), []);
	});

	it('always grows, whatever the text', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('“', '”', '…', ' ', '\n', '> ', '[@a]', 'word', '.', '[...]')),
				fc.nat(),
				(parts, at) => {
					const text = parts.join('');
					const offset = at % (text.length + 1);
					const spans = grown(`${text.slice(0, offset)}|${text.slice(offset)}`);
					for (const [i, span] of spans.entries()) {
						const inner = spans[i - 1] ?? '';
						assert.ok(span.includes(inner) && span.length > inner.length);
					}
				},
			),
		);
	});

	function grown(marked: string): string[] {
		const { text, offset } = cursorIn(marked);
		const document = documentOf(text);
		const spans: string[] = [];
		let range: SelectionRange | undefined = selectionRanges(document, parseMarkdown(text), [
			document.positionAt(offset),
		])[0];
		for (; range; range = range.parent) spans.push(document.getText(range.range));
		return spans.filter((span) => span !== '');
	}
});

function documentOf(text: string): TextDocument {
	return TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
}
