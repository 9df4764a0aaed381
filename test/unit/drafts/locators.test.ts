import assert from 'node:assert/strict';
import { citationsOf } from './reading.ts';

function locatorIn(item: string): string {
	const draft = `Text [${item}].`;
	const [citation] = citationsOf(draft);
	if (!citation?.locator) return '';
	const { term, value, span } = citation.locator;
	assert.ok(draft.slice(span.start, span.end).replace(/\s+/g, ' ').includes(value));
	return `${term} ${value}`;
}

describe('Locators', () => {
	const cases: readonly (readonly [string, string])[] = [
		['@a, p. 3', 'page 3'],
		['@a, pp. 3-5, 9', 'page 3-5, 9'],
		['@a, pp. 3–5 and 7', 'page 3–5 and 7'],
		['@a p. 3', 'page 3'],
		['@a, 33', 'page 33'],
		['@a 33', 'page 33'],
		['@a, xii', 'page xii'],
		['@a, 1.4', 'page 1.4'],
		['@a, pp. iv-xii', 'page iv-xii'],
		['@a, p.3n5', 'page 3n5'],
		['@a, p. 3 (emphasis added)', 'page 3'],
		['@a, p. 3, my translation', 'page 3'],
		['@a, p. 3, I think', 'page 3'],
		['@a, ch. 4', 'chapter 4'],
		['@a, Chap. IV', 'chapter IV'],
		['@a, chapter 4', 'chapter 4'],
		['@a, sec. 2.1', 'section 2.1'],
		['@a, § 4', 'section 4'],
		['@a, §§ 4-6', 'section 4-6'],
		['@a, ¶ 12', 'paragraph 12'],
		['@a, para. 12', 'paragraph 12'],
		['@a, l. 20', 'line 20'],
		['@a, ll. 20-25', 'line 20-25'],
		['@a, v. 16', 'verse 16'],
		['@a, vol. 2', 'volume 2'],
		['@a, fig. 3', 'figure 3'],
		['@a, no. 51', 'issue 51'],
		['@a, bk. III', 'book III'],
		['@a, app. A', 'appendix A'],
		['@a, act 1', 'act 1'],
		['@a, s.v. liberty', 'sub-verbo liberty'],
		['@a, 00:12:03', 'timestamp 00:12:03'],
		['@a, 12:03', 'timestamp 12:03'],
		['@a, 2:255', 'verse 2:255'],
		['@a, S. 14 f.', 'page 14 f.'],
		['@a, Kap. 3', 'chapter 3'],
		['@a, Bd. 2', 'volume 2'],
		['@a, t. 2', 'volume 2'],
		['@a, 12頁', 'page 12'],
		['@a, 第3章', 'chapter 3'],
		['@a, vol. 2, p. 33', 'page 33'],
		['@a, bk. 2, ch. 4', 'chapter 4'],
		['@a, p. 3, n. 4', 'page 3'],
		['@a{ii, A, D-Z}, with a suffix', 'page ii, A, D-Z'],
		['@a, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here', 'page iv, vi-xi, (xv)-(xvii)'],
	];
	for (const [item, expected] of cases) {
		it(`reads [${item}] as ${expected}`, () => assert.equal(locatorIn(item), expected));
	}

	for (const item of [
		'@a',
		'@a, passim',
		'@a{}, 99 years later',
		'@a, Prov. 16:18',
		'@a, mild words',
		'@a, 3rd ed.',
		'@a, I think',
	]) {
		it(`sees none in [${item}]`, () => assert.equal(locatorIn(item), ''));
	}

	it('leave the rest to the suffix', () => {
		assert.equal(citationsOf('[@a, vol. 2, p. 33, and elsewhere]')[0]?.suffix, 'and elsewhere');
		assert.equal(citationsOf('[@a{}, 99 years later]')[0]?.suffix, '99 years later');
	});
});
