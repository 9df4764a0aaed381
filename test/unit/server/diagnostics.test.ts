import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createChecker } from '../../../src/check/check.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { createMarkdownParser } from '../../../src/drafts/markdown.ts';
import { draftDiagnostics, problemDiagnostic } from '../../../src/server/diagnostics.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument } from './fakes.ts';

describe('diagnostics', () => {
	const library = memoryLibrary({ roe: { title: 'On Rain', text: 'First.\r\nThe rain did not stop for three days.' } });

	it('stand at the words that differ and link to the very place in the source', () => {
		const state = checkedDocument('Line.\r\n“The rain did not stop for two days” [@roe]', library, [
			{
				passage: 'The rain did not stop for three days',
				differences: [['two', 'three']],
				findings: [{ severity: 'error', message: 'The source has “three”.' }],
			},
		]);
		const [diagnostic, ...more] = draftDiagnostics(state, library);
		assert.equal(more.length, 0);
		assert.equal(diagnostic?.severity, DiagnosticSeverity.Error);
		assert.equal(diagnostic?.code, 'altered');
		assert.equal(diagnostic?.source, 'Quotewright');
		assert.equal(diagnostic?.message, 'The source has “three”.');
		assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 27 }, end: { line: 1, character: 30 } });
		const [related] = diagnostic?.relatedInformation ?? [];
		assert.equal(related?.location.uri, 'file:///w/sources/roe.txt');
		assert.deepEqual(related?.location.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 36 } });
		assert.equal(related?.message, '“The rain did not stop for three days.” (On Rain)');
		assert.match(diagnostic?.codeDescription?.href ?? '', /^file:.*\/docs\/rules\.md#L\d+$/);
	});

	it('after edits stand where they would if nothing had stood there before', () => {
		const parts = fc.constantFrom(
			...['“The rain did not stop for two days” [@roe].', '“Nothing of the kind stands there at all” [@roe].'],
			...['“First.\nThe rain\rdid not ever stop for three days” [@roe]', '“The rain stopped” [@reo].'],
			...['Words.', '\n', '\r', '\r\n', '\n\n', '\r\n\r\n', 'x', '“', '”', ''],
		);
		const edits = fc.array(fc.record({ at: fc.nat(), remove: fc.nat({ max: 9 }), insert: parts }), { maxLength: 6 });
		const stateOf = (document: TextDocument, parser = createMarkdownParser(), checker = checkerOf()) => {
			const draft = parser.parse(document.getText());
			return { document, path: '/d.md', draft, checked: checker.check(draft, document.getText(), '/d.md') };
		};
		const checkerOf = () => createChecker(library, defaultSettings);
		fc.assert(
			fc.property(fc.array(parts, { maxLength: 16, size: 'max' }), edits, (start, changes) => {
				const document = TextDocument.create('file:///d.md', 'markdown', 0, start.join(''));
				const parser = createMarkdownParser();
				const checker = checkerOf();
				draftDiagnostics(stateOf(document, parser, checker), library);
				for (const [i, { at, remove, insert }] of changes.entries()) {
					const text = document.getText();
					const from = at % (text.length + 1);
					const to = Math.min(text.length, from + remove);
					const range = { start: document.positionAt(from), end: document.positionAt(to) };
					TextDocument.update(document, [{ range, text: insert }], i + 1);
					const fresh = TextDocument.create('file:///d.md', 'markdown', 0, document.getText());
					assert.deepEqual(
						draftDiagnostics(stateOf(document, parser, checker), library),
						draftDiagnostics(stateOf(fresh), library),
						JSON.stringify(document.getText()),
					);
				}
			}),
			{ numRuns: 200 },
		);
	}).timeout(60_000);

	it('show a comment that is of no use as such', () => {
		const state = checkedDocument('“The rain did not stop” [@roe]', library, [
			{ findings: [{ code: 'unused-ignore' }] },
		]);
		assert.deepEqual(draftDiagnostics(state, library)[0]?.tags, [DiagnosticTag.Unnecessary]);
	});

	it('tell what of the front matter could not be read', () => {
		const state = checkedDocument('x', library);
		const broken = {
			...state,
			draft: { ...state.draft, problems: [{ span: { start: 0, end: 1 }, message: 'Close the quote.' }] },
		};
		const [diagnostic] = draftDiagnostics(broken, library);
		assert.equal(diagnostic?.message, 'Close the quote.');
		assert.equal(diagnostic?.severity, DiagnosticSeverity.Warning);
	});

	it('tell of two files that claim one key, naming the other', () => {
		const file = TextDocument.create('file:///w/sources/a.md', 'markdown', 0, '---\nid: k\n---');
		const problem = {
			code: 'duplicate-key',
			path: '/w/sources/a.md',
			span: { start: 4, end: 9 },
			message: 'Also b.',
			related: ['/w/b.md'],
		} as const;
		const diagnostic = problemDiagnostic(problem, file);
		assert.deepEqual(diagnostic.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } });
		assert.equal(diagnostic.relatedInformation?.[0]?.location.uri, 'file:///w/b.md');
		assert.deepEqual(problemDiagnostic({ ...problem, span: undefined }, undefined).range.end, {
			line: 0,
			character: 0,
		});
	});
});
