import assert from 'node:assert/strict';
import { dark, light, style } from '../../../src/report/html/style.ts';
import { openPage } from './page.ts';
import { pageText } from './reporting.ts';

describe('the page of a report is for everybody', () => {
	const page = openPage(
		pageText({
			sources: { walden: { text: 'I went to the woods because I wished to live deliberately.' } },
			draft: [
				'# One\n\n#### Deep\n\n“I went to the forest because I wished to live deliberately” [@walden].\n\n## Two\n\nSee [@nobody].[^1]\n\n[^1]: Note.',
				'“I went to the woods because I wished” [@walden].',
			],
		}),
	);

	it('every link leads somewhere on the page, and no place has two names', () => {
		const ids = page.all('[id]').map((element) => element.attribute('id'));
		assert.deepEqual(ids, [...new Set(ids)]);
		const targets = page.all('a').map((element) => element.attribute('href') ?? '');
		assert.ok(targets.length > 10);
		for (const target of targets) assert.ok(ids.includes(target.slice(1)), target);
		for (const element of page.all('[aria-labelledby]')) {
			assert.ok(ids.includes(element.attribute('aria-labelledby')), element.text);
		}
	});

	it('headings leave no level out', () => {
		let before = 0;
		for (const heading of page.all('h1, h2, h3, h4, h5, h6')) {
			const level = Number(heading.tag.slice(1));
			assert.ok(level <= before + 1, heading.text);
			before = level;
		}
		assert.equal(page.all('h1').length, 1);
	});

	it('has its landmarks and a language, and a way past what comes first', () => {
		assert.equal(page.all('main').length, 1);
		assert.equal(page.all('body > header').length, 1);
		assert.equal(page.all('nav').length, 1);
		assert.equal(page.one('html').attribute('lang'), 'en');
		assert.equal(page.all('body > a')[0]?.attribute('class'), 'skip');
		assert.notEqual(page.one('title').text, '');
	});

	it('says verdicts in words wherever they are shown by a sign or a colour', () => {
		for (const badge of page.all('.badge')) assert.match(badge.attribute('aria-label') ?? '', /^Quotation \d+: \w+/);
		for (const verdict of page.all('.verdict')) assert.match(verdict.text, /\p{L}{3}/u);
	});

	for (const [name, colours] of Object.entries({ light, dark })) {
		it(`has a contrast of at least 4.5 to 1 everywhere: ${name}`, () => {
			const colour = (of: string) => colours[of] ?? assert.fail(`there is no colour ${of}`);
			const tones = ['error', 'warning', 'information', 'hint', 'good', 'quiet', 'unchecked'];
			const pairs = [
				['text', 'page'],
				['text', 'card'],
				['faint', 'page'],
				['faint', 'card'],
				['link', 'page'],
				['link', 'card'],
				...tones.flatMap((tone) => [
					[tone, 'page'],
					[tone, 'card'],
					['text', `${tone}-back`],
					['faint', `${tone}-back`],
					[tone, `${tone}-back`],
				]),
			];
			for (const [front = '', back = ''] of pairs) {
				const ratio = contrast(colour(front), colour(back));
				assert.ok(ratio >= 4.5, `${front} on ${back}: ${ratio.toFixed(2)}`);
			}
		});
	}

	it('tells tones apart without colour', () => {
		const underlines = [...style.matchAll(/\.q\.(\w+)\{text-decoration-style:(\w+)\}/g)].map(([, tone, kind]) => [
			tone,
			kind,
		]);
		const of = Object.fromEntries(underlines);
		assert.equal(new Set([of.error, of.warning, of.good, of.quiet, of.unchecked]).size, 5);
	});
});

/** As WCAG 2 reckons it. */
function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
