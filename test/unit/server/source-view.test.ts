import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceView } from '../../../src/server/source-view.ts';
import type { Locator } from '../../../src/text/locator.ts';
import { memoryLibrary } from '../memory-library.ts';

function view(text: string, starts: readonly number[]) {
	const locators = starts.map(
		(start, i): Locator => ({ term: 'page', value: String(i + 1), span: { start, end: starts[i + 1] ?? text.length } }),
	);
	const about = { title: 'Walden', author: 'Thoreau', path: '/w/sources/walden.pdf' };
	const library = memoryLibrary({ walden: { text, locators, ...about } });
	return sourceView(library, library.byKey('walden') as NonNullable<ReturnType<typeof library.byKey>>);
}

describe('the view of a source', () => {
	it('has a line before each page, also where a page ends within a line', () => {
		assert.equal(
			view('One morn-\ning, two.\nThree four.', [0, 10, 22]).text(),
			[
				'Walden (Thoreau)',
				'The text of walden.pdf as Quotewright reads it. It cannot be edited here.',
				'',
				'──────── p. 1 ────────',
				'One morn-',
				'──────── p. 2 ────────',
				'ing, two.',
				'Th',
				'──────── p. 3 ────────',
				'ree four.',
			].join('\n'),
		);
	});

	it('knows where in it each unit of the text stands, and back', () => {
		const pieces = fc.array(fc.constantFrom('a', 'b ', '\n', '\n\n', 'word', '\r\n'), { maxLength: 40 });
		fc.assert(
			fc.property(pieces, fc.array(fc.nat(60), { maxLength: 6 }), (parts, cuts) => {
				const text = parts.join('');
				// Between CR and LF no page begins.
				const inside = cuts.filter((at) => at < text.length && text[at] !== '\n');
				const starts = [...new Set(inside)].sort((a, b) => a - b);
				const shown = view(text, starts);
				const document = TextDocument.create('a:b', 'plaintext', 0, shown.text());
				const end = { line: document.lineCount, character: 0 };
				for (let at = 0; at < text.length; at++) {
					if (/[\r\n]/.test(text[at] as string)) continue;
					const position = shown.positionAt(at);
					assert.equal(document.getText({ start: position, end }).charAt(0), text[at]);
					assert.equal(shown.offsetAt(position), at);
				}
				assert.equal(shown.offsetAt(end), text.length);
			}),
		);
	});

	it('takes a place on a page’s own line, or above all of them, for the text that follows', () => {
		const shown = view('One two.\nThree.', [0, 9]);
		assert.equal(shown.offsetAt({ line: 0, character: 3 }), 0);
		assert.equal(shown.offsetAt({ line: 3, character: 5 }), 0);
		assert.equal(shown.offsetAt({ line: 5, character: 5 }), 9);
	});
});
