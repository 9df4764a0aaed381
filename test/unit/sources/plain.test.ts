import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPlain } from '../../../src/sources/formats/plain.ts';
import { readerFor } from '../../../src/sources/formats/readers.ts';

describe('a plain text', () => {
	it('is what an editor shows, line ends and all', async () => {
		const reader = readerFor('/s/a.TXT');
		const content = await reader?.read(Buffer.from('\ufeffOne\r\n\r\nTwo\rThree\n'), '/s/a.TXT');
		assert.equal(content?.text, 'One\r\n\r\nTwo\rThree\n');
		assert.deepEqual(content?.metadata, { title: 'One', titleGuessed: true });
	});

	it('may have front matter that says something', () => {
		const content = readPlain('---\nid: pentagon\ndate: 2024-10-29\n---\nWashington, D.C.\n');
		assert.deepEqual(content.metadata, {
			id: 'pentagon',
			date: '2024-10-29',
			title: 'Washington, D.C.',
			titleGuessed: true,
		});
		assert.deepEqual(content.apparatus, [{ start: 0, end: content.text.indexOf('Washington') }]);
	});

	it('keeps lines between rules that are only part of it', () => {
		assert.deepEqual(readPlain('---\nspeaker: nobody\n---\nText').apparatus, []);
	});

	it('is without apparatus where it is plain prose', () => {
		const prose = 'In 1914, at 10:30, he said: “Go.” Nobody [sic] went. NOTE: the end.\n\n1. First\n2. Second\n';
		assert.deepEqual(readPlain(prose.repeat(3)).apparatus, []);
	});

	it('has apparatus in order, apart and within it, whatever the text', () => {
		const pieces = fc.constantFrom(
			'\f',
			'\n',
			'\r\n',
			'\n\n',
			'7',
			'8',
			'9',
			'ON LIBERTY',
			' the words go on',
			'[1]',
			'[2]',
			'[3]',
			'1:1 ',
			'1:2 ',
			'[00:00:01]',
			'CC: ',
			'.1 ',
			'⁴',
			'_page : 3',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 120 }), (parts) => {
				const { text, apparatus, locators } = readPlain(parts.join(''));
				let at = 0;
				for (const { start, end } of apparatus) {
					assert.ok(start >= at && end > start && end <= text.length);
					at = end;
				}
				let from = 0;
				for (const { span } of locators) {
					assert.ok(span.start >= from && span.end >= span.start && span.end <= text.length);
					from = span.start;
				}
			}),
		);
	});
});

describe('choosing a reader', () => {
	it('goes by the extension, in either case', () => {
		for (const name of ['a.txt', 'a.TEXT', 'a.md', 'a.Markdown']) assert.ok(readerFor(`/s/${name}`));
	});

	it('leaves other files alone', () => {
		for (const name of ['a.json', 'a', 'txt', 'a.txt.bak', '.md']) assert.equal(readerFor(`/s/${name}`), undefined);
	});
});
