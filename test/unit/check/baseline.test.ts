import assert from 'node:assert/strict';
import { type BaselineEntry, baselineOf } from '../../../src/check/baseline.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { checkDraft } from './checking.ts';

const texts = {
	walden: 'The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation.',
};
const noisy = '“The mass of men lead lives of noisy desperation” [@walden].';
const called = '“What is called despair is confirmed desperation” [@walden].';

function checkAgainst(entries: readonly BaselineEntry[], draft: string) {
	return checkDraft(texts, draft, { ...defaultSettings, baseline: new Map([['/draft.md', entries]]) });
}

const baseline = (draft: string) => baselineOf(checkDraft(texts, draft).findings);
const codes = (entries: readonly BaselineEntry[], draft: string) =>
	checkAgainst(entries, draft).findings.map(({ code }) => code);

describe('a baseline', () => {
	it('says what was found, not where, and each thing once', () => {
		assert.deepEqual(baseline(`${called}\n\n${noisy}\n\n${noisy} [@nobody2020]\n`), [
			{ code: 'unknown-source', quotation: '', draft: 'nobody2020', source: '', count: 1 },
			{
				code: 'altered',
				quotation: 'The mass of men lead lives of noisy desperation',
				draft: 'noisy',
				source: 'quiet',
				count: 2,
			},
			{
				code: 'altered',
				quotation: 'What is called despair is confirmed desperation',
				draft: 'despair',
				source: 'resignation',
				count: 1,
			},
		]);
	});

	it('silences what it has, wherever that stands now and however it is set', () => {
		const entries = baseline(noisy);
		const moved = `New.\n\n${noisy.replace('“', '"').replace('”', '"').replace('men lead', 'men\nlead')}`;
		const { findings, quotations, known, gone } = checkAgainst(entries, moved);
		assert.deepEqual(findings, []);
		assert.equal(quotations[0]?.flagged, false);
		assert.equal(quotations[0]?.verdict, 'altered');
		assert.deepEqual(
			known.map(({ code }) => code),
			['altered'],
		);
		assert.equal(gone, 0);
	});

	it('leaves what is new', () => {
		const entries = baseline(noisy);
		assert.deepEqual(codes(entries, `${noisy}\n\n${called}`), ['altered']);
		assert.deepEqual(codes(entries, noisy.replace('noisy', 'loud')), ['altered']);
		assert.deepEqual(codes(entries, noisy.replace('walden', 'waldem')), ['unknown-source']);
	});

	it('counts: the same once more is new', () => {
		const { findings, quotations } = checkAgainst(baseline(noisy), `${noisy}\n\n${noisy}`);
		assert.equal(findings.length, 1);
		assert.deepEqual(
			quotations.map(({ flagged }) => flagged),
			[false, true],
		);
	});

	it('tells how much of it is gone', () => {
		const entries = baseline(`${noisy}\n\n${noisy}\n\n${called}`);
		assert.equal(checkAgainst(entries, noisy).gone, 2);
		assert.equal(checkAgainst(entries, 'Nothing.').gone, 3);
	});

	it('has no use for ignore comments that silence nothing', () => {
		const draft = `<!-- quotewright-ignore-next-line -->\nNothing.\n`;
		assert.deepEqual(baseline(draft), []);
		const entry = { code: 'unused-ignore', quotation: '', draft: '', source: '', count: 1 };
		assert.deepEqual(codes([entry], draft), ['unused-ignore']);
	});

	it('is of one draft', () => {
		const settings = { ...defaultSettings, baseline: new Map([['/other.md', baseline(noisy)]]) };
		assert.equal(checkDraft(texts, noisy, settings).findings.length, 1);
	});

	it('does not have what a comment silences already', () => {
		const ignored = `<!-- quotewright-ignore-next-line -->\n${noisy}`;
		assert.deepEqual(baseline(ignored), []);
		assert.deepEqual(codes(baseline(noisy), ignored), []);
		assert.equal(checkAgainst(baseline(noisy), ignored).gone, 1);
	});
});
