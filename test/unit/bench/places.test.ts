import assert from 'node:assert/strict';
import { wordsOf } from '../../../bench/corpus/words.ts';
import { kinds } from '../../../bench/quotations/kinds.ts';
import { findPlaces } from '../../../bench/quotations/places.ts';
import { type Sample, sampleQuotations } from '../../../bench/quotations/sample.ts';
import { prose } from './prose.ts';

const texts = () => prose().texts.slice(0, 20);
const sampled = () => texts().map(({ text }) => ({ bytes: text.length, read: () => text }));
const every = (count: number) => kinds.map((kind) => ({ kind, count }));

describe('sampled quotations', () => {
	it('are as many as asked for, and the same for the same seed', () => {
		const first = sampleQuotations(sampled(), every(30), 1);
		assert.equal(first.length, 30 * kinds.length);
		assert.deepEqual(first, sampleQuotations(sampled(), every(30), 1));
		assert.notDeepEqual(first, sampleQuotations(sampled(), every(30), 2));
	});

	it('say what stands at their place, word for word where they are exact', () => {
		for (const sample of sampleQuotations(sampled(), every(30), 1)) {
			const said = texts()[sample.source]?.text.slice(sample.start, sample.end) ?? '';
			assert.deepEqual([...wordsOf(said).hashes], sample.hashes);
			if (sample.kind === 'four' || sample.kind === 'six') {
				assert.deepEqual([...wordsOf(sample.text).hashes], sample.hashes);
			}
		}
	});

	it('come from long texts more often than from short ones', () => {
		const two = [
			{ bytes: 90, read: () => texts()[0]?.text ?? '' },
			{ bytes: 10, read: () => texts()[1]?.text ?? '' },
		];
		const fromFirst = sampleQuotations(two, every(200), 3).filter(({ source }) => source === 0).length;
		assert.ok(fromFirst > 0.85 * 1200 && fromFirst < 0.95 * 1200, String(fromFirst));
	});

	it('do not run over the end of a paragraph', () => {
		for (const { source, start, end } of sampleQuotations(sampled(), every(30), 4)) {
			assert.doesNotMatch(texts()[source]?.text.slice(start, end) ?? '', /\n/);
		}
	});
});

describe('the places of a quotation', () => {
	const sample = (text: string): Sample => {
		const { hashes } = wordsOf(text);
		return { kind: 'four', text, hashes: [...hashes], source: 0, start: 0, end: text.length };
	};

	it('are all that have its words, whatever case and marks', () => {
		const wanted = sample('the end of the');
		const library = ['At the end of the day. THE END, of the world', 'the end of a', 'Still: The end of the.'];
		assert.deepEqual(findPlaces([wanted], [], library).places.get(wanted), [
			{ source: 0, start: 3, end: 17 },
			{ source: 0, start: 23, end: 38 },
			{ source: 2, start: 7, end: 21 },
		]);
	});

	it('are those that a plain search finds', () => {
		const library = texts().map(({ text }) => text);
		const samples = sampleQuotations(sampled(), every(20), 1).filter(({ kind }) => kind === 'four' || kind === 'six');
		const { places } = findPlaces(samples, [], library);
		const plain = library.map((text) => ` ${[...wordsOf(text).hashes].join(' ')} `);
		for (const each of samples) {
			const needle = ` ${each.hashes.join(' ')} `;
			const count = plain.reduce((sum, text) => {
				let found = 0;
				for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) found++;
				return sum + found;
			}, 0);
			assert.equal(places.get(each)?.length, count, each.text);
		}
	});

	it('tell an absent quotation that stands somewhere after all', () => {
		const present = sample('he wrote that nothing stands between us and ruin but a thread');
		const short = sample('a handful of dust remains');
		const absent = sample('he wrote that everything went well with us and ruin was afar');
		const library = ['Nothing stands between us and ruin, said he.', 'Only a handful of dust remains here.'];
		assert.deepEqual([...findPlaces([], [present, short, absent], library).present], [present, short]);
	});
});
