import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver/node';
import type { LibraryView } from '../../../src/library/library.ts';
import { hover } from '../../../src/server/hover.ts';
import { readCaptions } from '../../../src/sources/formats/captions.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument, cursorIn, type Judgement } from './fakes.ts';

const library = memoryLibrary({
	roe: {
		title: 'On *Rain*',
		author: 'Jane Roe',
		date: '2024',
		text: 'It was late. The rain did not stop for three days. Nobody minded. The end.\n\nAnother paragraph.\n',
	},
	empty: { title: 'A book', author: 'A. Writer' },
});

describe('hover', () => {
	it('shows a faithful quotation in its context, in bold, with where it stands', () => {
		const text = shown('She wrote “The rain did |not stop” [@roe].', library);
		assert.match(text, /^\*\*Verbatim\*\*/);
		assert.match(text, /^> It was late\. \*\*The rain did not stop\*\* for three days\. Nobody minded\.$/m);
		assert.match(text, /^\*On \\\*Rain\*\\\* · Jane Roe, 2024/m);
		assert.match(text, /\[Open at line 1\]\(file:\/\/\/w\/sources\/roe\.txt#L1,14-L1,35\)/);
	});

	it('shows the differences of an altered one word by word', () => {
		const text = shown('“The rain did |stop for two days” [@roe]', library, {
			verdict: 'altered',
			passage: 'The rain did not stop for three days',
			differences: [
				['', 'not'],
				['two', 'three'],
			],
		});
		assert.match(text, /^\*\*Altered\*\*/);
		assert.match(text, /^left out: \*\*not\*\* · ~~two~~ → \*\*three\*\*$/m);
	});

	it('names the place by its locator where the source has one', () => {
		const locator = { term: 'page', value: '12', span: { start: 0, end: 0 } } as const;
		assert.match(shown('“Nobody| minded” [@roe]', library, { locator }), /\[Open at p\. 12\]/);
	});

	it('reads over the cues of captions, and says who speaks when', () => {
		const text = [
			['00:00:01', 'JANE ROE: It was late.'],
			['00:00:03', 'The rain did'],
			['00:00:05', 'not stop for three days.'],
			['00:00:07', 'Nobody minded.'],
		].map(([time, line], i) => `${i + 1}\n${time},000 --> ${time},900\n${line}\n`);
		const { speeches = [], ...content } = readCaptions(text.join('\n'));
		const span = { start: content.text.indexOf('It was'), end: content.text.length };
		const captions = memoryLibrary({
			roe: { ...content, title: 'Talk', speeches: speeches.map((one) => ({ ...one, span })) },
		});
		const shownText = shown('“The rain did |not stop” [@roe]', captions, {
			passage: content.text.slice(content.text.indexOf('The rain'), content.text.indexOf(' for three')),
		});
		assert.match(shownText, /^> It was late\. \*\*The rain did not stop\*\* for three days\. Nobody minded\.$/m);
		assert.match(shownText, /^Jane Roe · \[Open at /m);
	});

	it('says what the finding says where nothing like the words was found', () => {
		const text = shown('“Quite other| words altogether” [@roe]', library, {
			verdict: 'not-found',
			findings: [{ code: 'not-found', message: 'These words are not in On Rain.' }],
		});
		assert.equal(text, 'These words are not in On Rain.');
	});

	it('leaves words in peace that promise no quotation', () => {
		assert.equal(hoverAt('the so-called “ex|perts” said', library, { verdict: 'uncited' }), null);
	});

	it('shows title, author and the supported passage on a citation', () => {
		const text = shown('“did not stop” [@ro|e]', library);
		assert.match(text, /^\*\*On \\\*Rain\*\*\\\* {2}\nJane Roe, 2024$/m);
		assert.match(text, /\*\*did not stop\*\*/);
	});

	it('shows the opening lines on a citation without a quotation', () => {
		const text = shown('As @ro|e says.', library);
		assert.match(text, /> It was late\. The rain/);
		assert.match(text, /\[Open the source\]\(file:\/\/\/w\/sources\/roe\.txt\)/);
	});

	it('says of an unknown key what to do, and of a source without a text that it cannot be checked', () => {
		assert.match(shown('As @nob|ody says.', library), /No source has the key \*\*nobody\*\*\. Correct the key, or add/);
		assert.match(shown('As @emp|ty says.', library), /cannot be checked/);
	});

	it('calls a work what the draft’s own front matter calls it', () => {
		const { text, offset } = cursorIn('As @ro|e and @own say.');
		const references = [
			{ id: 'roe', title: 'On Rain, again', issued: 2025 },
			{ id: 'own', title: 'My Own' },
		];
		const read = checkedDocument(text, library);
		const state = { ...read, draft: { ...read.draft, references } };
		const at = (place: number) => (hover(state, library, place)?.contents as MarkupContent | undefined)?.value ?? '';
		assert.match(at(offset), /^\*\*On Rain, again\*\* {2}\nJane Roe, 2025\n[\s\S]*It was late/);
		assert.match(at(text.indexOf('own')), /^\*\*My Own\*\*\n[\s\S]*cannot be checked/);
	});

	it('says nothing beside quotations and citations, nor on a link to a file that is no source', () => {
		assert.equal(hoverAt('Plain| words.', library), null);
		assert.equal(hoverAt('See [this](oth|er.md).', library), null);
	});
});

function hoverAt(marked: string, view: LibraryView, judgement: Judgement = {}) {
	const { text, offset } = cursorIn(marked);
	return hover(checkedDocument(text, view, [judgement]), view, offset);
}

function shown(marked: string, view: LibraryView, judgement: Judgement = {}): string {
	const answer = hoverAt(marked, view, judgement);
	assert.ok(answer, 'there is a hover');
	return (answer.contents as MarkupContent).value;
}
