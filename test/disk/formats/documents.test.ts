import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { textQuality } from '../../../bench/readers/text-quality.ts';
import { readerFor } from '../../../src/sources/formats/readers.ts';
import { type SourceContent, type SourceReader, UnreadableSource } from '../../../src/sources/source.ts';
import { knownParagraphs } from '../../documents/known.ts';
import { locatorsOf, marked } from '../../unit/sources/marked.ts';
import { assertSound, mutations, readOrRefused } from '../../unit/sources/zipped.ts';

const folder = fileURLToPath(new URL('../../documents/', import.meta.url));
const bytesOf = (name: string) => readFileSync(`${folder}${name}`);
const readerOf = (name: string) => readerFor(name) as SourceReader;

async function read(name: string): Promise<SourceContent> {
	const content = await readerOf(name).read(bytesOf(name), `${folder}${name}`);
	assertSound(content);
	return content;
}

const manuscript = `Chapter 1. The Light

The keeper always wrote his ledger before dawn,⟦1⟧ and no
storm ever made him late. He was paid 12 shillings.⟦i⟧

⟦1⟧ So the harbour board’s copy; his own has “after”.

⟦i⟧ From the accounts of 1781.

Oil for the lamp.

Wicks, two dozen.

Beside the door hung a board. It had been painted twice.

Nobody may light a pipe here.

North Head	Peter Coffin
Gull Rock	nobody

1.1 The Fog

Żółw, naïveté, „Nein“, λόγος, слово, 灯台 and שלום were all he wrote that year.

Chapter 2. The Sale

It was sold for fire wood and co‑op­erative shares.`;

describe('a manuscript with changes, remarks, notes, running heads, a text box and a table', () => {
	for (const ending of ['docx', 'odt', 'rtf']) {
		const name = `office/manuscript.${ending}`;

		it(`reads as its author sees it (.${ending})`, async () => {
			const { text, apparatus } = await read(name);
			assert.equal(marked(text, apparatus), manuscript);
		});

		it(`has its chapters, sections and notes, and says whose it is (.${ending})`, async () => {
			const content = await read(name);
			assert.deepEqual(locatorsOf(content), ['chapter 1', 'note 1', 'note i', 'section 1.1', 'chapter 2']);
			assert.deepEqual(content.metadata, {
				title: 'The Keeper’s Ledger',
				author: 'Anna Lindqvist',
				date: '2024-02-03',
			});
		});

		it(`is read or refused wherever it is cut off or changed (.${ending})`, async () => {
			for (const bytes of mutations(bytesOf(name), 120, 7)) {
				const content = await readOrRefused(readerOf(name), bytes);
				if (content === undefined) continue;
				assertSound(content);
				assert.ok(content.text.length < 20_000);
			}
		});
	}
});

describe('a known text', () => {
	const paragraphs = knownParagraphs(readFileSync(`${folder}known.md`, 'utf8'));
	for (const producer of [
		'pandoc.docx',
		'pandoc.odt',
		'pandoc.rtf',
		'pandoc.epub',
		'libreoffice.docx',
		'libreoffice.odt',
		'libreoffice.rtf',
	]) {
		it(`comes back whole and in order from ${producer}`, async () => {
			const { accuracy, ordered, wrong } = textQuality(await read(`known/${producer}`), paragraphs, undefined);
			assert.deepEqual(wrong, []);
			assert.ok(accuracy === 1 && ordered);
		});
	}

	it('tells no pages where LibreOffice had not laid all of it out when it saved it', async () => {
		assert.ok(locatorsOf(await read('known/libreoffice.odt')).every((place) => !place.startsWith('page')));
	});

	it('has the chapters that the e-book’s contents list', async () => {
		assert.deepEqual(locatorsOf(await read('known/pandoc.epub')), [
			'chapter I',
			'chapter II',
			'chapter III',
			'section The books',
			'section The folios',
		]);
	});
});

describe('a document with another’s ending', () => {
	for (const [name, reader, says] of [
		['known/pandoc.odt', 'a.docx', /not a Word document/],
		['known/pandoc.docx', 'a.epub', /not an e-book/],
		['known/pandoc.epub', 'a.odt', /its text is missing/],
		['known/pandoc.docx', 'a.rtf', /not Rich Text/],
		['known/latex-book.pdf', 'a.docx', /not a Word document/],
	] as const) {
		it(`is refused with what to do (${name} as ${reader})`, async () => {
			await assert.rejects(readerOf(reader).read(bytesOf(name), reader), (error) => {
				assert.ok(error instanceof UnreadableSource);
				assert.match(error.message, says);
				return true;
			});
		});
	}
});
