import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitPassages } from '../../../src/library/search/passage-split.ts';
import { readCaptions } from '../../../src/sources/formats/captions.ts';
import { readingOn } from '../../../src/text/reading-on.ts';
import { overlaps, type Span } from '../../../src/text/span.ts';

const masked = (text: string, apparatus: readonly Span[]) =>
	readingOn(text, (span) => apparatus.filter((part) => overlaps(part, span)));

describe('a text that reads on', () => {
	const text = 'One line\n\n12\n00:01\nand [3] another.\n\nEnd.';
	const number = { start: text.indexOf('\n12'), end: text.indexOf('and') };
	const note = { start: text.indexOf('[3]'), end: text.indexOf('[3]') + 3 };

	it('has blanks where apparatus breaks it, and nowhere else', () => {
		assert.equal(masked(text, [number, note]).slice(0, text.length), 'One line\n          and [3] another.\n\nEnd.');
	});

	it('reads the same by stretches', () => {
		const whole = masked(text, [number, note]).slice(0, text.length);
		fc.assert(
			fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
				const [start, end] = a < b ? [a, b] : [b, a];
				const read = masked(text, [number, note]).slice(start, end);
				assert.equal(read, whole.slice(start, end));
			}),
			{ examples: [[13, 14]] },
		);
	});

	it('makes one passage of captions that are one sentence', () => {
		const captions = ['Call me', 'Ishmael. Some', 'years ago.'].map((line, i) => {
			return `${i + 1}\n00:00:0${i},000 --> 00:00:0${i + 1},000\n${line}\n`;
		});
		const file = captions.join('\n');
		const { apparatus } = readCaptions(file);
		const [only, ...others] = splitPassages(masked(file, apparatus));
		assert.deepEqual(others, []);
		assert.equal(file.slice(only?.start, only?.end).replace(/\s.*\s/s, ' … '), 'Call … ago.');
	});
});
