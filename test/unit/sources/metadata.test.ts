import assert from 'node:assert/strict';
import { metadataFrom } from '../../../src/sources/metadata.ts';

describe('metadata of a source', () => {
	it('takes what is there and nothing else', () => {
		assert.deepEqual(metadataFrom({ Title: ' On\n Liberty ', date: '1859', URL: 'http://x.org', pages: '12' }), {
			title: 'On Liberty',
			date: '1859',
			url: 'http://x.org',
		});
		assert.deepEqual(metadataFrom({ title: '', author: null, date: [] }), {});
	});

	it('names one author, two, or many', () => {
		assert.equal(metadataFrom({ author: 'J. S. Mill' }).author, 'J. S. Mill');
		assert.equal(metadataFrom({ author: ['Marx', 'Engels'] }).author, 'Marx and Engels');
		assert.equal(metadataFrom({ author: ['Hamilton', 'Madison', 'Jay'] }).author, 'Hamilton, Madison and Jay');
	});

	it('reads names and dates as CSL writes them', () => {
		const author = [
			{ family: 'Beauvoir', given: 'Simone', 'non-dropping-particle': 'de' },
			{ literal: 'The RAND Corporation' },
		];
		assert.equal(metadataFrom({ author }).author, 'Simone de Beauvoir and The RAND Corporation');
		assert.equal(metadataFrom({ issued: { 'date-parts': [['1859', '3', '1']] } }).date, '1859-03-01');
		assert.equal(metadataFrom({ issued: { literal: 'c. 1859' } }).date, 'c. 1859');
	});
});
