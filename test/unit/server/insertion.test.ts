import assert from 'node:assert/strict';
import { insertion } from '../../../src/server/insertion.ts';
import { readCaptions } from '../../../src/sources/formats/captions.ts';
import { type MemorySource, memoryLibrary, wholeText } from '../memory-library.ts';
import { cursorIn, fakeParse } from './fakes.ts';

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

	it('wears the draft’s own marks, and spaces itself from the words around it', () => {
		assert.equal(inserted({ text: 'It said “no”.' }, '"One" and "two".|So'), ' "It said \'no\'." [@roe] ');
		assert.equal(inserted({ text: 'Rain.' }, 'A (| b'), '“Rain.” [@roe]');
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
		const library = memoryLibrary({ 'doi:10/x y': { text: 'Rain.' } });
		const source = library.sources[0];
		assert.ok(source);
		const passage = { source, text: 'Rain.', span: { start: 0, end: 5 } };
		const place = { draft: fakeParse(''), text: '', span: { start: 0, end: 0 } };
		assert.equal(insertion(library, passage, place), '“Rain.” [@{doi:10/x y}]');
	});

	it('is nothing where there are no words', () => {
		assert.equal(inserted({ text: ' \n ' }, '|'), undefined);
	});

	function inserted(source: MemorySource, marked: string): string | undefined {
		const library = memoryLibrary({ roe: source });
		const { text, offset } = cursorIn(marked);
		const [roe] = library.sources;
		assert.ok(roe);
		const words = wholeText(library, roe);
		const place = { draft: fakeParse(text), text, span: { start: offset, end: offset } };
		return insertion(library, { source: roe, text: words, span: { start: 0, end: words.length } }, place);
	}
});
