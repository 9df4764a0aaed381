import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { LibraryView } from '../../../src/library/library.ts';
import { complete } from '../../../src/server/completion.ts';
import { memoryLibrary } from '../memory-library.ts';
import { cursorIn, fakeParse } from './fakes.ts';

const rain = 'The rain did not stop for three days. Nobody in the valley minded it at all.';
const library = memoryLibrary({
	doe: { title: 'Of Snow', author: 'John Doe', text: 'Snow fell on the quiet valley all winter long.' },
	roe: {
		title: 'On Rain',
		author: 'Jane Roe',
		date: '2024',
		text: rain,
		locators: [{ term: 'page', value: '3', span: { start: 0, end: 500 } }],
	},
	'two words': { title: 'A book' },
});

describe('completion of keys', () => {
	it('offers every source with title, author and date, and finds them by these', () => {
		const items = completed('As we know [@|');
		assert.deepEqual(items.map(({ label }) => label).sort(), ['doe', 'roe', 'two words']);
		const roe = items.find(({ label }) => label === 'roe');
		assert.equal(roe?.detail, 'On Rain · Jane Roe, 2024');
		assert.equal(roe?.filterText, 'roe On Rain Jane Roe');
	});

	for (const marked of ['[@|', '[see @doe; @|]', 'As @|', '@{|', '[-@r|', 'see [[|', '(@|)']) {
		it(`works in ${marked}`, () => assert.ok(completed(marked).length > 0));
	}

	for (const marked of ['press@|', '`[@|`', 'an `@|` sign', 'plain |', '@roe |', '[|']) {
		it(`keeps out of ${marked}`, () => assert.deepEqual(completed(marked), []));
	}

	it('replaces the whole key under the cursor, but not the dot after it', () => {
		assert.equal(accepted('As [@r|oo, p. 3]', 'roe'), 'As [@roe, p. 3]');
		assert.equal(accepted('As @d|oo. So', 'roe'), 'As @roe. So');
		assert.equal(accepted('As @{d|o:o} So', 'roe'), 'As @{roe} So');
	});

	it('writes the braces and brackets that are missing', () => {
		assert.equal(accepted('As @|', 'two words'), 'As @{two words}');
		assert.equal(accepted('As @{|', 'roe'), 'As @{roe}');
		assert.equal(accepted('As [[|', 'roe'), 'As [[roe]]');
		assert.equal(accepted('As [[|]]', 'roe'), 'As [[roe]]');
		assert.equal(accepted('As [[x|yz]]', 'roe'), 'As [[roe]]');
	});

	it('puts the source of the quotation before the cursor first, and says so', () => {
		const items = completed('“The rain did not stop for three days” [@|]');
		const [first] = items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
		assert.equal(first?.label, 'roe');
		assert.equal(first?.preselect, true);
		assert.equal(first?.labelDetails?.description, 'contains the quotation, p. 3');
		assert.equal(items.filter(({ preselect }) => preselect).length, 1);
	});

	it('tells what lists of references cannot: which works have no text here, and how often drafts quote a source', () => {
		const items = completed('[@|', library, new Map([['/w/sources/roe.txt', 2]]));
		const [doe, roe, book] = ['doe', 'roe', 'two words'].map((key) => items.find(({ label }) => label === key));
		assert.equal(roe?.documentation, '2 quotations from it in your drafts.');
		assert.equal(doe?.documentation, undefined);
		assert.equal(book?.labelDetails?.detail, ' (no text)');
		assert.match(String(book?.documentation), /^Its text is not among the sources/);
	});

	it('sends that source also where there are too many to send them all', () => {
		const others = Array.from({ length: 1000 }, (_, i) => [`other${i}`, { text: `Text number ${i}.` }] as const);
		const many = memoryLibrary({ ...Object.fromEntries(others), roe: { text: rain } });
		const items = completed('“The rain did not stop for three days” [@|]', many);
		assert.ok(items.length < 1000);
		assert.ok(items.find(({ label }) => label === 'roe')?.preselect);
	});

	it('sends of very many entries those that are meant, and asks again at the next letter', () => {
		const entries = Array.from(
			{ length: 5000 },
			(_, i) => [`k${i}`, { title: i === 4321 ? 'Utopia' : 'A book' }] as const,
		);
		const many = memoryLibrary({
			...Object.fromEntries(entries),
			utopia1516: { title: 'Of the Best State', text: rain },
		});
		const { text, offset } = cursorIn('As [@utop|');
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
		const { items, isIncomplete } = complete({ document, offset, library: many, parse: fakeParse, quoted: new Map() });
		assert.equal(isIncomplete, true);
		assert.deepEqual(
			items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label),
			['utopia1516', 'k4321'],
		);
		assert.ok(completed('As [@|', many).length <= 400);
	});

	it('offers what the draft’s own front matter describes', () => {
		const marked = '---\nreferences:\n- id: own\n  title: My Own\n- id: roe\n  title: On Rain, again\n---\nAs [@|';
		const { text, offset } = cursorIn(marked);
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
		const { items } = complete({ document, offset, library, parse: parseMarkdown, quoted: new Map() });
		assert.deepEqual(items.map(({ label, detail }) => [label, detail]).slice(0, 2), [
			['own', 'My Own'],
			['roe', 'On Rain, again · Jane Roe, 2024'],
		]);
		assert.equal(items.filter(({ label }) => label === 'roe').length, 1);
	});

	it('does not reach over a paragraph for a quotation', () => {
		const items = completed('“The rain did not stop for three days”\n\nAs @|');
		assert.ok(items.every(({ preselect }) => !preselect));
	});
});

describe('completion inside a quotation', () => {
	it('looks no further back than the last blank line, and is quick about it', () => {
		assert.deepEqual(completed('He says “The rain did\n \t\r\nnot stop |'), []);
		const begun = performance.now();
		assert.deepEqual(completed(`He says “${'word '.repeat(20_000)}\n\nthe rain did not |`), []);
		assert.ok(performance.now() - begun < 1000);
	});

	it('goes on as the source does', () => {
		const [item] = completed('She wrote “nobody in the valley |');
		assert.equal(item?.label, 'minded it at all.');
		assert.equal(item?.detail, 'On Rain · Jane Roe, 2024 · p. 3');
	});

	it('completes the word that is begun', () => {
		assert.equal(
			accepted('She wrote “nobody in the valley min|', 'minded it at all.'),
			'She wrote “nobody in the valley minded it at all.',
		);
		assert.deepEqual(completed('She wrote “nobody in the valley max|'), []);
	});

	it('works in straight marks, and with a closed quotation before', () => {
		assert.equal(completed('"Snow" and "nobody in the valley |')[0]?.label, 'minded it at all.');
	});

	it('waits for three words', () => {
		assert.deepEqual(completed('She wrote “nobody in |'), []);
		assert.equal(completed('She wrote “nobody in the |')[0]?.label, 'valley minded it at all.');
	});

	it('goes on after the third word before the blank is typed', () => {
		const next = 'the valley minded it at all.';
		assert.equal(accepted('She wrote “nobody in the|', next), `She wrote “nobody in ${next}`);
		assert.deepEqual(completed('She wrote “nobody in th|'), []);
		assert.deepEqual(completed('She wrote “nobody in|'), []);
	});

	it('keeps the comma after the third word', () => {
		const comma = memoryLibrary({ a: { text: 'Publish the rules, keep them, and review them.' } });
		assert.equal(completed('It says “publish the rules|', comma)[0]?.label, 'rules, keep them, and review them.');
	});

	it('says nothing outside of quotations', () => {
		assert.deepEqual(completed('“Snow” nobody in the valley |'), []);
		assert.deepEqual(completed('nobody in the valley |'), []);
	});
});

function completed(
	marked: string,
	view: LibraryView = library,
	quoted: ReadonlyMap<string, number> = new Map(),
): readonly CompletionItem[] {
	const { text, offset } = cursorIn(marked);
	const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
	return complete({ document, offset, library: view, parse: fakeParse, quoted }).items;
}

/** The text after accepting the item of that label. */
function accepted(marked: string, label: string): string {
	const { text } = cursorIn(marked);
	const item = completed(marked).find((candidate) => candidate.label === label);
	assert.ok(item?.textEdit, `${label} is offered`);
	return TextDocument.applyEdits(TextDocument.create('file:///w/draft.md', 'markdown', 1, text), [
		item.textEdit as TextEdit,
	]);
}
