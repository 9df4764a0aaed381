import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/check/settings.ts';
import type { Locator } from '../../../src/text/locator.ts';
import { checkDraft, said } from './checking.ts';

const pages = [
	'The mass of men lead lives of quiet desperation.',
	'Our life is frittered away by detail. An honest man has hardly need to count',
	'more than his ten fingers. I went to the woods because I wished to live deliberately.',
	'Our life is frittered away by detail.',
];

function source(labels: readonly string[], about: Partial<Locator> = {}) {
	let text = '';
	const locators = pages.map((page, i): Locator => {
		const start = text.length;
		text += `${page}\n`;
		return { term: 'page', value: labels[i] as string, span: { start, end: text.length }, ...about };
	});
	return { s: { text, apparatus: [], locators } };
}

const numbered = source(['xii', '30', '31', '40']);

function messages(draft: string, texts: Parameters<typeof checkDraft>[0] = numbered): readonly string[] {
	return said(checkDraft(texts, draft));
}

function mended(draft: string, texts: Parameters<typeof checkDraft>[0] = numbered): string {
	const [edit] = checkDraft(texts, draft).findings[0]?.fixes[0]?.edits ?? [];
	return edit ? draft.slice(0, edit.span.start) + edit.text + draft.slice(edit.span.end) : draft;
}

describe('a cited page', () => {
	it('is right where the words stand on it, or on a part of what is cited', () => {
		for (const cited of ['p. 31', 'pp. 30-33', 'p. 30f.', '31', 'pp. 12, 31']) {
			assert.deepEqual(messages(`“I wished to live deliberately” [@s, ${cited}].`), [], cited);
		}
		assert.deepEqual(messages('“The mass of men lead lives of quiet desperation” [@s, p. XII].'), []);
	});

	it('is right where the words begin or end on it', () => {
		const words = '“hardly need to count more than his ten fingers”';
		for (const cited of ['p. 30', 'p. 31', 'pp. 30–31']) {
			assert.deepEqual(messages(`${words} [@s, ${cited}].`), [], cited);
		}
	});

	it('is another: the finding says which', () => {
		const draft = '“I wished to live deliberately” [@s, p. 30].';
		assert.deepEqual(messages(draft), ['warning wrong-locator: These words stand on p. 31 of “S” (@s), not on p. 30.']);
		assert.equal(checkDraft(numbered, draft).quotations[0]?.flagged, true);
		assert.equal(mended(draft), '“I wished to live deliberately” [@s, p. 31].');
	});

	it('is one that the source does not have', () => {
		assert.deepEqual(messages('“I wished to live deliberately” [@s, p. 300].'), [
			'warning wrong-locator: These words stand on p. 31 of “S” (@s), not on p. 300.',
		]);
	});

	it('is mended in the words of the writer', () => {
		assert.equal(
			mended('„I wished to live deliberately“ [@s, S. 30].'),
			'„I wished to live deliberately“ [@s, S. 31].',
		);
		assert.equal(
			mended('“I wished to live deliberately” [@s, 30, my italics].'),
			'“I wished to live deliberately” [@s, 31, my italics].',
		);
		assert.equal(
			mended('“hardly need to count more than his ten fingers” [@s, p. 40].'),
			'“hardly need to count more than his ten fingers” [@s, pp. 30-31].',
		);
	});

	it('is no finding where the same words stand there, too', () => {
		assert.deepEqual(messages('“Our life is frittered away by detail” [@s, p. 40].'), []);
		assert.deepEqual(messages('“Our life is frittered away by detail” [@s, p. 30].'), []);
	});

	it('is no finding where the words stand deep in that page, and once more at the foot of the page before', () => {
		const filling = (word: string) => Array.from({ length: 60 }, (_, i) => `${word}${i}`).join(' ');
		const words = 'Our life is frittered away by detail.';
		const before = `${filling('early')} ${words} ${filling('last').slice(0, 20)}\n`;
		const text = `${before}${filling('middle')} ${filling('more')} ${words}`;
		const page = (value: string, start: number, end: number) => ({
			term: 'page' as const,
			value,
			span: { start, end },
		});
		const locators = [page('30', 0, before.length), page('31', before.length, text.length)];
		for (const cited of ['30', '31'])
			assert.deepEqual(messages(`“${words}” [@s, p. ${cited}].`, { s: { text, apparatus: [], locators } }), [], cited);
	});

	it('is left in peace where nothing can be compared', () => {
		const words = '“I wished to live deliberately”';
		for (const cited of ['chap. 9', 'passim', 'p. 3.12'])
			assert.deepEqual(messages(`${words} [@s, ${cited}].`), [], cited);
		assert.deepEqual(messages(`${words} [@s, p. 30].`, { s: pages.join('\n') }), []);
	});

	it('is a hint at most where only we have counted the pages, and nothing beyond the last of them', () => {
		const counted = source(['1', '2', '3', '4'], { counted: true });
		assert.deepEqual(messages('“I wished to live deliberately” [@s, p. 2].', counted), [
			'hint wrong-locator: These words stand on p. 3 of “S” (@s), counting from the first page of the file, not on p. 2.',
		]);
		assert.deepEqual(messages('“I wished to live deliberately” [@s, p. 127].', counted), []);
	});

	it('is said beside what is wrong with the words, and can be turned off', () => {
		const draft = '“I wished to live decently” [@s, p. 30].';
		assert.deepEqual(
			checkDraft(numbered, draft).findings.map(({ code }) => code),
			['altered', 'wrong-locator'],
		);
		const quiet = checkDraft(numbered, draft, { ...defaultSettings, rules: { 'wrong-locator': 'off' } });
		assert.deepEqual(
			quiet.findings.map(({ code }) => code),
			['altered'],
		);
	});
});

describe('a cited time', () => {
	const talk = source(['00:00:10', '00:02:00', '00:04:00', '00:05:30'], { term: 'timestamp' });

	it('may be anywhere in the stretch that the transcript dates, and half a minute off', () => {
		for (const time of ['00:04:00', '4:31', '00:05:45', '00:03:40']) {
			assert.deepEqual(messages(`“I wished to live deliberately” [@s, ${time}].`, talk), [], time);
		}
	});

	it('is another', () => {
		const draft = '“I wished to live deliberately” [@s, 00:12:03].';
		assert.deepEqual(messages(draft, talk), [
			'warning wrong-locator: These words stand at 00:04:00 of “S” (@s), not at 00:12:03.',
		]);
		assert.equal(mended(draft, talk), '“I wished to live deliberately” [@s, 00:04:00].');
	});
});
