import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { hasLetterPair, hasLower } from '../../../src/sources/apparatus/letters.ts';
import { isBlankLine, lineAt, splitLines, trimmedLine } from '../../../src/sources/apparatus/lines.ts';
import { kernelSource } from '../../../src/sources/apparatus/lines-code.ts';
import { readPageNumber } from '../../../src/sources/apparatus/page-numbers.ts';
import { mergeSpans } from '../../../src/sources/apparatus/spans.ts';
import { readLabel, readLetter } from '../../../src/sources/apparatus/speaker-label.ts';

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

describe('a look at a whole text', () => {
	const piece = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom('\n', '\n\n', '\r\n', '\f', ' ', '  ', '\u00a0') },
		{ weight: 2, arbitrary: fc.constantFrom('word', 'IN CAPITALS', 'Émile', 'ΩΩ', '猫', 'A', 'Q.', 'Dr. Smith') },
		{
			weight: 2,
			arbitrary: fc.constantFrom('16:18', '[00:12]', '( -1:02:03)', '7', '1859', '[12]', '[1234', '[tag:a]'),
		},
		fc.constantFrom(':', ' (aside):', '.2', '”3', '’4', '[', '{', '²', '⁴', '°', '-', '<', 'x'.repeat(95)),
	);
	const short = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
	// The kernel is given 16 K at once: what stands at the border of two stretches has to be found as well.
	const long = fc
		.tuple(fc.integer({ min: 16_350, max: 16_400 }), fc.constantFrom('a', ' ', '\n', 'Abc '), short)
		.map(([length, filling, text]) => filling.repeat(length / filling.length) + text);
	const lineTexts = (lines: ReturnType<typeof splitLines>) =>
		Array.from({ length: lines.count }, (_, i) => trimmedLine(lines, i) as string);
	const assertHas = (found: readonly number[], wanted: readonly number[]) => {
		assert.deepEqual(
			wanted.filter((one) => !found.includes(one)),
			[],
		);
	};
	const indexesOf = (texts: readonly string[], isWanted: (text: string, i: number) => boolean) =>
		[...texts.keys()].filter((i) => isWanted(texts[i] as string, i));
	const everywhere = (text: string, expression: RegExp) => [...text.matchAll(expression)].map(({ index }) => index);

	for (const [name, texts] of Object.entries({ short, long })) {
		it(`misses nothing that an expression finds (${name} texts)`, () => {
			fc.assert(
				fc.property(texts, fc.nat(3), (text, at) => {
					const lines = splitLines(text, Math.min(at, text.length));
					const each = lineTexts(lines);
					const named = /^[^:]{1,88}(?<=\d):/;
					assertHas(
						lines.timed,
						indexesOf(each, (line) => /^(?:[[(<]\s*)?-?\d{1,3}:\d/.test(line) || named.test(line)),
					);
					assertHas(
						lines.labelled,
						indexesOf(each, (_, i) => {
							const [start, end] = [lines.from[i] as number, lines.ends[i] as number];
							return readLabel(text, start, end) !== undefined || readLetter(text, start, end) !== undefined;
						}),
					);
					const isHead = (line: string, i: number) => {
						const isApart = isBlankLine(lines, i - 1) && isBlankLine(lines, i + 1);
						return line.length <= 60 && /\p{L}{2}/u.test(line) && (isApart || !/\p{Ll}/u.test(line));
					};
					const heads = indexesOf(each, isHead);
					assertHas([...lines.heads, ...lines.perhapsHeads], heads);
					assertHas(heads, lines.heads);
					assertHas(lines.notes, everywhere(text, /\[\d{1,4}\]/g));
					assertHas(lines.tags, everywhere(text, /\[\p{Ll}/gu));
					assert.deepEqual(lines.digits, everywhere(text, /(?<=[.!?)\]"'\u2019\u201d])\d/g));
					assert.equal(lines.hasBraces, text.includes('{'));
					if (/[⁰¹²³⁴-⁹]/.test(text)) assert.ok(lines.hasRaised);
				}),
				{ numRuns: name === 'short' ? 1000 : 200 },
			);
		});
	}

	it('is taken by what the kernel says', () => {
		const source = readFileSync(new URL('../../../kernel/lines.ts', import.meta.url));
		assert.equal(kernelSource, createHash('sha256').update(source).digest('base64url'), 'run npm run kernel');
	});

	it('has nothing to say of common prose', () => {
		const { timed, labelled, numbered, heads, perhapsHeads, notes, tags, digits, hasRaised } = splitLines(
			'He came at 10:30, and said: “So it is.”\nThe 12 of them [sic] went [on], (2) and home,\nwhere – it rained.\n',
			0,
		);
		assert.deepEqual([timed, labelled, numbered, heads, perhapsHeads, notes, digits], [[0], [], [], [], [], [], []]);
		assert.equal(tags.length, 2);
		assert.equal(hasRaised, false);
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
				if (number !== undefined && !number.roman) assert.deepEqual(splitLines(line, 0).numbered, [0], line);
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
