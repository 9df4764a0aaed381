import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pdfReader } from '../../../src/sources/formats/pdf.ts';
import type { SourceContent } from '../../../src/sources/source.ts';
import { locatorsOf, marked } from '../../unit/sources/marked.ts';
import { madePdf } from '../../unit/sources/pdf/made-pdf.ts';

const folder = fileURLToPath(new URL('../../documents/pdf/', import.meta.url));
const bytesOf = (name: string) => readFileSync(`${folder}${name}.pdf`);
const read = (name: string) => pdfReader.read(bytesOf(name), `${folder}${name}.pdf`);
const shown = ({ text, apparatus }: SourceContent) => marked(text, apparatus);
const oneLine = (text: string) => text.replace(/-\n(?=\p{Ll})/gu, '').replace(/\s+/g, ' ');

/** Of a passage the page that a citation would name. */
function pageOf({ text, locators }: SourceContent, words: string): string | undefined {
	const at = text.indexOf(words);
	assert.ok(at >= 0, words);
	return locators.find(({ term, span }) => term === 'page' && span.start <= at && at < span.end)?.value;
}

describe('a journal’s article in two columns', () => {
	it('reads down one column and on in the next, with its notes after the text', async () => {
		const text = oneLine(shown(await read('journal')));
		assert.match(text, /smell of the land\. ?⟦1⟧ No mariner of experience would have called it safe/);
		assert.match(text, /be bribed nor frightened\. ?⟦2⟧ It was answered eleven years later/);
		assert.match(
			text,
			/a complaint about a door\. ⟦1⟧ ?So says the pilot’s book of 1781; the later editions are silent\./,
		);
		assert.match(text, /⟦3⟧ ?He was let down on a rope in the spring\. ⟦123⟧ In the end the doors were repaired/);
	});

	it('keeps a table’s rows, accents and exponents', async () => {
		const { text } = await read('journal');
		for (const row of ['North Head Anna Lindqvist 361', 'Gull Rock Peter Coffin the elder 298'])
			assert.ok(text.includes(row));
		for (const name of ['M. Kühn', 'naïve captains from Malmö', 'Orléans', 'François'])
			assert.ok(text.includes(name), name);
		assert.match(text, /12 km2, and the/);
	});

	it('is cited by the numbers printed on its pages, and known by its title', async () => {
		const content = await read('journal');
		assert.equal(pageOf(content, 'No mariner'), '123');
		assert.equal(pageOf(content, 'In the end the doors'), '124');
		assert.equal(pageOf(content, 'North Head'), '125');
		assert.equal(content.metadata.title, 'On Lighthouses and Their Keepers');
		assert.doesNotMatch(content.text, /arXiv/);
		assert.match(shown(content), /⟦124 M\. Kühn⟧/);
	});
});

describe('a book', () => {
	it('has the page labels of the file, chapters and sections', async () => {
		const content = await read('book');
		assert.equal(pageOf(content, 'These accounts were found'), 'i');
		assert.equal(pageOf(content, 'In the first year'), '1');
		assert.equal(pageOf(content, 'The toll was a penny'), '2');
		const named = locatorsOf(content).filter((locator) => !locator.startsWith('page'));
		assert.deepEqual(named, ['chapter 1', 'section 1.1', 'chapter 2']);
		assert.deepEqual(content.metadata, {
			title: "The Ferryman's Accounts",
			author: 'Ada Strand',
			date: '2023-11-14',
		});
	});

	it('loses its running heads and page numbers', async () => {
		const text = shown(await read('book'));
		for (const line of ['1', '2 CHAPTER 1. THE RIVER', '3']) assert.ok(text.includes(`⟦${line}⟧`), line);
		assert.match(text, /\n\nChapter 2\n\nThe bridge\n\n/);
	});
});

describe('three columns under a heading', () => {
	it('read one after the other', async () => {
		const text = oneLine((await read('columns')).text);
		const order = ['THE HARBOUR GAZETTE', 'The first column', 'The second piece', 'The third is', 'Below the columns'];
		const places = order.map((words) => text.indexOf(words));
		assert.ok(places[0] === 0 && places.every((at, i) => i === 0 || at > (places[i - 1] as number)), `${places}`);
	});
});

describe('scripts of other directions', () => {
	it('Hebrew reads from right to left, numbers and foreign words within', async () => {
		assert.equal(
			oneLine((await read('hebrew')).text),
			'בשנת 1891 הגיע המכתב לעיר, והאיש אשר כתב אותו לא חתם בשמו. הוא שאל רק שאלה אחת: מי שמר את המפתח (Key A7) כל השנים? איש לא ענה לו. בספר הישן כתוב שהמפתח אבד ב־12 במאי, ושלושה אנשים חיפשו אותו עד הערב.',
		);
	});

	it('Arabic likewise, in letters instead of their forms', async () => {
		assert.equal(
			oneLine((await read('arabic')).text),
			'في سنة 1891 وصلت الرسالة إلى المدينة، والرجل الذي كتبها لم يوقع باسمه. سأل سؤالا واحدا فقط: من حفظ المفتاح (Key A7) طوال السنين؟ لم يجبه أحد. يقول الكتاب القديم إن المفتاح ضاع، وإن ثلاثة رجال بحثوا عنه حتى المساء.',
		);
	});

	it('Japanese reads down its columns', async () => {
		assert.equal(
			(await read('japanese')).text.replace(/\n/g, ''),
			'吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。吾輩はここで始めて人間というものを見た。',
		);
	});

	describe('Chinese whose font is not in the file', () => {
		const objects = [
			'<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 11 0 R >>',
			'<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 800 /StemV 80 >>',
		];
		const font = (encoding: string) =>
			`<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [10 0 R] >>`;
		/** "道可道，" and "非常道" in GBK. */
		const words = ['b5c0bfc9b5c0a3ac', 'b7c7b3a3b5c0'];

		it('is told by the tables of its encoding', async () => {
			const pages = [`BT /F1 12 Tf 40 500 Td <${words.join('')}> Tj ET`];
			const content = await pdfReader.read(madePdf({ pages, font: font('GBK-EUC-H'), objects }), '/s/a.pdf');
			assert.equal(content.text, '道可道，非常道');
		});

		it('reads down its columns, from right to left', async () => {
			const pages = [`BT /F1 12 Tf 300 500 Td <${words[0]}> Tj -20 0 Td <${words[1]}> Tj ET`];
			const content = await pdfReader.read(madePdf({ pages, font: font('GBK-EUC-V'), objects }), '/s/a.pdf');
			assert.equal(content.text.replaceAll('\n', ''), '道可道，非常道');
		});
	});
});

describe('PDFs that are closed or pictures', () => {
	const fails = (name: string, message: RegExp) =>
		assert.rejects(read(name), (error: Error) => error.name === 'UnreadableSource' && message.test(error.message));

	it('say what is wrong', async () => {
		await fails('password', /protected by a password/);
		await fails('scan', /pictures of pages without text/);
	});

	it('are read where only changing them is forbidden', async () => {
		assert.equal((await read('restricted')).text, (await read('columns')).text);
	});
});

describe('the library that reads PDFs', () => {
	it('leaves nothing behind by which another reader could take this for a browser', async () => {
		await read('columns');
		for (const name of ['DOMMatrix', 'Path2D', 'ImageData', 'window', 'document', 'self', 'pdfjsLib']) {
			assert.ok(!(name in globalThis), name);
		}
	});
});
