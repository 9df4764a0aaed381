import assert from 'node:assert/strict';
import type { TextDocumentEdit } from 'vscode-languageserver/node';
import type { Fix } from '../../../src/check/finding.ts';
import { codeActions, fixAllKind } from '../../../src/server/code-actions.ts';
import { draftDiagnostics } from '../../../src/server/diagnostics.ts';
import { checkedDocument, fakeLibrary } from './fakes.ts';

describe('code actions', () => {
	const library = fakeLibrary({ roe: { text: 'The rain did not stop for three days.' } });
	const text = '“The rain did stop” and “for two days” [@roe]';
	const restoreNot: Fix = {
		kind: 'restore',
		title: 'Write “did not”',
		edits: [{ span: at('stop'), text: 'not stop' }],
	};
	const markIt: Fix = {
		kind: 'mark-omission',
		title: 'Mark the omission',
		edits: [{ span: at('stop'), text: '… stop' }],
	};
	const restoreThree: Fix = { kind: 'restore', title: 'Write “three”', edits: [{ span: at('two'), text: 'three' }] };
	const state = checkedDocument(text, library, [
		{ findings: [{ span: at('did stop'), fixes: [restoreNot, markIt] }] },
		{ findings: [{ span: at('two'), fixes: [restoreThree] }] },
	]);

	it('offer the fixes of the finding under the cursor, the restoring one preferred', () => {
		const actions = codeActions(state, library, { start: at('stop').start, end: at('stop').start }, [], undefined);
		assert.deepEqual(
			actions.map(({ title, isPreferred, kind }) => [title, isPreferred, kind]),
			[
				['Write “did not”', true, 'quickfix'],
				['Mark the omission', false, 'quickfix'],
			],
		);
	});

	it('are tied to the diagnostic that the editor shows, and to the version they were made for', () => {
		const shown = draftDiagnostics(state, library);
		const [action] = codeActions(state, library, at('two'), shown, ['quickfix']);
		assert.equal(action?.diagnostics?.[0], shown[1]);
		const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		assert.deepEqual(edit?.textDocument, { uri: 'file:///w/draft.md', version: 7 });
		assert.deepEqual(edit?.edits, [
			{ range: { start: { line: 0, character: 29 }, end: { line: 0, character: 32 } }, newText: 'three' },
		]);
	});

	it('restore everything at once when asked to fix all', () => {
		for (const only of [[fixAllKind], ['source.fixAll'], ['source']]) {
			const [action, ...more] = codeActions(state, library, { start: 0, end: 0 }, [], only);
			assert.equal(more.length, 0);
			const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
			assert.deepEqual(
				edit?.edits.map((one) => ('newText' in one ? one.newText : '')),
				['not stop', 'three'],
			);
		}
	});

	it('offer no fix-all uninvited, nor where nothing can be restored', () => {
		const kinds = codeActions(state, library, { start: 0, end: text.length }, [], undefined).map(({ kind }) => kind);
		assert.ok(!kinds.includes(fixAllKind));
		assert.deepEqual(codeActions(checkedDocument(text, library), library, { start: 0, end: 9 }, [], [fixAllKind]), []);
	});

	it('never touch the same words twice', () => {
		const twice = checkedDocument(text, library, [
			{
				findings: [
					{ fixes: [restoreNot] },
					{ fixes: [{ ...restoreNot, edits: [{ span: at('did stop'), text: 'x' }] }] },
				],
			},
		]);
		const [action] = codeActions(twice, library, { start: 0, end: 0 }, [], [fixAllKind]);
		const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		assert.equal(edit?.edits.length, 1);
	});

	function at(words: string) {
		const start = text.indexOf(words);
		return { start, end: start + words.length };
	}
});
