import assert from 'node:assert/strict';
import {
	arrange,
	type CountedSource,
	type Filter,
	noFilter,
	type Order,
} from '../../../src/extension/sources/arrange.ts';
import { freeName } from '../../../src/extension/sources/free-name.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

const sources = [
	source('roe', 'Rain', { author: 'Roe', date: '1999' }, [3, 1]),
	source('doe', 'snow 10', { author: 'Doe' }, [5, 0]),
	source('poe', 'snow 9', { date: '2024' }),
	source('zoe', 'Äther', { author: 'Zoe', date: '2001', uri: undefined }, [0, 0]),
];

describe('the list of sources', () => {
	it('goes by title as a reader of the language does', () => {
		assert.deepEqual(keys(noFilter, 'title'), ['zoe', 'roe', 'poe', 'doe']);
	});

	it('goes by author or date, those without last', () => {
		assert.deepEqual(keys(noFilter, 'author'), ['doe', 'roe', 'zoe', 'poe']);
		assert.deepEqual(keys(noFilter, 'date'), ['poe', 'zoe', 'roe', 'doe']);
	});

	it('goes by how often they are quoted; cited is more than not used at all', () => {
		assert.deepEqual(keys(noFilter, 'quoted'), ['doe', 'roe', 'zoe', 'poe']);
		assert.deepEqual(keys(noFilter, 'problems'), ['roe', 'doe', 'zoe', 'poe']);
	});

	it('leaves those that have every word typed, in title, author, date or key', () => {
		assert.deepEqual(keys({ typed: 'SNOW', kind: 'all' }, 'title'), ['poe', 'doe']);
		assert.deepEqual(keys({ typed: ' snow doe ', kind: 'all' }, 'title'), ['doe']);
		assert.deepEqual(keys({ typed: '1999', kind: 'all' }, 'title'), ['roe']);
		assert.deepEqual(keys({ typed: '@zo', kind: 'all' }, 'title'), ['zoe']);
	});

	it('leaves those that are unused, have something to correct, or have no document', () => {
		assert.deepEqual(keys({ typed: '', kind: 'unused' }, 'title'), ['poe']);
		assert.deepEqual(keys({ typed: '', kind: 'problems' }, 'title'), ['roe']);
		assert.deepEqual(keys({ typed: '', kind: 'works' }, 'title'), ['zoe']);
		assert.deepEqual(keys({ typed: 'snow', kind: 'problems' }, 'title'), []);
	});

	function keys(filter: Filter, order: Order): string[] {
		return arrange(sources, filter, order, collator).map(({ source: { key } }) => key);
	}
});

describe('the name of a file that is taken', () => {
	it('gets a number before its ending', () => {
		assert.deepEqual(
			['roe.pdf', 'a.b.txt', 'notes', '.hidden'].map((name) => freeName(name, 2)),
			['roe-2.pdf', 'a.b-2.txt', 'notes-2', '.hidden-2'],
		);
		assert.equal(freeName('roe.pdf', 1), 'roe.pdf');
	});
});

function source(
	key: string,
	title: string,
	more: { author?: string; date?: string; uri?: undefined },
	[quotations, flagged]: readonly [number?, number?] = [],
): CountedSource {
	const file = `file:///w/${key}.txt`;
	const { author, date } = more;
	const uri = 'uri' in more ? undefined : file;
	return {
		source: { id: key, key, citation: `[@${key}]`, title, author, date, uri, file: uri, url: undefined },
		tally:
			quotations === undefined
				? undefined
				: { id: key, quotations, flagged: flagged ?? 0, citations: quotations + 1, drafts: 1 },
	};
}
