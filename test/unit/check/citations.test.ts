import assert from 'node:assert/strict';
import { createChecker } from '../../../src/check/check.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { plain } from '../drafts/plain.ts';
import { checkDraft, libraryOf, said } from './checking.ts';

const texts = {
	walden: 'The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation.',
	jefferson: 'Peace, commerce, and honest friendship with all nations, entangling alliances with none.',
	cited: '',
};

describe('the source', () => {
	it('that has the words is named where another is cited, with a fix', () => {
		const draft = 'He wanted “honest friendship with all nations” [@walden].';
		const { findings, quotations } = checkDraft(texts, draft);
		assert.deepEqual(said({ findings }), [
			'error wrong-source: These words stand in “JEFFERSON” (@jefferson), not in “WALDEN” (@walden).',
		]);
		assert.equal(quotations[0]?.verdict, 'wrong-source');
		const [fix] = findings[0]?.fixes ?? [];
		assert.equal(fix?.title, 'Cite @jefferson instead');
		assert.deepEqual(plain(fix?.edits), [
			{ span: { start: draft.indexOf('walden'), end: draft.indexOf(']') }, text: 'jefferson' },
		]);
	});

	it('that has nothing like the words shows what shares the rarest of them', () => {
		const filler = 'And it was so that nobody who was there came near them. '.repeat(20);
		const s = `${filler}In the sweat of thy face, it was said, shalt thou eat bread. ${filler}`;
		const { findings } = checkDraft({ s }, 'He says “all bread is won by the sweat of your face” [@s].');
		assert.match(said({ findings })[0] ?? '', /nowhere in “S” \(@s\)\. The nearest thing there is “[^”]*sweat/);
	});

	it('may be any of several cited', () => {
		assert.deepEqual(checkDraft(texts, '“lives of quiet desperation” [@jefferson; @walden]').findings, []);
	});

	it('that does not exist is said at its key, with the key that was meant', () => {
		const draft = '“The mass of men lead lives of quiet desperation” [@Waldem].';
		const { findings, quotations } = checkDraft(texts, draft);
		assert.deepEqual(said({ findings }), [
			'warning unknown-source: No source has the key “Waldem”. The words quoted stand in “WALDEN” (@walden).',
		]);
		assert.equal(quotations[0]?.verdict, 'unknown-source');
		assert.equal(quotations[0]?.flagged, true);
	});

	it('without a text cannot be checked, which is said once and quietly', () => {
		const { findings } = checkDraft(texts, '“We hold on to nothing at all” [@cited]. “And to nobody at all” [@cited].');
		assert.deepEqual(said({ findings }), [
			'hint uncheckable: “CITED” (@cited) is in the bibliography, but its text is not among the sources, so quotations from it cannot be checked.',
		]);
	});
});

describe('without a citation', () => {
	it('words that a source has are to be cited, with a fix', () => {
		const draft = 'As he said, “The mass of men lead lives of quiet desperation.”';
		const { findings, quotations } = checkDraft(texts, draft);
		assert.deepEqual(said({ findings }), [
			'information uncited: This quotation has no citation. The words stand in “WALDEN” (@walden).',
		]);
		assert.equal(quotations[0]?.verdict, 'verbatim');
		assert.equal(quotations[0]?.flagged, false);
		assert.deepEqual(findings[0]?.fixes[0]?.edits, [
			{ span: { start: draft.length, end: draft.length }, text: ' [@walden]' },
		]);
	});

	it('words that no source has are left in peace', () => {
		assert.deepEqual(checkDraft(texts, 'She looked up. “You are late again,” she said, and went on.').findings, []);
	});

	it('few words, scare quotes, words as words and titles are left in peace', () => {
		for (const draft of [
			'The so-called "experts" were no help.',
			'The word “desperation” had three meanings.',
			'Her essay, “On the Uses of Ballads,” was never printed.',
			'They called it “quiet desperation” long after.',
		]) {
			assert.deepEqual(checkDraft(texts, draft).findings, [], draft);
		}
	});
});

describe('a checker', () => {
	const library = libraryOf(texts);
	const first = '“The mass of men lead lives of noisy desperation” [@walden].';

	it('judges again only what an edit touched, and shifts what it knew', () => {
		const checker = createChecker(library, defaultSettings);
		checker.check(parseMarkdown(first), first, '/draft.md');
		const edited = `A new first paragraph.\n\n${first}`;
		const [quotation] = checker.check(parseMarkdown(edited), edited, '/draft.md').quotations;
		const [fresh] = createChecker(library, defaultSettings).check(
			parseMarkdown(edited),
			edited,
			'/draft.md',
		).quotations;
		assert.deepEqual(quotation, fresh);
		const span = quotation?.findings[0]?.span;
		assert.equal(span && edited.slice(span.start, span.end), 'noisy');
	});

	it('prefers the passage near the quotation before, where words repeat', () => {
		const refrain = 'Nothing will come of nothing';
		const text = `${refrain}. One thing. ${'Some more words here. '.repeat(40)}Then the second act began. ${refrain}. End.`;
		const draft = '“Then the second act began” [@s]. And: “Nothing will come of nothing” [@s].';
		const passages = checkDraft({ s: text }, draft).quotations.map((checked) => checked.passage?.span.start);
		assert.deepEqual(passages, [text.indexOf('Then the second'), text.lastIndexOf(refrain)]);
	});
});

describe('a locator', () => {
	it('decides between places that have the same words', () => {
		const page = 'Nothing will come of nothing. And other words, and more of them, to fill the page to its end. ';
		const text = page.repeat(3);
		const locators = [1, 2, 3].map((number) => ({
			term: 'page' as const,
			value: String(number),
			span: { start: (number - 1) * page.length, end: number * page.length },
		}));
		const draft = '“Nothing will come of nothing” [@s, p. 2].';
		const [checked] = checkDraft({ s: { text, apparatus: [], locators } }, draft).quotations;
		assert.equal(checked?.passage?.span.start, page.length);
		assert.equal(checked?.passage?.locator?.value, '2');
	});
});

describe('fixes', () => {
	function mended(source: string, draft: string, kind: string): string {
		const finding = checkDraft({ s: source }, draft).findings[0];
		const fix = finding?.fixes.find((candidate) => candidate.kind === kind);
		assert.ok(fix, `no ${kind} among ${finding?.fixes.map((candidate) => candidate.kind)}`);
		return [...fix.edits]
			.reverse()
			.reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), draft);
	}
	const source = 'I wished to live deliberately, to front only the facts of life, and to learn what it had to teach.';

	it('restore the source’s words', () => {
		assert.equal(
			mended(source, 'He “wished to live simply, to front only the facts” [@s].', 'restore'),
			'He “wished to live deliberately, to front only the facts” [@s].',
		);
		assert.equal(
			mended(source, 'He “wished to live deliberately, and to learn what it had” [@s].', 'restore'),
			'He “wished to live deliberately, to front only the facts of life, and to learn what it had” [@s].',
		);
		assert.equal(
			mended(source, 'He “wished to truly live deliberately, to front only” [@s].', 'restore'),
			'He “wished to live deliberately, to front only” [@s].',
		);
	});

	it('restore the source’s punctuation', () => {
		assert.equal(
			mended('To err is human, to forgive, divine.', '“To err is human; to forgive, divine” [@s].', 'restore'),
			'“To err is human, to forgive, divine” [@s].',
		);
	});

	it('mark an omission', () => {
		assert.equal(
			mended(source, 'He “wished to live deliberately, and to learn what it had” [@s].', 'mark-omission'),
			'He “wished to live deliberately … and to learn what it had” [@s].',
		);
	});

	it('bracket an insertion', () => {
		assert.equal(
			mended(source, 'He “wished to truly live deliberately, to front only” [@s].', 'bracket'),
			'He “wished to [truly] live deliberately, to front only” [@s].',
		);
	});

	it('leave a quotation that is fine', () => {
		for (const kind of ['restore', 'mark-omission']) {
			const draft = mended(source, 'He “wished to live deliberately, and to learn what it had” [@s].', kind);
			assert.deepEqual(checkDraft({ s: source }, draft).findings, []);
		}
	});

	it('turn the source’s inner marks', () => {
		assert.equal(
			mended('He said “no, never” and he left the house.', '“He said and he left the house” [@s].', 'restore'),
			'“He said ‘no, never’ and he left the house” [@s].',
		);
	});
});
