import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { addressOf, pathOf, rangeOf, sourceLocation, spanOf, uriOf } from '../../../src/server/positions.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('positions', () => {
	for (const [name, end] of [
		['LF', '\n'],
		['CRLF', '\r\n'],
		['CR', '\r'],
	] as const) {
		it(`count lines that end with ${name}, there and back`, () => {
			const text = `one${end}𝒯wo${end}three`;
			const document = TextDocument.create('file:///a.md', 'markdown', 1, text);
			const span = { start: text.indexOf('wo'), end: text.indexOf('hree') };
			const range = rangeOf(document, span);
			assert.deepEqual(range, { start: { line: 1, character: 2 }, end: { line: 2, character: 1 } });
			assert.deepEqual(spanOf(document, range), span);
		});
	}

	it('of a source follow its text when the source changes', () => {
		for (const text of ['a\nb', '\n\nb']) {
			const library = memoryLibrary({ k: { text } });
			const source = library.sources[0];
			assert.ok(source);
			const at = text.indexOf('b');
			const location = sourceLocation(library, source, { start: at, end: at + 1 });
			assert.equal(location?.range.start.line, text.split('\n').length - 1);
		}
	});

	it('make an address that opens at the very words', () => {
		const range = { start: { line: 2, character: 4 }, end: { line: 3, character: 0 } };
		assert.equal(addressOf({ uri: 'file:///a%20b.txt', range }), 'file:///a%20b.txt#L3,5-L4,1');
	});

	it('know paths with spaces, and addresses that are none', () => {
		assert.equal(pathOf(uriOf('/a b/ç.md')), '/a b/ç.md');
		assert.equal(pathOf('untitled:Untitled-1'), undefined);
	});
});
