import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createChecker } from '../../../src/check/check.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { CheckedDocument } from '../../../src/server/checked-document.ts';
import { complete } from '../../../src/server/completion.ts';
import { definition } from '../../../src/server/definition.ts';
import { draftDiagnostics } from '../../../src/server/diagnostics.ts';
import { hover } from '../../../src/server/hover.ts';
import { insertions } from '../../../src/server/insertion.ts';
import type { Locator } from '../../../src/text/locator.ts';
import type { Span } from '../../../src/text/span.ts';
import { type MemorySource, meteredLibrary } from '../memory-library.ts';
import { form } from './quoting/form-of-tests.ts';

/** A book of a million letters, with a number at the foot of every page. */
function longBook(): MemorySource & { readonly text: string } {
	let seed = 7;
	const random = (below: number) => {
		seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
		return Math.floor((seed / 2 ** 32) * below);
	};
	const letters = 'etaoinshrdlu';
	const words = Array.from({ length: 3000 }, () =>
		Array.from({ length: 3 + random(6) }, () => letters.charAt(random(letters.length))).join(''),
	);
	const sentence = () => `${Array.from({ length: 8 + random(12) }, () => words[random(words.length)]).join(' ')}.`;
	const apparatus: Span[] = [];
	const locators: Locator[] = [];
	let text = '';
	for (let page = 1; text.length < 1_000_000; page++) {
		const start = text.length;
		for (let i = 0; i < 15; i++) text += `${sentence()}\n`;
		apparatus.push({ start: text.length, end: text.length + String(page).length + 1 });
		text += `${page}\n`;
		locators.push({ term: 'page', value: String(page), span: { start, end: text.length } });
	}
	return { text, apparatus, locators };
}

describe('of a long source no more is read than', () => {
	const book = longBook();
	const library = meteredLibrary({ book });
	const source = library.sources[0];
	assert.ok(source);
	const wordsAt = (offset: number, count: number) =>
		book.text
			.slice(offset)
			.replace(/^\S*\s/, '')
			.replace(/\n\d+\n/g, '\n')
			.split(/\s+/)
			.slice(0, count);
	const middle = wordsAt(500_000, 14);
	const quoted = {
		'the very words': middle.join(' '),
		'an altered wording': middle.with(7, 'elephant').join(' '),
		'a leap over half the book': `${wordsAt(10_000, 9).join(' ')} … ${wordsAt(900_000, 9).join(' ')}`,
		'words without a mark between two places': [...wordsAt(10_000, 9), ...wordsAt(900_000, 9)].join(' '),
		'words that are nowhere': wordsAt(300_000, 60)
			.filter((_, i) => i % 4 === 0)
			.join(' '),
	};

	for (const [name, words] of Object.entries(quoted)) {
		it(`the passages compared, by checking, showing and opening ${name}`, () => {
			const state = reading(() => checked(`She writes: “${words}” [@book].`));
			const offset = state.document.getText().indexOf('“') + 2;
			reading(() => draftDiagnostics(state, library), state.checked.findings.length);
			reading(() => hover(state, library, offset));
			reading(() => hover(state, library, state.document.getText().indexOf('@') + 1));
			reading(() => definition(state, library, offset));
		});
	}

	it('its opening, by showing what a citation names', () => {
		const state = checked('As @book has it.');
		assert.ok(reading(() => hover(state, library, 5)));
	});

	it('the passage, by completing a key behind a quotation', () => {
		const { items } = reading(() => completed(`She writes: “${quoted['the very words']}” [@`));
		assert.match(items[0]?.labelDetails?.description ?? '', /contains the quotation, p\. \d+/);
	});

	it('the passage, by completing a quotation', () => {
		const { items } = reading(() => completed(`She writes: “${middle.slice(0, 6).join(' ')} `));
		assert.ok(items[0]?.label.startsWith(`${middle[6]} ${middle[7]}`));
	});

	it('the passage, by quoting it', () => {
		const start = book.text.indexOf(middle.slice(0, 3).join(' '));
		const part = { kind: 'words', span: { start, end: start + 40 }, gap: false } as const;
		const passage = { source, text: library.text(source), parts: [part] };
		const place = { draft: parseMarkdown(''), text: '', span: { start: 0, end: 0 } };
		const [written] = reading(() => [...insertions(library, passage, place, form, 'scholarly')]);
		assert.match(written?.text ?? '', /\[@book, p\. \d+\]$/);
	});

	const most = 64 * 1024;

	function reading<T>(ask: () => T, answers = 1): T {
		const before = library.unitsRead();
		const answer = ask();
		const read = library.unitsRead() - before;
		assert.ok(read <= most * answers, `${read} units were read`);
		return answer;
	}

	function checked(text: string): CheckedDocument {
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
		const draft = parseMarkdown(text);
		const path = '/w/draft.md';
		return { document, path, draft, checked: createChecker(library, defaultSettings).check(draft, text, path) };
	}

	function completed(text: string) {
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
		return complete({ document, offset: text.length, library, parse: parseMarkdown, quoted: new Map() });
	}
});
