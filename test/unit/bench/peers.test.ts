import assert from 'node:assert/strict';
import { wordsOf } from '../../../bench/corpus/words.ts';
import { approxStringMatch } from '../../../bench/peers/approx-string-match.ts';
import { flexsearch } from '../../../bench/peers/flexsearch.ts';
import { minisearch } from '../../../bench/peers/minisearch.ts';
import { createPassages } from '../../../bench/peers/passages.ts';
import { prose } from './prose.ts';

describe('peers', () => {
	for (const peer of [approxStringMatch, flexsearch, minisearch]) {
		it(`${peer.title} finds a quotation with a slip`, () => {
			const texts = prose().texts.slice(0, 4);
			const index = peer.open('', '');
			for (const [i, { text }] of texts.entries()) index.add(i, '', text);
			index.finish();
			const text = texts[2]?.text ?? '';
			const start = text.indexOf(' ', 5000) + 1;
			const end = text.indexOf(' ', start + 120);
			const words = text.slice(start, end).split(' ');
			const found = index.find(words.filter((_, i) => i !== 4).join(' '));
			assert.equal(found?.source, 2);
			assert.ok(found.start < end && found.end > start, `${found.start}–${found.end} is not ${start}–${end}`);
			index.close();
		});
	}

	it('that answer with documents are given passages of a hundred words that cover the text', () => {
		const text = prose().texts[0]?.text ?? '';
		const passages = createPassages();
		const cut: string[] = [];
		passages.cut(3, text, (number, passage) => {
			assert.deepEqual(passages.place(number).source, 3);
			cut.push(passage);
		});
		assert.ok(text.endsWith(cut.join('')));
		for (const passage of cut.slice(0, -1)) assert.equal(wordsOf(passage).count, 100);
	});
});
