import assert from 'node:assert/strict';
import { statedMetadata } from '../../../src/sources/formats/stated-metadata.ts';

const titleOf = (title: string) => statedMetadata({ title }, 'The first line.\n\nMore.').title;
const authorOf = (...authors: string[]) => statedMetadata({ authors }, 'x').author;

describe('what a file says of itself', () => {
	it('is believed where a person can have meant it', () => {
		assert.deepEqual(
			statedMetadata({ title: ' On\n Liberty', authors: ['Mill; Taylor'], date: '1859-03-04T05:06:07Z' }, ''),
			{
				title: 'On Liberty',
				author: 'Mill and Taylor',
				date: '1859-03-04',
			},
		);
		for (const title of ['It', '1984', 'Documentary Film', 'Untidy Minds']) assert.equal(titleOf(title), title);
	});

	it('is no title where a program wrote it', () => {
		for (const title of [
			'Microsoft Word - draft3.doc',
			'untitled',
			'Document1',
			'thesis_final.docx',
			'x',
			'—',
			'doi:10.1/2',
		]) {
			assert.equal(titleOf(title), 'The first line.', title);
		}
	});

	it('is no author where it is a role or a program', () => {
		assert.equal(authorOf('admin', 'Ann Bee', 'Microsoft Office User', 'python-docx'), 'Ann Bee');
	});

	it('is no date where a clock was not set', () => {
		assert.equal(statedMetadata({ date: '1601-01-01T00:00:00Z' }, 'x').date, undefined);
		assert.equal(statedMetadata({ date: '0000-00-00' }, 'x').date, undefined);
		assert.equal(statedMetadata({ date: 'Spring 1859' }, 'x').date, 'Spring 1859');
	});
});
