import assert from 'node:assert/strict';
import { readSentences } from '../../../src/drafts/sentences.ts';

const endsOf = (text: string) => {
	const wording = { text, kinds: new Uint8Array(text.length) } as Parameters<typeof readSentences>[0];
	return readSentences(wording, []);
};

describe('sentences', () => {
	it('end behind a run of marks, or go on behind it', () => {
		assert.deepEqual(endsOf('Rain?!... Snow... and hail. Sun'), [10, 28, 31]);
	});

	it('end at a full-width mark within a run, which needs no blank', () => {
		assert.deepEqual(endsOf('雨.。雪'), [3, 4]);
	});

	it('are read in a time that grows with the length of a run, not its square', () => {
		const begun = performance.now();
		assert.equal(endsOf(`${'.'.repeat(100_000)} and`).length, 1);
		assert.ok(performance.now() - begun < 1000);
	});
});
