import assert from 'node:assert/strict';
import { growthChart } from '../../../bench/report/chart.ts';
import { bytes, digits, milliseconds, share } from '../../../bench/report/numbers.ts';
import { markdown, plain, table } from '../../../bench/report/table.ts';
import { growthTable, peerTable } from '../../../bench/report/tables.ts';
import { withResults } from '../../../bench/report/write.ts';
import { peer, results, sized } from './results.ts';

describe('numbers in the report', () => {
	it('have three digits that count', () => {
		assert.deepEqual([0.01234, 1.234, 12.34, 123.4, 1234].map(digits), ['0.0123', '1.23', '12.3', '123', '1234']);
		assert.deepEqual([1500, 1.5e6, 1e9].map(bytes), ['1.50 kB', '1.50 MB', '1.00 GB']);
		assert.deepEqual([0.25, 12_000].map(milliseconds), ['0.250 ms', '12.0 s']);
		assert.equal(digits(Number.NaN), '–');
	});

	it('tell a recall from a perfect one', () => {
		assert.deepEqual([1, 0.9995, 0.98].map(share), ['1.00', '0.9995', '0.980']);
	});
});

describe('tables in the report', () => {
	const measured = results(
		sized(1e7, 0.2, 1, { peers: [peer('flexsearch', 4, 0.2)] }),
		sized(1e8, 0.4, 1, { peers: [peer('flexsearch', 4, 0.4, { skipped: 'would take some 9 min to build' })] }),
	);

	it('show peers beside ours, and why one was not run', () => {
		const lines = plain(peerTable(measured)).split('\n');
		assert.match(lines[1] ?? '', /^10\.0 MB\s+Quotewright\s+all/);
		assert.match(lines[2] ?? '', /^10\.0 MB\s+FLEXSEARCH.*20\.0×\s+20\.0×$/);
		assert.match(lines[4] ?? '', /^100 MB\s+FLEXSEARCH\s+would take some 9 min to build$/);
	});

	it('show how things grow, a line for each size', () => {
		const lines = plain(growthTable(measured)).split('\n');
		assert.equal(lines.length, 3);
		assert.match(lines[2] ?? '', /^100 MB\s+1000 .*0\.400 ms/);
	});
});

describe('a table', () => {
	it('can be written for a page', () => {
		assert.equal(markdown(table(['a', 'b'], [['1', 'x|y'], ['2']])), '| a | b |\n|---|---|\n| 1 | x\\|y |\n| 2 |  |');
	});
});

describe('the page about the benchmark', () => {
	it('has the last results between its marks', () => {
		const page = 'Before.\n<!-- results: written by npm run bench -->\nold\n<!-- end of results -->\nAfter.';
		const renewed = withResults(withResults(page, 'newer'), 'new');
		assert.match(renewed, /^Before\.\n<!--[^>]*-->\n\nnew\n\n<!--[^>]*-->\nAfter\.$/);
	});

	it('must have its marks', () => {
		assert.throws(() => withResults('nothing', 'new'), /has lost its marks/);
	});
});

describe('the picture of growth', () => {
	const picture = growthChart(
		results(
			sized(1e7, 0.2, 1, { peers: [peer('flexsearch', 4, 0.2, { title: 'A & B', held: 5e6 })] }),
			sized(1e9, 0.5),
		),
	);

	it('has a line for ours and for each peer, with its name', () => {
		assert.equal(picture.match(/class="line series-0"/g)?.length, 2);
		assert.equal(picture.match(/class="line series-1"/g)?.length, 2);
		assert.match(picture, />Quotewright</);
		assert.match(picture, />A &amp; B</);
	});

	it('labels its axes by powers of ten', () => {
		for (const label of ['10 MB', '100 MB', '1 GB', '0.1 ms', '1 ms', '10 ms', 'text in the library']) {
			assert.ok(picture.includes(`>${label}<`), label);
		}
	});

	it('can be read on a dark page', () => {
		assert.match(picture, /prefers-color-scheme: dark/);
	});

	it('is well-formed: what is opened is closed', () => {
		const open: string[] = [];
		for (const [, end, name, own] of picture.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
			if (own === '/') continue;
			if (end === '/') assert.equal(open.pop(), name);
			else open.push(name as string);
		}
		assert.deepEqual(open, []);
	});
});
