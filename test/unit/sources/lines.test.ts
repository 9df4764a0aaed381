import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasLetterPair, hasLower } from '../../../src/sources/apparatus/letters.ts';
import { isBlankLine, lineAt, splitLines, trimmedLine } from '../../../src/sources/apparatus/lines.ts';
import { mayHoldNumber, readPageNumber } from '../../../src/sources/apparatus/page-numbers.ts';
import { mergeSpans } from '../../../src/sources/apparatus/spans.ts';

describe('the table of lines', () => {
	const texts = fc
		.array(fc.constantFrom('a', 'b c', ' ', '\t', '\n', '\r\n', '\r', '\f', '\u2028', '\u00a0', '\ufeff', '\v', '7'), {
			maxLength: 30,
		})
		.map((pieces) => pieces.join(''));

	it('has the lines that an expression parts the text into, from any start on', () => {
		fc.assert(
			fc.property(texts, fc.nat(5), (text, at) => {
				const start = Math.min(at, text.length);
				const lines = splitLines(text, start);
				const expected = text.slice(start).split(/\r\n|[\n\r\f]/);
				const indexes = [...expected.keys()];
				assert.equal(lines.count, expected.length);
				assert.deepEqual(
					indexes.map((i) => text.slice(lines.starts[i], lines.ends[i])),
					expected,
				);
				assert.deepEqual(
					indexes.map((i) => trimmedLine(lines, i)),
					expected.map((line) => line.trim()),
				);
				assert.deepEqual(
					indexes.map((i) => isBlankLine(lines, i)),
					expected.map((line) => line.trim() === ''),
				);
				const beforePages = text.slice(start).split('\f').slice(0, -1);
				const firstLines = beforePages.map(
					(_, i) =>
						beforePages
							.slice(0, i + 1)
							.join('\f')
							.split(/\r\n|[\n\r\f]/).length,
				);
				assert.deepEqual(lines.pages, [0, ...firstLines]);
			}),
		);
	});

	it('ends where the text does', () => {
		const lines = splitLines('one\n', 0);
		assert.deepEqual(
			[-1, 0, 1, 2].map((i) => trimmedLine(lines, i)),
			[undefined, 'one', '', undefined],
		);
		assert.deepEqual(
			[-1, 0, 1, 2].map((i) => isBlankLine(lines, i)),
			[false, false, true, false],
		);
	});

	it('tells the line that an offset lies on', () => {
		const lines = splitLines('one\n\ntwo', 0);
		assert.deepEqual(
			[0, 3, 4, 5, 8].map((offset) => lineAt(lines, offset)),
			[0, 0, 1, 2, 2],
		);
	});
});

describe('a look at a line', () => {
	const texts = fc.string({
		unit: fc.constantFrom('a', 'B', '1', '.', ' ', 'é', 'Ω', '猫', '“', '𝓪', '\u0301', 'ǅ'),
		maxLength: 8,
	});

	it('tells its letters as an expression does', () => {
		fc.assert(
			fc.property(texts, (text) => {
				assert.equal(hasLower(text, 0, text.length), /\p{Ll}/u.test(text));
				assert.equal(hasLetterPair(text, 0, text.length), /\p{L}{2}/u.test(text));
			}),
		);
	});

	it('passes over no line with a page number in Arabic numerals', () => {
		const piece = fc.constantFrom(
			'7',
			'12',
			'1859',
			'12345',
			'xii',
			'page',
			'S.',
			'of',
			' ',
			'-',
			'–',
			'|',
			'[',
			']',
			'(',
			')',
			'~',
			'/',
			'Of Reading',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
				const line = pieces.join('').trim();
				const number = readPageNumber(line);
				if (number !== undefined && !number.roman) assert.ok(mayHoldNumber(line, 0, line.length), line);
			}),
			{ numRuns: 1000 },
		);
		for (const line of ['7', '— 7 —', '[7]', 'Page 7 of 9', '7 OF READING', 'OF READING | 7']) {
			assert.equal(readPageNumber(line)?.value, 7, line);
		}
		for (const line of ['OF READING 12345', '1640 2 4 8', '2 4', 'word', 'x7']) {
			assert.equal(readPageNumber(line), undefined, line);
		}
	});
});

describe('merging spans', () => {
	it('covers what any list covers, once and in order', () => {
		const span = fc.tuple(fc.nat(30), fc.nat(4)).map(([start, length]) => ({ start, end: start + length }));
		fc.assert(
			fc.property(fc.array(fc.array(span, { maxLength: 6 }), { maxLength: 4 }), (lists) => {
				const covered = new Set(
					lists.flat().flatMap(({ start, end }) => [...Array(end - start).keys()].map((i) => i + start)),
				);
				const merged = mergeSpans(lists);
				const again = merged.flatMap(({ start, end }) => [...Array(end - start).keys()].map((i) => i + start));
				assert.deepEqual(
					again,
					[...covered].sort((a, b) => a - b),
				);
				merged.forEach(({ start, end }, i) => {
					assert.ok(end > start && start > (merged[i - 1]?.end ?? -1));
				});
			}),
		);
	});
});
