import assert from 'node:assert/strict';
import { toJson } from '../../../src/cli/json.ts';
import { folder, sampleReport } from './sample.ts';

describe('json output', () => {
	it('is the documented object', () => {
		const report = sampleReport({
			draft: 'He “went to the forest” [@walden, chap. 2].\n',
			quoted: 'went to the forest',
			source: 'I went to the woods.\n',
			passage: 'went to the woods',
			verdict: 'altered',
			differs: [{ draft: 'forest', source: 'woods' }],
			finding: { message: 'The source says “woods”.' },
		});
		const errors = [{ path: '/broken.txt', message: 'It is not text.', fatal: false }];
		assert.deepEqual(JSON.parse(JSON.stringify(toJson({ ...report, errors }))), {
			version: 1,
			drafts: [
				{
					path: `${folder}/draft.md`,
					quotations: [
						{
							text: 'went to the forest',
							start: 4,
							end: 22,
							verdict: 'altered',
							flagged: true,
							accepted: false,
							citations: [{ key: 'walden', locator: 'chap. 2' }],
							source: {
								key: 'walden',
								path: `${folder}/sources/walden.txt`,
								start: 2,
								end: 19,
								text: 'went to the woods',
								locator: 'chap. 2',
							},
							differences: [
								{
									kind: 'substitution',
									draft: { start: 16, end: 22, text: 'forest' },
									source: { start: 14, end: 19, text: 'woods' },
									acceptable: false,
									severity: 'error',
									convention: 'wording',
								},
							],
						},
					],
					findings: [
						{
							code: 'altered',
							convention: null,
							severity: 'error',
							message: 'The source says “woods”.',
							start: 16,
							end: 22,
						},
					],
				},
			],
			baseline: { known: 0, gone: 0 },
			errors: [{ path: '/broken.txt', message: 'It is not text.' }],
		});
	});

	it('lists faithful quotations too', () => {
		const report = sampleReport({
			draft: 'He “went to the woods.”',
			quoted: 'went to the woods.',
			source: 'I went to the woods.',
			passage: 'went to the woods.',
			verdict: 'verbatim',
		});
		const json = JSON.parse(JSON.stringify(toJson(report)));
		assert.equal(json.drafts[0].quotations[0].verdict, 'verbatim');
		assert.equal(json.drafts[0].quotations[0].flagged, false);
		assert.deepEqual(json.drafts[0].quotations[0].citations, []);
		assert.deepEqual(json.drafts[0].findings, []);
	});
});
