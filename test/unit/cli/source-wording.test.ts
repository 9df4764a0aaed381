import assert from 'node:assert/strict';
import { sourceWording } from '../../../src/cli/source-wording.ts';
import type { Source } from '../../../src/library/library.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('the wording of a source', () => {
	const text = '00:01 Nobody looked 00:05 at the chart.';
	const apparatus = [
		{ start: 0, end: 6 },
		{ start: 20, end: 26 },
	];
	const library = memoryLibrary({ talk: { text, apparatus } });
	const wording = sourceWording(library, library.byKey('talk') as Source);

	it('has blanks where something else stands, so that places stay what they are', () => {
		assert.equal(wording.slice(0, wording.length), '      Nobody looked       at the chart.');
		assert.equal(wording.length, text.length);
	});

	it('has them in any stretch that begins or ends in the midst of it', () => {
		assert.equal(wording.slice(3, 9), '   Nob');
		assert.equal(wording.slice(13, 23), 'looked    ');
	});
});
