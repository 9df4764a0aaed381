import assert from 'node:assert/strict';
import type { LocatorTerm } from '../../../src/text/locator.ts';
import { isNamed, locatorRanges, secondsOf } from '../../../src/text/locator-ranges.ts';

/** Which of the source's labels the value names; undefined if nothing can be said. */
function named(value: string, labels: readonly string[], term: LocatorTerm = 'page'): readonly string[] | undefined {
	const ranges = locatorRanges(term, value);
	return ranges && labels.filter((label) => isNamed(term, label, ranges));
}

describe('what a locator names', () => {
	const pages = ['i', 'xii', '3', '4', '5', '9', '12', '13', '14', '123', '124', '125', '126'];

	it('is a page, a range, a list of them', () => {
		assert.deepEqual(named('12', pages), ['12']);
		assert.deepEqual(named('3-5', pages), ['3', '4', '5']);
		assert.deepEqual(named('3–4, 9 and 12--13', pages), ['3', '4', '9', '12', '13']);
	});

	it('is a range that leaves out the digits that stay', () => {
		assert.deepEqual(named('123–5', pages), ['123', '124', '125']);
		assert.deepEqual(named('124-26', pages), ['124', '125', '126']);
	});

	it('goes on where it says so', () => {
		assert.deepEqual(named('12f.', pages), ['12', '13']);
		assert.deepEqual(named('12 ff.', pages), ['12', '13', '14', '123', '124', '125', '126']);
		assert.deepEqual(named('125 et seq.', pages), ['125', '126']);
	});

	it('tells Roman pages from Arabic ones, but not Roman chapters', () => {
		assert.deepEqual(named('XII', pages), ['xii']);
		assert.deepEqual(named('4', ['III', 'IV', 'V'], 'chapter'), ['IV']);
		assert.deepEqual(named('iv–v', ['3', '4', '5'], 'chapter'), ['4', '5']);
	});

	it('takes a note or a letter for a finer place on the page', () => {
		assert.deepEqual(named('12n3', pages), ['12']);
		assert.deepEqual(named('12a', pages), ['12']);
	});

	it('reads a range from a preface into the first chapter, and still a label that looks like one', () => {
		const ranges = locatorRanges('page', 'xii-3') ?? [];
		assert.ok(isNamed('page', 'xii', ranges));
		assert.ok(isNamed('page', 'xiii', ranges));
		assert.ok(isNamed('page', 'xii-3', ranges));
		assert.ok(!isNamed('page', 'xi', ranges));
		assert.ok(!isNamed('page', 'xii', locatorRanges('page', 'XII-3') ?? []));
	});

	it('counts in a series of its own what has a name before the number', () => {
		assert.deepEqual(named('A-4', ['4', 'A-3', 'A-4']), ['A-4']);
		assert.deepEqual(named('S1–S2', ['1', 'S1', 'S2', 'S3']), ['S1', 'S2']);
	});

	it('counts the last number of a section or verse', () => {
		assert.deepEqual(named('2.3', ['2', '2.2', '2.3', '3.3'], 'section'), ['2.3']);
		assert.deepEqual(named('3:16-17', ['3:15', '3:16', '3:17', '4:16'], 'verse'), ['3:16', '3:17']);
	});

	it('is unknown where there is more than a number', () => {
		assert.equal(named('passim', pages), undefined);
		assert.equal(named('3.12', pages), undefined);
		assert.equal(named('Of Limits', ['1'], 'section'), undefined);
	});
});

describe('a time stamp', () => {
	it('is so many seconds from the start', () => {
		assert.deepEqual(secondsOf('00:12:03'), { from: 723, to: 723 });
		assert.deepEqual(secondsOf('12:03'), { from: 723, to: 723 });
		assert.deepEqual(secondsOf('00:12:03.5–00:13:00'), { from: 723.5, to: 780 });
		assert.equal(secondsOf('12'), undefined);
	});
});
