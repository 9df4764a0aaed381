import assert from 'node:assert/strict';
import { formatBaseline, parseBaseline } from '../../../src/project/baseline-file.ts';

const entry = { code: 'altered', quotation: 'He said “no”.', draft: 'no', source: 'yes', count: 2 };
const missing = { code: 'not-found', quotation: 'Nowhere at all', draft: '', source: '', count: 1 };

describe('quotewright.baseline.json', () => {
	const baseline = new Map([
		['/p/z.md', [missing]],
		['/p/ch/a.md', [entry, missing]],
		['/p/fine.md', []],
		['/q/other.md', [missing]],
	]);

	it('has an entry a line, under the drafts in order, with paths that are the same everywhere', () => {
		assert.equal(
			formatBaseline(baseline, '/p'),
			[
				'{',
				'  "version": 1,',
				'  "drafts": {',
				'    "../q/other.md": [',
				'      { "code": "not-found", "quotation": "Nowhere at all", "draft": "", "source": "", "count": 1 }',
				'    ],',
				'    "ch/a.md": [',
				'      { "code": "altered", "quotation": "He said “no”.", "draft": "no", "source": "yes", "count": 2 },',
				'      { "code": "not-found", "quotation": "Nowhere at all", "draft": "", "source": "", "count": 1 }',
				'    ],',
				'    "z.md": [',
				'      { "code": "not-found", "quotation": "Nowhere at all", "draft": "", "source": "", "count": 1 }',
				'    ]',
				'  }',
				'}',
				'',
			].join('\n'),
		);
	});

	it('is read as it was written', () => {
		const read = parseBaseline(formatBaseline(baseline, '/p'), '/p');
		assert.deepEqual(
			new Map([...(read ?? [])].sort()),
			new Map([...baseline].filter(([, all]) => all.length > 0).sort()),
		);
		assert.deepEqual(parseBaseline(formatBaseline(new Map(), '/p'), '/p'), new Map());
	});

	it('is not read where it is something else', () => {
		for (const text of [
			'',
			'{',
			'[]',
			'{ "version": 2, "drafts": {} }',
			'{ "version": 1 }',
			'{ "version": 1, "drafts": { "a.md": {} } }',
			'{ "version": 1, "drafts": { "a.md": [{ "code": "altered" }] } }',
		]) {
			assert.equal(parseBaseline(text, '/p'), undefined, text);
		}
	});
});
