import assert from 'node:assert/strict';
import { readPlain } from '../../../src/sources/formats/plain.ts';
import { apparatusOf, locatorsOf, wording } from './marked.ts';

/** Prose that can be cut anywhere between words, so that pages end within sentences. */
const words =
	`the nature and limits of the power which can be legitimately exercised by society over the individual a question seldom
stated and hardly ever discussed in general terms but which profoundly influences the practical controversies of the age`
		.split(/\s+/)
		.flatMap((word, i) => (i % 17 === 16 ? [`${word}.`] : [word]));

function prose(page: number, lines: number): string {
	const line = (n: number) =>
		Array.from({ length: 10 }, (_, i) => words[(page * 7 + n * 10 + i) % words.length]).join(' ');
	return Array.from({ length: lines }, (_, n) => line(n)).join('\n');
}

describe('pages told apart by form feeds', () => {
	const text = [7, 8, 9, 10]
		.map((number) => {
			const head = number % 2 === 0 ? 'ON LIBERTY' : 'INTRODUCTORY';
			return `${number > 7 ? `          ${head}\n\n` : ''}${prose(number, 12)}\n\n               ${number}\n`;
		})
		.join('\f');
	const content = readPlain(text);

	it('lose their numbers and running heads, and sentences read on', () => {
		const left = wording(content);
		assert.doesNotMatch(left, /ON LIBERTY|INTRODUCTORY|\d|\f/);
		assert.equal(left.replace(/\s+$/, ''), [7, 8, 9, 10].map((number) => prose(number, 12)).join('\n'));
	});

	it('are locators from their first line to the next page', () => {
		assert.deepEqual(locatorsOf(content), ['page 7', 'page 8', 'page 9', 'page 10']);
		assert.equal(content.locators[1]?.span.start, text.indexOf('\f') + 1);
		assert.equal(content.locators[1]?.span.end, content.locators[2]?.span.start);
		assert.equal(content.locators[3]?.span.end, text.length);
	});

	it('may have number and head on one line, on either side', () => {
		const pages = [8, 9, 10, 11, 12].map((number) => {
			const head = number % 2 === 0 ? `${number} ON LIBERTY` : `INTRODUCTORY     ${number}`;
			return `${head}\n${prose(number, 12)}\n`;
		});
		const found = readPlain(pages.join('\f'));
		assert.doesNotMatch(wording(found), /ON LIBERTY|INTRODUCTORY|\d/);
		assert.deepEqual(locatorsOf(found), ['page 8', 'page 9', 'page 10', 'page 11', 'page 12']);
	});

	it('may be numbered in Roman numerals, and without a number where a chapter begins', () => {
		const numbers = ['xii', 'xiii', '', 'xv', 'xvi'];
		const found = readPlain(numbers.map((number, i) => `${prose(i, 12)}\n\n${number}\n`).join('\f'));
		assert.deepEqual(locatorsOf(found), ['page xii', 'page xiii', 'page xv', 'page xvi']);
	});

	it('take a missing number from their neighbours', () => {
		const numbers = ['3', '4', '', '6', '7'];
		const found = readPlain(numbers.map((number, i) => `${prose(i, 12)}\n\n${number}\n`).join('\f'));
		assert.deepEqual(locatorsOf(found).slice(-5), ['page 3', 'page 4', 'page 5', 'page 6', 'page 7']);
	});

	it('keep words that happen to begin several of them', () => {
		const pages = Array.from({ length: 30 }, (_, i) => `${i % 9 === 0 ? 'A. Yes, sir.\n' : ''}${prose(i, 12)}\n`);
		assert.deepEqual(apparatusOf(readPlain(pages.join('\f'))), []);
	});

	it('keep numbers that do not keep step with them', () => {
		const years = [1914, 1918, 1923, 1933];
		const found = readPlain(years.map((year, i) => `${prose(i, 12)}\n\n${year}\n`).join('\f'));
		assert.deepEqual(apparatusOf(found), []);
		assert.deepEqual(found.locators, []);
	});

	it('give no locators where nothing is printed on them', () => {
		assert.deepEqual(readPlain([1, 2, 3].map((page) => prose(page, 12)).join('\f')).locators, []);
	});
});

describe('pages in a text without form feeds', () => {
	const numbered = [1, 2, 3, 4, 5].map((number) => `${prose(number, 14)}\n${number}\n`).join('');

	it('lose the numbers that cut their sentences', () => {
		const content = readPlain(numbered);
		assert.doesNotMatch(wording(content), /\d/);
		assert.deepEqual(locatorsOf(content), ['page 1', 'page 2', 'page 3', 'page 4', 'page 5']);
		assert.equal(content.locators[1]?.span.end, numbered.indexOf('2\n'));
	});

	it('lose running heads that come back with growing numbers', () => {
		const pages = [11, 12, 13, 14, 15, 16].map((number) => `${number} OF LIBERTY\n${prose(number, 14)}\n`);
		const content = readPlain(`${prose(0, 14)}\n${pages.join('')}`);
		assert.doesNotMatch(wording(content), /LIBERTY|\d/);
	});

	it('lose running heads without numbers where they come back within sentences', () => {
		const pages = [1, 2, 3, 4, 5].map((page) => `${prose(page, 14)}\n\nOn Liberty\n\n`);
		assert.doesNotMatch(wording(readPlain(pages.join(''))), /Liberty/);
	});

	it('keep refrains and speakers’ names', () => {
		const stanza =
			'When that I was and a little tiny boy,\n    With hey, ho, the wind and the rain,\nA foolish thing was but a toy,\n\n';
		const verse =
			'HAMLET\n\nTo be, or not to be, that is the question:\nWhether ’tis nobler in the mind to suffer,\n\n';
		assert.deepEqual(apparatusOf(readPlain(stanza.repeat(6) + verse.repeat(6))), []);
	});

	it('keep numbered headings', () => {
		const sections = [1, 2, 3, 4, 5].map((number) => `Section ${number}\n\n${prose(number, 14)}.\n\n`);
		assert.deepEqual(apparatusOf(readPlain(sections.join(''))), []);
		const psalms = [1, 2, 3, 4, 5].map((number) => `Meditation ${number}\n\nOf ${prose(number, 14)}.\n\n`);
		assert.deepEqual(apparatusOf(readPlain(psalms.join(''))), []);
	});

	it('keep lists, tables and years', () => {
		assert.deepEqual(apparatusOf(readPlain(Array.from({ length: 40 }, (_, i) => `${i + 1}`).join('\n'))), []);
		const years = [1780, 1781, 1782, 1783].map((year) => `     ${year}\n\n     Song ${'of many words '.repeat(40)}\n`);
		assert.deepEqual(apparatusOf(readPlain(years.join('\n'))), []);
	});

	it('lose the numbers of numbered paragraphs, as of a judgment', () => {
		const paragraphs = Array.from({ length: 12 }, (_, i) => `${i + 1}\n\nThe ${prose(i, 8)}.`);
		const content = readPlain(paragraphs.join('\n\n'));
		assert.deepEqual(
			apparatusOf(content),
			Array.from({ length: 12 }, (_, i) => `${i + 1}`),
		);
		assert.deepEqual(locatorsOf(content).slice(0, 2), ['paragraph 1', 'paragraph 2']);
		assert.match(wording(content), /\.\n\n\n\nThe/);
	});
});
