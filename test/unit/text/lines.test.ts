import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countLines, linesOf } from '../../../src/text/lines.ts';

describe('lines of a text read by stretches', () => {
	it('are those of the text held whole, wherever a stretch ends', () => {
		const piece = fc.oneof(
			fc.constantFrom('\n', '\r', '\r\n', 'a', ''),
			fc.nat(9000).map((length) => 'x'.repeat(length)),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(), (pieces, any) => {
				const text = pieces.join('');
				const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length)];
				const lines = linesOf(text, countLines(text));
				for (const [line, start] of starts.entries()) {
					assert.deepEqual(lines.lineAt(start), { line, start });
					assert.equal(lines.startOf(line), start);
				}
				assert.equal(lines.startOf(starts.length), undefined);
				const offset = any % (text.length + 1);
				const line = starts.findLastIndex((start) => start <= offset);
				assert.deepEqual(lines.lineAt(offset), { line, start: starts[line] });
			}),
		);
	});

	it('keep an LF with the CR before it, where a stretch ends between them', () => {
		const text = `${'x'.repeat(8191)}\r\n${'y'.repeat(9000)}\rz`;
		const lines = linesOf(text, countLines(text));
		assert.deepEqual(lines.lineAt(8192), { line: 0, start: 0 });
		assert.deepEqual(lines.lineAt(8193), { line: 1, start: 8193 });
		assert.deepEqual(lines.lineAt(text.length), { line: 2, start: text.length - 1 });
	});
});
