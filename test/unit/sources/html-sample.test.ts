import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { htmlSample, pageLibraries } from '../../../src/sources/formats/html-sample.ts';

describe('the sample of a web page', () => {
	it('names the libraries that are installed', () => {
		for (const [name, version] of Object.entries(pageLibraries)) {
			const file = new URL(`../../../node_modules/${name}/package.json`, import.meta.url);
			assert.equal(version, JSON.parse(readFileSync(file, 'utf8')).version, name);
		}
	});

	it('shows what is made of it', () => {
		const [, , { text }, kinds] = JSON.parse(htmlSample());
		assert.match(text, /^On Tides\n\nOne two\[1\]\nthree“four”/);
		assert.deepEqual(kinds.slice(0, 4), ['sure', 'sure', 'likely', '']);
	});
});
