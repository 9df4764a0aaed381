import assert from 'node:assert/strict';
import { pdfReader } from '../../../../src/sources/formats/pdf.ts';
import type { SourceContent } from '../../../../src/sources/source.ts';
import { tokenizeSpan } from '../../../../src/text/tokens.ts';
import { locatorsOf, marked } from '../marked.ts';
import { lines, type Made, madePdf, words } from './made-pdf.ts';

const read = (made: Made) => pdfReader.read(madePdf(made), '/s/a.pdf');
const shown = async (made: Made) => {
	const { text, apparatus } = await read(made);
	return marked(text, apparatus);
};

/** The words as they are compared, without apparatus. */
function wordsOf({ text, apparatus }: SourceContent): string[] {
	return tokenizeSpan(text, { start: 0, end: text.length }, apparatus).words.map((word) => word.text);
}

const prose = [
	'The office of the harbour kept no list of those who sailed',
	'before the spring, and nobody asked for one until the ship',
	'with all her papers had been lost upon the rocks that every',
	'chart of that coast has shown since the first one was drawn.',
];

describe('a PDF', () => {
	it('reads as lines, in paragraphs told by indent, leading and size', async () => {
		const page =
			words(40, 560, 'Of Harbours', 16) +
			lines(40, 530, prose) +
			words(52, 482, 'A second paragraph is set in and it goes on until its line') +
			words(40, 470, 'ends.') +
			lines(40, 440, prose.slice(0, 2));
		assert.equal(
			await shown({ pages: [page] }),
			[
				'Of Harbours',
				prose.join('\n'),
				'A second paragraph is set in and it goes on until its line\nends.',
				prose.slice(0, 2).join('\n'),
			].join('\n\n'),
		);
	});

	it('reads on over the end of a page, where a word may be divided; what stands between comes after', async () => {
		const heads = ['ON HARBOURS', 'THE FIRST BOOK', 'ON HARBOURS', 'THE FIRST BOOK'];
		const pages = heads.map(
			(head, i) =>
				words(40, 575, i % 2 === 0 ? `${i + 12} ${head}` : `${head} ${i + 12}`, 9) +
				lines(40, 540, i === 1 ? ['sophical men were there, who saw it and who said what they', ...prose] : prose) +
				(i === 0 ? words(40, 492, 'Nobody who has seen that coast would wonder; but the philo-') : ''),
		);
		const content = await read({ pages });
		assert.match(marked(content.text, content.apparatus), /the philo-\nsophical men were there/);
		assert.ok(wordsOf(content).includes('philosophical'));
		assert.match(marked(content.text, content.apparatus), /\n\n⟦12 ON HARBOURS⟧\n\n/);
		assert.deepEqual([...new Set(locatorsOf(content))], ['page 12', 'page 13', 'page 14', 'page 15']);
		const at = content.text.indexOf('sophical');
		const page = content.locators.find(({ span }) => span.start <= at && at < span.end);
		assert.equal(page?.value, '13');
		assert.equal(content.locators.find(({ span }) => at - 1 < span.end && at - 1 >= span.start)?.value, '12');
	});

	it('does not take for page numbers what is in step at the foot of two pages by chance', async () => {
		const pages = Array.from({ length: 30 }, (_, i) => {
			const foot = i === 9 || i === 10 ? words(40, 400, String(2735 + i), 6) : '';
			const head = i === 9 || i === 10 ? '' : words(40, 575, `${i + 100} ON HARBOURS`, 9);
			return head + lines(40, 540, prose) + foot;
		});
		const values = locatorsOf(await read({ pages }));
		assert.deepEqual(
			values.filter((value) => /27\d\d/.test(value)),
			[],
		);
		assert.ok(values.includes('page 109') && values.includes('page 110'));
	});

	it('puts together what hyphens of every kind divide at the ends of lines', async () => {
		// In WinAnsi the soft hyphen is a hyphen that is seen.
		const content = await read({
			pages: [lines(40, 560, ['It was a philo-', 'sophical and a phi\u00ad', 'losophical matter.'])],
		});
		assert.deepEqual(wordsOf(content), ['It', 'was', 'a', 'philosophical', 'and', 'a', 'philosophical', 'matter']);
	});

	it('keeps raised note numbers as apparatus, and exponents as wording', async () => {
		const raised = (x: number, y: number, text: string) => words(x, y, text, 6);
		const page =
			words(40, 560, 'It stood on the rocks.') +
			raised(40 + 98.4, 564, '12') +
			words(150, 560, 'The area was 40 m') +
			raised(150 + 82, 564, '2') +
			words(240, 560, 'at low water.') +
			lines(40, 548, prose) +
			raised(40, 63, '12') +
			words(48, 60, 'Not of this harbour, but of the one beyond it, which is older.', 8);
		const text = await shown({ pages: [page] });
		assert.match(text, /on the rocks\. ?⟦12⟧ The area was 40 m2 at low water/);
		assert.match(text, /\n\n⟦12⟧ ?Not of this harbour/);
	});

	it('has footnotes after the paragraph that runs over the page', async () => {
		const note = words(40, 60, '1 Not of this harbour, but of the one beyond it.', 7);
		const pages = [lines(40, 560, prose.slice(0, 3)) + note, lines(40, 560, [...prose.slice(3), ...prose])];
		const text = await shown({ pages });
		assert.ok(text.startsWith(`${prose.join('\n')}\n`), text);
		assert.match(text, /\n\n⟦1⟧ Not of this harbour/);
	});

	it('reads columns one after the other, however they are painted', async () => {
		const left = Array.from({ length: 8 }, (_, i) => `${prose[i % 4]}`.slice(0, 34).trim());
		const right = Array.from({ length: 8 }, (_, i) => `${prose[(i + 2) % 4]}`.slice(4, 38).trim());
		const byRow = left.map(
			(text, i) => words(30, 500 - 12 * i, text, 9) + words(215, 500 - 12 * i, right[i] as string, 9),
		);
		const head = words(60, 560, 'A heading that stands across both of the columns', 14);
		for (const page of [head + lines(30, 500, left, 9) + lines(215, 500, right, 9), head + byRow.join('')]) {
			const text = (await read({ pages: [page] })).text.replaceAll('\n\n', '\n');
			assert.equal(text.split('\n').length, 17);
			assert.ok(text.indexOf(right[0] as string) > text.indexOf(left[7] as string), text);
			assert.ok(text.startsWith('A heading'));
		}
	});

	it('does not tear the rows of a table', async () => {
		const rows = [
			['Station', 'Keeper', 'Nights'],
			['North Head', 'Anna Lindqvist', '361'],
			['Gull Rock', 'Peter Coffin', '298'],
			['South Sands', 'nobody', '12'],
		];
		const table = rows.map((row, i) => row.map((cell, j) => words(40 + 110 * j, 480 - 14 * i, cell)).join(''));
		const text = await shown({ pages: [lines(40, 560, prose) + table.join('')] });
		for (const row of rows) assert.ok(text.includes(row.join(' ')), text);
	});

	it('keeps the numbers of lines in the margin out of the sentences', async () => {
		const verses = Array.from({ length: 20 }, (_, i) => `${prose[i % 4]}`.slice(0, 40).trim());
		const numbers = [5, 10, 15, 20].map((number) => words(360, 560 - 12 * (number - 1), String(number), 8)).join('');
		const text = await shown({ pages: [lines(40, 560, verses) + numbers] });
		assert.ok(text.startsWith(verses.join('\n')), text);
		assert.match(text, /⟦5⟧\n\n⟦10⟧\n\n⟦15⟧\n\n⟦20⟧$/);
	});

	it('says once what is painted twice to look bold', async () => {
		const page = words(40, 560, 'Bold words') + words(40.3, 560, 'Bold words') + words(40, 540, 'Thin words');
		assert.equal(await shown({ pages: [page] }), 'Bold words\n\nThin words');
	});

	it('reads letters that are spaced for emphasis as words', async () => {
		const page = words(40, 560, 'gesperrt', 10, '3 Tc') + words(40, 548, 'and not', 10, '0 Tc');
		assert.match(await shown({ pages: [page] }), /^gesperrt\s+and not$/);
	});

	it('leaves out what runs up the margin, and what lies outside the page', async () => {
		const stamp = 'BT /F1 12 Tf 0 1 -1 0 20 200 Tm (arXiv:1901.01234v2) Tj ET\n';
		const page = stamp + lines(40, 560, prose) + words(500, 300, 'printer’s marks');
		assert.equal(await shown({ pages: [page] }), prose.join('\n'));
	});

	it('reads a page that is turned as it is looked at', async () => {
		const turned = prose.map((text, i) => `BT /F1 10 Tf 0 1 -1 0 ${100 + 12 * i} 40 Tm (${text}) Tj ET\n`).join('');
		assert.equal(await shown({ pages: [turned] }), prose.join('\n'));
		assert.equal(await shown({ pages: [turned], page: '/Rotate 90' }), prose.join('\n'));
	});

	it('begins a paragraph with its large initial', async () => {
		const page =
			words(40, 534, 'T', 36) +
			lines(64, 558, ['he office of the harbour', 'kept no list of those who', 'sailed']) +
			lines(40, 522, prose);
		assert.match(await shown({ pages: [page] }), /^The office of the harbour\nkept no list/);
	});
});

describe('the pages of a PDF', () => {
	const numbered = (numbers: readonly string[]) =>
		numbers.map((number) => lines(40, 560, prose) + words(195, 30, number));

	it('are called what the file calls them', async () => {
		const catalog = '/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>';
		const content = await read({ pages: numbered(['', '', '', '']), catalog });
		assert.deepEqual(locatorsOf(content), ['page i', 'page ii', 'page 1', 'page 2']);
	});

	it('are called what is printed on them where the file only counts', async () => {
		const catalog = '/PageLabels << /Nums [0 << /S /D >>] >>';
		for (const more of [{}, { catalog }]) {
			const content = await read({ pages: numbered(['123', '124', '', '126']), ...more });
			assert.deepEqual([...new Set(locatorsOf(content))], ['page 123', 'page 124', 'page 125', 'page 126']);
			assert.ok(content.locators.every(({ counted }) => counted === undefined));
			assert.match(marked(content.text, content.apparatus), /\n\n⟦123⟧\n\n/);
		}
	});

	it('are counted where nothing is printed', async () => {
		const { locators } = await read({ pages: numbered(['', '', '']) });
		assert.deepEqual(
			locators.map(({ value, counted }) => [value, counted]),
			[
				['1', true],
				['2', true],
				['3', true],
			],
		);
	});
});

describe('a PDF’s bookmarks', () => {
	it('are chapters and sections from the lines that they lead to', async () => {
		const page =
			words(40, 560, 'Chapter 1: The river', 14) +
			lines(40, 520, prose) +
			words(40, 440, 'Of floods', 12) +
			lines(40, 420, prose);
		const outline = (title: string, y: number, next: string) =>
			`<< /Title (${title}) /Parent 10 0 R /Dest [13 0 R /XYZ 0 ${y} null] ${next} >>`;
		const content = await read({
			pages: [page],
			catalog: '/Outlines 10 0 R',
			objects: [
				'<< /First 11 0 R /Last 12 0 R /Count 2 >>',
				outline('Chapter 1: The river', 575, '/Next 12 0 R'),
				outline('Of floods', 452, '/Prev 11 0 R'),
			],
		});
		const named = content.locators.filter(({ term }) => term !== 'page');
		assert.deepEqual(
			named.map(({ term, value, span }) => [term, value, content.text.slice(span.start, span.start + 9)]),
			[
				['chapter', '1', 'Chapter 1'],
				['section', 'Of floods', 'Of floods'],
			],
		);
	});
});

describe('what a PDF says of itself', () => {
	const pages = [words(40, 560, 'On the Harbours', 18) + lines(40, 520, prose)];

	it('is its title, author and date', async () => {
		const info = '/Title (Harbours and Their Keepers) /Author (A. Strand) /CreationDate (D:20190304120000Z)';
		const { metadata } = await read({ pages, info });
		assert.deepEqual(metadata, { title: 'Harbours and Their Keepers', author: 'A. Strand', date: '2019-03-04' });
	});

	it('is not believed where a program wrote it', async () => {
		for (const title of ['Microsoft Word - draft3.doc', 'untitled', 'paper_final.tex', 'PII: S0140']) {
			const { metadata } = await read({ pages, info: `/Title (${title}) /Author (Administrator)` });
			assert.deepEqual(metadata, { title: 'On the Harbours', titleGuessed: true }, title);
		}
	});
});

describe('a PDF that cannot be read', () => {
	const fails = async (bytes: Uint8Array, message: RegExp) =>
		assert.rejects(pdfReader.read(bytes, '/s/a.pdf'), (error: Error) => {
			assert.equal(error.name, 'UnreadableSource');
			assert.match(error.message, message);
			return true;
		});

	it('is empty, cut off, or none at all', async () => {
		await fails(new Uint8Array(), /is empty/);
		await fails(Buffer.from('<html>Not found</html>'), /is no PDF/);
		const whole = madePdf({ pages: [lines(40, 560, prose)] });
		await fails(whole.subarray(0, 60), /damaged or incomplete/);
	});

	it('holds pictures only', () =>
		fails(madePdf({ pages: ['0 0 100 100 re f'] }), /pictures of pages without text\..* OCRmyPDF/));

	it('does not tell which letters it shows', async () => {
		const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 10 0 R >>';
		const map = '1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <e020> endbfrange';
		const objects = [`<< /Length ${map.length} >>\nstream\n${map}\nendstream`];
		await fails(madePdf({ pages: [lines(40, 560, prose)], font, objects }), /do not tell which letters/);
	});

	it('is read as far as it has text where only some pages are pictures', async () => {
		assert.equal((await read({ pages: ['0 0 9 9 re f', lines(40, 560, prose)] })).text, prose.join('\n'));
	});
});
