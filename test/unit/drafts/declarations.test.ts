import assert from 'node:assert/strict';
import { readDeclarations } from '../../../src/drafts/declarations.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';

describe('Declarations', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['emphasis added', ['emphasis-added']],
		['my emphasis', ['emphasis-added']],
		['italics mine', ['emphasis-added']],
		['emphasis not in original', ['emphasis-added']],
		['Hervorh. d. Verf.', ['emphasis-added']],
		['Hervorhebung von mir', ['emphasis-added']],
		['c’est moi qui souligne', ['emphasis-added']],
		['nous soulignons', ['emphasis-added']],
		['italiques ajoutés', ['emphasis-added']],
		['cursivas mías', ['emphasis-added']],
		['強調は引用者', ['emphasis-added']],
		['emphasis in original', ['emphasis-in-original']],
		['original emphasis', ['emphasis-in-original']],
		['Hervorhebung im Original', ['emphasis-in-original']],
		['Herv. i. O.', ['emphasis-in-original']],
		['emphasis omitted', ['emphasis-omitted']],
		['my translation', ['translation']],
		['trans. mine', ['translation']],
		['Übers. d. Verf.', ['translation']],
		['ma traduction', ['translation']],
		['拙訳', ['translation']],
		['internal quotation marks omitted', ['marks-omitted']],
		['citation omitted', ['citation-omitted']],
		['citations and internal quotation marks omitted', ['citation-omitted', 'marks-omitted']],
		['footnotes omitted', ['footnote-omitted']],
		['bold emphasis added, footnote removed', ['emphasis-added', 'footnote-omitted']],
		['emphasis, footnotes omitted', ['emphasis-omitted', 'footnote-omitted']],
		['cleaned up', ['cleaned-up']],
		['spelling modernised', ['spelling-modernised']],
		['capitalization altered', ['capitalisation-altered']],
		['my emphasis; my translation', ['emphasis-added', 'translation']],
		['see below', []],
		['the added value', []],
		['sic', []],
	];
	for (const [text, expected] of cases) {
		it(text, () => assert.deepEqual(readDeclarations(text).sort(), [...expected].sort()));
	}
});

describe('What is declared about a quotation', () => {
	const declared = (draft: string) => parseMarkdown(draft).quotations.map((quotation) => [...quotation.declared]);

	it('stands behind it, behind its citation, in the citation, inside it or in its note', () => {
		for (const draft of [
			'“A *b*” (emphasis added) [@k].',
			'“A *b*” [@k] (emphasis added).',
			'“A *b*.” [@k] (Emphasis added.) More.',
			'“A *b*” [@k, p. 3, emphasis added].',
			'“A *b*” [@k, p. 3; emphasis added].',
			'“A *b* [emphasis added] c” [@k].',
			'“A *b*”[^1]\n\n[^1]: @k, p. 3 (emphasis added).',
			'> A *b*. [@k] (emphasis added)',
			'> A *b*.\n\n[@k] (emphasis added)',
		]) {
			assert.deepEqual(declared(draft), [['emphasis-added']], draft);
		}
	});

	it('is not said of another', () => {
		assert.deepEqual(declared('“A” [@a] and “B” [@b] (my translation).'), [[], ['translation']]);
		assert.deepEqual(declared('“A” (my translation) and “B” [@b].'), [['translation'], []]);
		assert.deepEqual(declared('“A” [@a]. “B” [@b] (my translation).'), [[], ['translation']]);
	});

	it('is said of all that share the citation before it', () => {
		assert.deepEqual(declared('“A” and “B” [@b] (my translation).'), [['translation'], ['translation']]);
	});
});
