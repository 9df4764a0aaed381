import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createChecker } from '../../../../src/check/check.ts';
import { defaultSettings, type Preset } from '../../../../src/check/settings.ts';
import { parseMarkdown } from '../../../../src/drafts/markdown.ts';
import { leaveOutActions } from '../../../../src/server/quoting/leave-out.ts';
import { memoryLibrary } from '../../memory-library.ts';

describe('leaving out the selected words of a quotation', () => {
	const text = 'In spring, the old dredgers, paid for twice, did not work. Nobody in the harbour knew why.';

	it('puts an ellipsis in their place', () => {
		assert.equal(
			left('He says: “In spring, the old dredgers, {paid for} twice, did not work.” [@s]'),
			'He says: “In spring, the old dredgers, … twice, did not work.” [@s]',
		);
		assert.equal(
			left('He says: “In spring, the old dredg{ers, paid for twi}ce, did not work” [@s]'),
			'He says: “In spring, the old … did not work” [@s]',
		);
	});

	it('puts nothing at the ends, but begins and ends the sentence', () => {
		assert.equal(left('“{In spring,} the old dredgers did not work” [@s]'), '“The old dredgers did not work” [@s]');
		assert.equal(
			left('He says: “In spring, the old dredgers, {paid for twice, did not work}.” [@s]'),
			'He says: “In spring, the old dredgers.” [@s]',
		);
	});

	it('follows the preset in brackets and at the end', () => {
		assert.equal(left('“{In spring,} the old dredgers” [@s]', 'strict'), '“[T]he old dredgers” [@s]');
		assert.equal(
			left('He says: “In spring, the old dredgers, {paid for twice}” [@s]', 'strict'),
			'He says: “In spring, the old dredgers …” [@s]',
		);
	});

	it('makes one ellipsis of two', () => {
		assert.equal(
			left('He says: “In spring, the … dredgers, {paid for} … did not work” [@s]'),
			'He says: “In spring, the … dredgers, … did not work” [@s]',
		);
	});

	it('is not to be had where it hides a negation, and says so', () => {
		assert.match(left('He says: “the old dredgers, paid for twice, {did not} work” [@s]'), /^\(.*not.*\)$/);
	});

	it('is only offered for words inside a quotation, and not for all of them', () => {
		assert.equal(left('He {says}: “the old dredgers” [@s]'), '(nothing)');
		assert.equal(left('He says: “{the old dredgers}” [@s]'), '(nothing)');
		assert.equal(left('He says: “the old{,} dredgers” [@s]'), '(nothing)');
	});

	/** @param marked the selection stands in braces */
	function left(marked: string, preset: Preset = 'scholarly'): string {
		const library = memoryLibrary({ s: { text } });
		const written = marked.replace(/[{}]/g, '');
		const selection = { start: marked.indexOf('{'), end: marked.indexOf('}') - 1 };
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, written);
		const settings = { ...defaultSettings, preset };
		const path = '/w/draft.md';
		const draft = parseMarkdown(written);
		const checked = createChecker(library, settings).check(draft, written, path);
		const judge = { library, settings, path, parse: parseMarkdown };
		const [action] = leaveOutActions({ document, path, draft, checked }, selection, judge);
		if (!action) return '(nothing)';
		if (action.disabled) return `(${action.disabled.reason})`;
		const [change] = action.edit?.documentChanges ?? [];
		assert.ok(change && 'edits' in change);
		return TextDocument.applyEdits(document, change.edits as Parameters<typeof TextDocument.applyEdits>[1]);
	}
});
