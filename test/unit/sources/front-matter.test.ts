import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../src/sources/front-matter.ts';

describe('front matter', () => {
	it('is read up to the line after its end', () => {
		const text = '---\ntitle: On Liberty\nauthor:\n  - Mill\n---\nThe subject';
		const found = readFrontMatter(text);
		assert.deepEqual({ ...found?.data }, { title: 'On Liberty', author: ['Mill'] });
		assert.equal(text.slice(found?.span.end), 'The subject');
	});

	it('may end with dots and with the file, and have Windows line ends', () => {
		assert.equal(readFrontMatter('---\r\nid: x\r\n...\r\nText')?.data.id, 'x');
		assert.equal(readFrontMatter('---\nid: x\n---')?.span.end, 13);
	});

	it('keeps numbers and dates as they are written', () => {
		const data = readFrontMatter('---\nid: 007\ndate: 1859-03\nyear: 1859\n---\n')?.data;
		assert.deepEqual({ ...data }, { id: '007', date: '1859-03', year: '1859' });
	});

	it('survives mistakes in the YAML', () => {
		for (const yaml of ['title: "On Liberty\nid: mill\n', 'title: A: B: C\nid: mill\n', 'title: *nowhere\n']) {
			const text = `---\n${yaml}---\nText`;
			assert.equal(text.slice(readFrontMatter(text)?.span.end), 'Text');
		}
	});

	it('is not a rule at the top of a text', () => {
		assert.equal(readFrontMatter('---\n\nIt was a dark night.\n\n---\n'), undefined);
		assert.equal(readFrontMatter('---\nIt was a dark and stormy night.\n---\nMore.'), undefined);
		assert.equal(readFrontMatter('---\ntitle: never closed\n'), undefined);
		assert.equal(readFrontMatter('Text\n---\nid: x\n---\n'), undefined);
	});
});
