import assert from 'node:assert/strict';
import { exitCode } from '../../../src/cli/outcome.ts';
import { createPaint, wantsColour } from '../../../src/cli/paint.ts';
import { toPretty } from '../../../src/cli/pretty.ts';
import { folder, type Sample, sampleReport } from './sample.ts';

const altered: Sample = {
	draft: '# Woods\n\nHe “went to the forest because I wished to live deliberately” [@walden, chap. 2].\n',
	quoted: 'went to the forest because I wished to live deliberately',
	source:
		'Where I Lived\n\nI went to the woods because I wished to live deliberately, to front only the essential facts.\n',
	passage: 'went to the woods because I wished to live deliberately',
	verdict: 'altered',
	differs: [{ draft: 'forest', source: 'woods' }],
	finding: {
		message: 'The source says “woods”.',
		fixes: [{ kind: 'restore', title: 'Restore the source’s words', edits: [] }],
	},
};
const plain = { folder, width: 100, paint: createPaint(false) };

describe('pretty output', () => {
	it('shows a finding with the words that differ marked in draft and source', () => {
		assert.equal(
			toPretty(sampleReport(altered), plain),
			[
				'draft.md:3:17  error  altered',
				'  The source says “woods”.',
				'',
				'   draft  He “went to the forest because I wished to live deliberately” [@walden, chap. 2].',
				'                          ^^^^^^',
				'  source  I went to the woods because I wished to live deliberately, to front only the essential…',
				'                        ^^^^^',
				'          @walden · Walden; or, Life in the Woods · chap. 2 · sources/walden.txt:3:15',
				'     fix  Restore the source’s words',
				'',
				'1 error. Checked 1 quotation in 1 draft against 1 source.',
				'',
			].join('\n'),
		);
	});

	it('keeps within the width of the terminal', () => {
		for (const width of [40, 60, 80, 120]) {
			const lines = toPretty(sampleReport(altered), { ...plain, width }).split('\n');
			assert.deepEqual(
				lines.filter((line) => line.length > width && !line.startsWith('1 error')),
				[],
				`${width} columns`,
			);
		}
	});

	it('shows control characters of drafts and sources instead of obeying them', () => {
		const hostile = '\u001b[2J\u0007\u009b1m\u007f';
		const text = toPretty(
			sampleReport({
				...altered,
				draft: altered.draft.replace('He', `He${hostile}`),
				source: altered.source.replace('facts', `facts${hostile}`),
				finding: { message: `The source\nsays “${hostile}”.` },
			}),
			plain,
		);
		assert.doesNotMatch(text, /(?!\n)\p{Cc}/u);
		assert.ok(text.includes('  draft  He␛[2J␇\ufffd1m␡ “went to the forest'), text);
		assert.ok(text.includes('  The source says “␛[2J␇\ufffd1m␡”.'), text);
		const [line = '', carets = ''] = text.split('\n').slice(3);
		assert.equal(carets.indexOf('^'), line.indexOf('forest'));
	});

	it('says that nothing is wrong when nothing is', () => {
		const { finding: _, differs: __, ...faithful } = altered;
		const report = sampleReport({ ...faithful, verdict: 'verbatim' });
		assert.equal(toPretty(report, plain), 'No problems. Checked 1 quotation in 1 draft against 1 source.\n');
		assert.equal(exitCode(report), 0);
	});

	it('says what the baseline keeps silent, and what of it is gone', () => {
		const { finding: _, differs: __, ...faithful } = altered;
		const report = sampleReport({ ...faithful, verdict: 'verbatim' });
		const [draft] = report.drafts;
		const [finding] = sampleReport(altered).drafts[0]?.checked.findings ?? [];
		assert.ok(draft && finding);
		const checked = { ...draft.checked, known: [finding, finding] };
		assert.equal(
			toPretty({ ...report, drafts: [{ ...draft, checked }], gone: 1 }, plain),
			[
				'No problems. Checked 1 quotation in 1 draft against 1 source. Not shown: 2 findings in the baseline.',
				'1 finding in the baseline no longer occurs: --write-baseline takes it out.',
				'',
			].join('\n'),
		);
		assert.match(
			toPretty({ ...report, drafts: [{ ...draft, checked: { ...checked, known: [finding] } }], gone: 2 }, plain),
			/ Not shown: 1 finding in the baseline\.\n2 findings in the baseline no longer occur: --write-baseline takes them out\.\n$/,
		);
	});

	it('counts what was accepted and what a comment ignores', () => {
		const report = sampleReport(altered);
		const [draft] = report.drafts;
		const [finding] = draft?.checked.findings ?? [];
		assert.ok(draft && finding);
		const quotations = draft.checked.quotations.map((one) => ({ ...one, accepted: true, flagged: false }));
		const checked = { ...draft.checked, quotations, findings: [], silenced: [finding, finding], known: [finding] };
		assert.match(
			toPretty({ ...report, drafts: [{ ...draft, checked }] }, plain),
			/^No problems\. .* Not shown: 1 accepted quotation, 2 ignored findings, 1 finding in the baseline\.\n$/,
		);
	});

	it('does not mark acceptable differences', () => {
		const report = sampleReport({
			...altered,
			differs: [
				{ draft: 'forest', source: 'woods' },
				{ draft: 'went', source: 'went', acceptable: true },
			],
			finding: { message: 'Not the words.', span: { start: 12, end: 67 } },
		});
		assert.match(toPretty(report, plain), /\n {26}\^{6}\n/);
	});

	it('reports what could not be read, after the findings', () => {
		const report = sampleReport(altered);
		const errors = [{ path: `${folder}/sources/broken.txt`, message: 'It is not text.', fatal: false }];
		const text = toPretty({ ...report, errors }, plain);
		assert.match(text, /sources\/broken\.txt {2}warning\n {2}It is not text\.\n/);
		assert.match(text, /\n1 error, 1 problem with files\. Checked 1 quotation/);
		assert.equal(exitCode({ ...report, errors }), 1);
	});

	it('dresses the marked words when colour is wanted', () => {
		const text = toPretty(sampleReport(altered), { ...plain, paint: createPaint(true) });
		assert.ok(text.includes('the \u001b[1m\u001b[31mforest\u001b[39m\u001b[22m because'), text);
	});
});

describe('exit code', () => {
	const withSeverity = (severity: 'warning' | 'information' | 'hint', code: 'altered' | 'uncited') => ({
		...sampleReport({ ...altered, finding: { severity, code } }),
	});

	it('is 1 when a quotation is flagged', () => {
		assert.equal(exitCode(withSeverity('information', 'altered')), 1);
	});

	it('is 0 when there are only hints, or a citation is wanted', () => {
		assert.equal(exitCode(withSeverity('hint', 'altered')), 0);
		assert.equal(exitCode(withSeverity('information', 'uncited')), 0);
	});

	it('is 2 when something that was asked for could not be checked', () => {
		const errors = [{ path: '/gone.md', message: 'There is no such file.', fatal: true }];
		assert.equal(exitCode({ ...sampleReport(altered), errors }), 2);
	});
});

describe('colour', () => {
	it('is for terminals', () => {
		assert.equal(wantsColour({}, true), true);
		assert.equal(wantsColour({}, false), false);
		assert.equal(wantsColour({ TERM: 'dumb' }, true), false);
	});

	it('obeys NO_COLOR, and FORCE_COLOR before it', () => {
		assert.equal(wantsColour({ NO_COLOR: '1' }, true), false);
		assert.equal(wantsColour({ NO_COLOR: '' }, true), true);
		assert.equal(wantsColour({ FORCE_COLOR: '1', NO_COLOR: '1' }, false), true);
		assert.equal(wantsColour({ FORCE_COLOR: '0' }, true), false);
	});
});
