import assert from 'node:assert/strict';
import { citedSource } from '../../../src/server/cited-source.ts';
import { definition } from '../../../src/server/definition.ts';
import { usesIn } from '../../../src/server/draft-uses.ts';
import { documentLinks } from '../../../src/server/links.ts';
import { citationsOf, quotationsOf } from '../../../src/server/references.ts';
import { atOnce } from '../../../src/text/at-once.ts';
import { memoryLibrary, wholeText } from '../memory-library.ts';
import { checkedDocument, cursorIn, type Judgement } from './fakes.ts';

const library = memoryLibrary({
	roe: { title: 'On Rain', text: 'It was late.\nThe rain did not stop. So it was.' },
	empty: { title: 'A book' },
});

describe('definition', () => {
	it('leads from a quotation to the passage, its sentence shown', () => {
		const [link] = definitionAt('He said “rain did| not stop” [@roe].');
		assert.equal(link?.targetUri, 'file:///w/sources/roe.txt');
		assert.deepEqual(link?.targetSelectionRange, { start: { line: 1, character: 4 }, end: { line: 1, character: 21 } });
		assert.deepEqual(link?.targetRange, { start: { line: 1, character: 0 }, end: { line: 1, character: 22 } });
		assert.deepEqual(link?.originSelectionRange, { start: { line: 0, character: 8 }, end: { line: 0, character: 27 } });
	});

	it('leads from a citation to the passages of its quotations', () => {
		assert.equal(definitionAt('“rain did not stop” [@ro|e]')[0]?.targetSelectionRange.start.line, 1);
	});

	it('leads from a citation that supports none to the start of the source', () => {
		assert.deepEqual(definitionAt('As @ro|e says.')[0]?.targetSelectionRange.start, { line: 0, character: 0 });
	});

	it('leads nowhere from an unknown key, a source without a document, or plain words', () => {
		for (const text of ['@nob|ody', '@emp|ty', 'plain| words']) assert.deepEqual(definitionAt(text), []);
	});

	function definitionAt(marked: string, judgements: readonly Judgement[] = []) {
		const { text, offset } = cursorIn(marked);
		return definition(checkedDocument(text, library, judgements), library, offset);
	}
});

describe('document links', () => {
	it('lead from a key to the passage it supports, or to the file', () => {
		const links = documentLinks(checkedDocument('“rain did not stop” [@roe]. See @roe and @nobody.', library), library);
		assert.deepEqual(
			links.map(({ target }) => target),
			['file:///w/sources/roe.txt#L2,5-L2,22', 'file:///w/sources/roe.txt'],
		);
		assert.deepEqual(links[0]?.range, { start: { line: 0, character: 22 }, end: { line: 0, character: 25 } });
	});

	it('leave Markdown links to the editor', () => {
		assert.deepEqual(documentLinks(checkedDocument('[it](sources/roe.txt)', library), library), []);
	});
});

describe('references', () => {
	const drafts = [
		checkedDocument('“rain did not stop” [@roe] and “So it was” [@roe]', library),
		checkedDocument('See [[roe]] and [this](sources/roe.txt), not @nobody.', library),
	].map((state) => atOnce(usesIn(state, state.document.uri, (citation) => citedSource(library, citation, state))));
	const roe = library.byKey('roe');

	it('of a passage are the quotations of it', () => {
		assert.ok(roe);
		const found = quotationsOf(drafts, roe, wholeText(library, roe).indexOf('stop'));
		assert.deepEqual(
			found.map(({ range }) => range.start.character),
			[0],
		);
		assert.deepEqual(quotationsOf(drafts, roe, 2), []);
	});

	it('of a citation are all citations of its source, whatever their form', () => {
		assert.ok(roe);
		assert.equal(citationsOf(drafts, roe).length, 4);
	});
});
