import assert from 'node:assert/strict';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fix } from '../../../src/check/finding.ts';
import { codeActions, fixAllKind } from '../../../src/server/code-actions.ts';
import { draftDiagnostics } from '../../../src/server/diagnostics.ts';
import type { ProjectDocument } from '../../../src/server/project-document.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument } from './fakes.ts';

describe('code actions', () => {
	const library = memoryLibrary({ roe: { text: 'The rain did not stop for three days.' } });
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
		const actions = codeActions(
			state,
			library,
			{ start: at('stop').start, end: at('stop').start },
			[],
			undefined,
			undefined,
			false,
		);
		assert.deepEqual(
			actions.map(({ title, isPreferred, kind }) => [title, isPreferred, kind]),
			[
				['Write “did not”', true, 'quickfix'],
				['Mark the omission', false, 'quickfix'],
				['Ignore “altered” on the next line', undefined, 'quickfix'],
			],
		);
	});

	it('show the quotation beside its passage, where the client can', () => {
		const known = memoryLibrary({ note: { path: '/w/sources/note.txt', text: 'It did not stop.' } });
		const draft = '“It did stop.” @note\n';
		const altered = checkedDocument(draft, known, [
			{ passage: 'It did not stop.', findings: [{ fixes: [] }, { fixes: [] }] },
		]);
		const whole = { start: 0, end: draft.length };
		const offered = codeActions(altered, known, whole, [], undefined, undefined, true);
		const comparing = offered.filter(({ command }) => command);
		assert.deepEqual(
			comparing.map(({ title, command }) => [title, command?.command]),
			[['Compare with the source', 'quotewright.compare']],
		);
	});

	it('are tied to the diagnostic that the editor shows, and to the version they were made for', () => {
		const shown = draftDiagnostics(state, library);
		const [action] = codeActions(state, library, at('two'), shown, ['quickfix'], undefined, false);
		assert.equal(action?.diagnostics?.[0], shown[1]);
		const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		assert.deepEqual(edit?.textDocument, { uri: 'file:///w/draft.md', version: 7 });
		assert.deepEqual(edit?.edits, [
			{ range: { start: { line: 0, character: 29 }, end: { line: 0, character: 32 } }, newText: 'three' },
		]);
	});

	it('restore everything at once when asked to fix all', () => {
		for (const only of [[fixAllKind], ['source.fixAll'], ['source']]) {
			const [action, ...more] = codeActions(state, library, { start: 0, end: 0 }, [], only, undefined, false);
			assert.equal(more.length, 0);
			const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
			assert.deepEqual(
				edit?.edits.map((one) => ('newText' in one ? one.newText : '')),
				['not stop', 'three'],
			);
		}
	});

	it('offer no fix-all uninvited, nor where nothing can be restored', () => {
		const kinds = codeActions(state, library, { start: 0, end: text.length }, [], undefined, undefined, false).map(
			({ kind }) => kind,
		);
		assert.ok(!kinds.includes(fixAllKind));
		assert.deepEqual(
			codeActions(checkedDocument(text, library), library, { start: 0, end: 9 }, [], [fixAllKind], undefined, false),
			[],
		);
	});

	it('offer to be quiet instead, once for all that it silences', () => {
		const twice = checkedDocument(`A.\n\n${text}`, library, [
			{ findings: [{ message: 'One.' }, { message: 'Two.' }, { message: 'Three.', code: 'meaning-changed' }] },
		]);
		const at = { start: 3, end: text.length };
		const file = { uri: 'file:///w/quotewright.json', document: undefined, version: null };
		const actions = codeActions(twice, library, at, draftDiagnostics(twice, library), undefined, file, false);
		assert.deepEqual(
			actions.map(({ title, diagnostics = [] }) => [title, diagnostics.map(({ message }) => message)]),
			[
				['Ignore “altered” on the next line', ['One.', 'Two.']],
				['Ignore “meaning-changed” on the next line', ['Three.']],
				['Accept this quotation as it stands', ['One.', 'Two.', 'Three.']],
			],
		);
		const [edit] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		assert.deepEqual(edit?.textDocument, { uri: 'file:///w/draft.md', version: 7 });
		const start = { line: 2, character: 0 };
		assert.deepEqual(edit?.edits, [
			{ range: { start, end: start }, newText: '<!-- quotewright-ignore-next-line altered -->\n' },
		]);
	});

	it('accept a quotation in the project’s file, which is made where there is none', () => {
		const entry = '"quotation": "The rain did stop",';
		const none = { uri: 'file:///w/quotewright.json', document: undefined, version: null };
		const [create, fill] = acceptance(none);
		assert.deepEqual(create, { kind: 'create', uri: none.uri });
		assert.ok(fill && 'edits' in fill && fill.edits.some((edit) => 'newText' in edit && edit.newText.includes(entry)));
		const document = TextDocument.create(none.uri, 'jsonc', 3, '{\n  "preset": "news"\n}\n');
		const [change, ...more] = acceptance({ ...none, document, version: 3 });
		assert.deepEqual(more, []);
		assert.ok(change && 'edits' in change);
		assert.deepEqual(change.textDocument, { uri: none.uri, version: 3 });
		const after = TextDocument.applyEdits(document, change.edits as TextEdit[]);
		assert.ok(after.startsWith('{\n  "preset": "news",\n  "accepted": [\n'), after);
		assert.ok(after.includes(entry), after);
		const broken = TextDocument.create(none.uri, 'jsonc', 4, '{ "preset": ');
		assert.deepEqual(acceptance({ ...none, document: broken, version: 4 }), []);
	});

	it('offer no quiet about comments that ask for it, nor acceptance where nothing can be checked', () => {
		const fixes: Fix[] = [{ kind: 'remove-ignore', title: 'Remove the comment', edits: [] }];
		const odd = checkedDocument(text, library, [
			{ findings: [{ code: 'unused-ignore', fixes }, { code: 'uncheckable' }] },
		]);
		const file = { uri: 'file:///w/quotewright.json', document: undefined, version: null };
		assert.deepEqual(
			codeActions(odd, library, at('stop'), [], undefined, file, false).map(({ title }) => title),
			['Remove the comment', 'Ignore “uncheckable” on the next line'],
		);
	});

	function acceptance(file: ProjectDocument) {
		const actions = codeActions(state, library, at('did stop'), [], undefined, file, false);
		return actions.find(({ title }) => title.startsWith('Accept'))?.edit?.documentChanges ?? [];
	}

	it('never touch the same words twice', () => {
		const twice = checkedDocument(text, library, [
			{
				findings: [
					{ fixes: [restoreNot] },
					{ fixes: [{ ...restoreNot, edits: [{ span: at('did stop'), text: 'x' }] }] },
				],
			},
		]);
		const [action] = codeActions(twice, library, { start: 0, end: 0 }, [], [fixAllKind], undefined, false);
		const [edit] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		assert.equal(edit?.edits.length, 1);
	});

	function at(words: string) {
		const start = text.indexOf(words);
		return { start, end: start + words.length };
	}
});
