import assert from 'node:assert/strict';
import { reportJson } from '../../../src/report/report-json.ts';
import { filesOf, reportOf } from './reporting.ts';

describe('the JSON of a report', () => {
	const sources = {
		walden: { text: 'I went to the woods. It was March.', title: 'Walden', author: 'Thoreau', date: '1854' },
	};
	const report = reportOf({
		sources,
		draft:
			'# One\n\n<!-- quotewright-ignore-next-line -->\n“I went to the sea.” [@walden]\n\n“I went to the forest.” [@walden, p. 2]\n',
		errors: [{ path: '/broken.txt', message: 'It is not text.' }],
	});
	const json = JSON.parse(JSON.stringify(reportJson(report, filesOf(report))));

	it('is the documented object', () => {
		const { findings: _, differences, ...quotation } = json.drafts[0].quotations[1];
		assert.deepEqual(quotation, {
			number: 2,
			line: 6,
			standing: 'altered',
			quieted: null,
			text: 'I went to the forest.',
			start: 78,
			end: 99,
			verdict: 'altered',
			flagged: true,
			accepted: false,
			citations: [{ key: 'walden', locator: 'p. 2' }],
			source: {
				key: 'walden',
				path: '/w/sources/walden.txt',
				start: 0,
				end: 19,
				text: 'I went to the woods',
				locator: null,
			},
			context: { before: '', after: '. It was March.', line: 1, speaker: null },
		});
		assert.equal(differences[0].convention, 'wording');
		const { quotations: __, findings, known, ignored, sha256, ...draft } = json.drafts[0];
		assert.deepEqual(draft, {
			path: '/w/draft.md',
			title: 'One',
			unsaved: false,
			preset: 'scholarly',
			summary: {
				quotations: 2,
				compared: 2,
				wrong: 1,
				standings: [{ standing: 'altered', count: 2 }],
				findings: [{ severity: 'warning', count: 1 }],
			},
		});
		assert.match(sha256, /^[0-9a-f]{64}$/);
		assert.deepEqual(findings, json.drafts[0].quotations[1].findings);
		assert.deepEqual([findings.length, known.length, ignored.length], [1, 0, 1]);
		const [{ sha256: hash, ...source }] = json.sources;
		assert.deepEqual(source, {
			key: 'walden',
			path: '/w/sources/walden.txt',
			title: 'Walden',
			author: 'Thoreau',
			date: '1854',
			size: 1234,
			modified: '2026-05-03T12:30:00.000Z',
			quotations: [
				{ draft: 0, number: 1 },
				{ draft: 0, number: 2 },
			],
			notFound: [],
		});
		assert.match(hash, /^[0-9a-f]+$/);
		const { drafts: ___, sources: ____, ...rest } = json;
		assert.deepEqual(rest, {
			version: 1,
			made: '2026-05-03T12:30:00.000Z',
			quotewright: '1.2.3',
			baseline: { known: 0 },
			errors: [{ path: '/broken.txt', message: 'It is not text.' }],
		});
	});

	it('says of one that a comment ignores what it would be', () => {
		const [first] = json.drafts[0].quotations;
		assert.deepEqual([first.standing, first.quieted, first.findings], ['altered', 'ignored', []]);
	});
});
