import assert from 'node:assert/strict';
import type { Preset } from '../../../src/check/settings.ts';
import { insertions } from '../../../src/server/insertion.ts';
import type { QuotationForm } from '../../../src/server/protocol.ts';
import { readCaptions } from '../../../src/sources/formats/captions.ts';
import { type MemorySource, memoryLibrary, wholeText } from '../memory-library.ts';
import { cursorIn, fakeParse } from './fakes.ts';
import { form } from './quoting/form-of-tests.ts';

describe('insertion', () => {
	it('is the passage on one line in curly marks, with its citation', () => {
		assert.equal(inserted({ text: 'The rain\ndid not stop.' }, '|'), '“The rain did not stop.” [@roe]');
	});

	it('names the page, the finest place a citation names', () => {
		const locators = [
			{ term: 'chapter', value: '1', span: { start: 0, end: 0 } },
			{ term: 'page', value: '3', span: { start: 0, end: 500 } },
			{ term: 'page', value: '4', span: { start: 500, end: 900 } },
		] as const;
		assert.equal(inserted({ text: 'Rain.', locators }, '|'), '“Rain.” [@roe, p. 3]');
	});

	it('names both pages that it stands on', () => {
		const locators = [
			{ term: 'page', value: '3', span: { start: 0, end: 5 } },
			{ term: 'page', value: '4', span: { start: 5, end: 90 } },
		] as const;
		assert.equal(inserted({ text: 'The rain.', locators }, '|'), '“The rain.” [@roe, pp. 3-4]');
	});

	it('wears the draft’s own marks, and spaces itself from the words around it', () => {
		assert.equal(inserted({ text: 'It said “no”.' }, '"One" and "two".|So'), ' "It said \'no\'." [@roe] ');
		assert.equal(inserted({ text: 'Rain.' }, 'A (| b'), '“Rain.” [@roe]');
	});

	it('is escaped in a second way where its Markdown means something else in the draft', () => {
		const source = { text: 'The option `--port` takes <number> and jsr:@x/y.', path: '/sources/roe.md' };
		const ways = written(source, '|', {}).map(({ text }) => text);
		assert.equal(ways[0], '“The option `--port` takes <number> and jsr:@x/y.” [@roe]');
		assert.match(ways[1] ?? '', /takes \\<number> and jsr:\\@x\/y\./);
	});

	it('leaves no comma after the dash of a block whose author is not known', () => {
		// biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder
		const block = '> ${quote}\n>\n> — ${author}, *${title}*';
		assert.equal(
			inserted({ text: 'It rains.', title: 'Rain' }, '|', { block, blockFrom: 1 }),
			'> It rains.\n>\n> — *Rain*',
		);
	});

	it('is read in Markdown as it stands in a plain source', () => {
		assert.equal(
			inserted({ text: '2 * 3 *b* snake_case <d> @e mail@f.org [sic] `g`' }, '|'),
			'“2 \\* 3 b snake_case \\<d> \\@e mail@f.org [sic] \\`g\\`” [@roe]',
		);
		assert.equal(inserted({ text: 'a *b*', path: '/w/sources/roe.md' }, '|'), '“a *b*” [@roe]');
	});

	it('of captions is what is spoken, with the time at which it begins', () => {
		const cues = ['The rain', '<i>did not</i>', 'TOM: stop.'].map((line, i) => {
			return `${i + 1}\n00:12:0${i + 3},000 --> 00:12:0${i + 4},000\n${line}\n`;
		});
		const { speeches: _, ...content } = readCaptions(cues.join('\n'));
		assert.equal(
			inserted({ ...content, path: '/w/sources/roe.srt' }, '|'),
			'“The rain did not stop.” [@roe, 00:12:03]',
		);
	});

	it('puts a key in braces that Pandoc would not read whole', () => {
		assert.equal(inserted({ text: 'Rain.' }, '|', { key: 'doi:10/x y' }), '“Rain.” [@{doi:10/x y}]');
	});

	it('is nothing where there are no words', () => {
		assert.equal(inserted({ text: ' \n ' }, '|'), undefined);
	});

	it('follows the template, and leaves no gap for what the source does not say', () => {
		const inline = '$' + '{author} ($' + '{date}, $' + '{locator}): $' + '{quote} [@$' + '{key}]';
		assert.equal(
			inserted({ text: 'Rain.', author: 'Jane Roe', date: '2024' }, '|', { ...form, inline }),
			'Jane Roe (2024): “Rain.” [@roe]',
		);
		assert.equal(inserted({ text: 'Rain.', date: '2024' }, '|', { ...form, inline }), '(2024): “Rain.” [@roe]');
		assert.equal(inserted({ text: 'Rain.', author: 'Roe' }, '|', { ...form, inline }), 'Roe: “Rain.” [@roe]');
	});

	it('is set off as a block from so many words on, its marks as they are', () => {
		const text = 'It said “no”.\n\nAnd it rained.';
		assert.equal(
			inserted({ text }, 'They say:|\nMore.', { blockFrom: 5 }),
			'\n\n> It said “no”.\n>\n> And it rained. [@roe]\n',
		);
		assert.equal(inserted({ text }, 'They say: |', { blockFrom: 7 }), '“It said ‘no’. And it rained.” [@roe]');
		assert.equal(inserted({ text: '1. One\n\n# Two' }, '|', { blockFrom: 1 }), '> 1\\. One # Two [@roe]');
	});

	it('is set off by the preset’s guide that does so last', () => {
		const words = (count: number) => ({ text: 'so '.repeat(count).trim() });
		const isBlock = (count: number, preset: Preset) => inserted(words(count), '|', { preset })?.startsWith('>');
		assert.deepEqual([isBlock(99, 'scholarly'), isBlock(100, 'scholarly')], [false, true]);
		assert.deepEqual([isBlock(49, 'strict'), isBlock(50, 'strict')], [false, true]);
		assert.equal(isBlock(500, 'news'), false);
	});

	it('lands the cursor behind itself', () => {
		const [first] = written({ text: 'Rain.' }, 'A|b', {});
		assert.equal(first?.text.slice(0, first.cursor), ' “Rain.” [@roe]');
	});

	interface Wanted extends Partial<QuotationForm> {
		readonly key?: string;
		readonly preset?: Preset;
	}

	function inserted(source: MemorySource, marked: string, wanted: Wanted = {}): string | undefined {
		return written(source, marked, wanted)[0]?.text;
	}

	function written(source: MemorySource, marked: string, { key = 'roe', preset = 'scholarly', ...given }: Wanted) {
		const library = memoryLibrary({ [key]: source });
		const { text, offset } = cursorIn(marked);
		const [roe] = library.sources;
		assert.ok(roe);
		const words = wholeText(library, roe);
		const place = { draft: fakeParse(text), text, span: { start: offset, end: offset } };
		const parts = [{ kind: 'words', span: { start: 0, end: words.length }, gap: false }] as const;
		return [...insertions(library, { source: roe, text: words, parts }, place, { ...form, ...given }, preset)];
	}
});
