import assert from 'node:assert/strict';
import { pdfLibrary } from '../../../../src/sources/formats/pdf/library.ts';
import { pdfSample } from '../../../../src/sources/formats/pdf/sample.ts';

describe('the sample that tells versions of reading PDFs apart', () => {
	it('names the library that is installed', async () => {
		const { version } = await import('pdfjs-dist/legacy/build/pdf.mjs');
		assert.equal(pdfLibrary, version);
	});

	it('goes through columns, notes, running heads and pages', () => {
		const [, text, , locators] = JSON.parse(pdfSample()) as [string, string, unknown, { value: string }[]];
		assert.match(text, /philo-\nsophical men\.\n\n/);
		assert.match(text, /A note of towns/);
		assert.deepEqual([...new Set(locators.map(({ value }) => value))], ['7', '8', '9', '10']);
	});
});
