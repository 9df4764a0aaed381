import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createChecker } from '../../../src/check/check.ts';
import type { CheckedDraft } from '../../../src/check/finding.ts';
import { type CheckSettings, defaultSettings } from '../../../src/check/settings.ts';
import { createMarkdownParser, parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { LibraryView } from '../../../src/library/library.ts';
import { atOnce } from '../../../src/text/at-once.ts';
import { plain } from '../drafts/plain.ts';
import { libraryOf } from './checking.ts';

const walden =
	'The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation. ' +
	'I went to the woods because I wished to live deliberately, to front only the essential facts of life. ' +
	'Nothing will come of nothing. Our life is frittered away by detail. Nothing will come of nothing.';
const jefferson =
	'Peace, commerce, and honest friendship with all nations, entangling alliances with none. ' +
	'We hold these truths to be self-evident, that all men are created equal.';
const texts = { walden, jefferson, 'book-only': '' };

const parts = fc.constantFrom(
	'“The mass of men lead lives of noisy desperation” [@walden]. ',
	'“The mass of men lead lives of quiet desperation” [@walden]. ',
	'“What is called resignation,” he says, “is desperation” [@walden, p. 3]. ',
	'“Nothing will come of nothing” [@walden]. ',
	'“Peace, commerce, and friendship with all nations” [@jefferson]. ',
	'“Peace, commerce, and honest friendship with all nations” [@walden]. ',
	'“Our life is frittered away by detail” [@wadlen]. ',
	'“Our life is frittered away” [@book-only]. ',
	'“I went to the woods because I wished to live deliberately.” ',
	'“Words of which no source has ever heard at all” [@jefferson]. ',
	'He sees “*quiet* desperation” in it [@walden, emphasis added]. ',
	'“all men are equal”[^1] ',
	'“The mass of men lead lives of quiet desperation”[^1] ',
	'“We hold these proofs that all men are created rich and happy” [@jefferson]. ',
	'“I wished to live deliberately, to front only the essential facts” [[other]]. ',
	'“I wished to live deliberately, to front only the essential facts” [[another]]. ',
	'\n\n[^1]: @jefferson\n\n',
	'\n\n> We hold these truths to be evident, that all men are created equal.\n>\n> [@jefferson]\n\n',
	'\n\n<!-- quotewright-ignore-next-line altered -->\n',
	'\n\n<!-- quotewright-disable not-found -->\n\n',
	'\n\n<!-- quotewright-enable -->\n\n',
	'\n\n```\n',
	'\n\n',
	'Words of the writer. ',
	'“',
	'” ',
);
const start = fc.array(parts, { minLength: 1, maxLength: 14, size: 'max' }).map((all) => all.join(''));
const edit = fc.record({
	at: fc.nat(),
	remove: fc.oneof(fc.constant(0), fc.constant(1), fc.nat({ max: 60 })),
	insert: fc.oneof(parts, fc.constantFrom('x', '', ' ', ',', '”', '“', '\n\n', '@')),
});
const accepted = [
	{
		quotation: 'The mass of men lead lives of noisy desperation',
		source: 'walden',
		passage: 'The mass of men lead lives of quiet desperation',
	},
	{
		quotation: 'I wished to live deliberately, to front only the essential facts',
		source: 'other',
		passage: 'I wished to live deliberately, to front only the essential facts',
	},
];
const entry = { code: 'wrong-source', quotation: 'Peace, commerce, and honest friendship with all nations' };
const baseline = new Map([['/draft.md', [{ ...entry, draft: '', source: '', count: 1 }]]]);
const settings: readonly CheckSettings[] = [defaultSettings, { ...defaultSettings, accepted, baseline }];

/** With what is counted only when it is asked for. */
const spelledOut = (checked: CheckedDraft): unknown => plain(checked);

function edited(text: string, { at, remove, insert }: { at: number; remove: number; insert: string }): string {
	const place = at % (text.length + 1);
	return text.slice(0, place) + insert + text.slice(place + remove);
}

describe('After edits, a checker', () => {
	it('says what a new one says of the draft as it is then', () => {
		const library = libraryOf(texts);
		const edits = fc.array(edit, { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(start, edits, fc.constantFrom(...settings), (first, changes, chosen) => {
				const checker = createChecker(library, chosen);
				const parser = createMarkdownParser();
				let text = first;
				for (const change of [undefined, ...changes]) {
					if (change) text = edited(text, change);
					const checked = checker.check(parser.parse(text), text, '/draft.md');
					const fresh = createChecker(library, chosen).check(parseMarkdown(text), text, '/draft.md');
					assert.deepEqual(spelledOut(checked), spelledOut(fresh), text);
				}
			}),
			{ numRuns: 120 },
		);
	}).timeout(60_000);
});

describe('A draft that has the same words often', () => {
	it('is not judged again where nothing changed', () => {
		const names = Array.from({ length: 12 }, (_, i) => `source-${i}`);
		const library = libraryOf(Object.fromEntries(names.map((name, i) => [name, `${'Well. '.repeat(i)}${jefferson}`])));
		const text = names.map((name) => `“Peace, commerce, and friendship with all nations” [@${name}].`).join('\n\n');
		const checker = createChecker(library, defaultSettings);
		const parser = createMarkdownParser();
		const rests = (draft: string): number => [...checker.steps(parser.parse(draft), draft, '/draft.md')].length;
		assert.ok(rests(text) >= names.length, 'it rests before each quotation that it has to judge');
		assert.ok(rests(`Well. ${text}`) <= 1);
	});
});

describe('What is said of a citation', () => {
	const draft = (before: string, key: string): string =>
		`${before}Words.\n\n“Our life is frittered away by detail” [@${key}].\n\nMore words.`;

	it('is the same finding after an edit elsewhere, and stands where its citation stands', () => {
		const checker = createChecker(libraryOf(texts), defaultSettings);
		const parser = createMarkdownParser();
		const unknownIn = (text: string) => {
			const { findings } = checker.check(parser.parse(text), text, '/draft.md');
			const [finding, ...more] = findings.filter(({ code }) => code === 'unknown-source');
			assert.ok(finding && more.length === 0);
			assert.equal(text.slice(finding.span.start, finding.span.end), finding.citation?.key);
			return finding;
		};
		const first = unknownIn(draft('', 'wadlen'));
		assert.equal(unknownIn(draft('More of the writer’s. ', 'wadlen')), first);
		const other = unknownIn(draft('', 'jeferson'));
		assert.notEqual(other.message, first.message);
	});
});

describe('When the library changes, a checker', () => {
	const more = 'We hold these proofs that all men are created rich and happy. Nothing will come.';
	const versions = [texts, { ...texts, jefferson: jefferson.replace('honest', 'true') }, { ...texts, more }];

	it('says what a new one says of the library as it is then', () => {
		const libraries = versions.map((version) => libraryOf(version));
		fc.assert(
			fc.property(start, fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }), (text, order) => {
				const changing = changingLibrary(libraries);
				const checker = createChecker(changing.library, defaultSettings);
				const draft = parseMarkdown(text);
				checker.check(draft, text, '/draft.md');
				for (const which of order) {
					changing.become(which);
					const checked = checker.check(draft, text, '/draft.md');
					const fresh = createChecker(changing.library, defaultSettings).check(draft, text, '/draft.md');
					assert.deepEqual(spelledOut(checked), spelledOut(fresh), text);
				}
			}),
			{ numRuns: 120 },
		);
	}).timeout(60_000);

	it('says soon of the rest what it said before, and of what is edited what is so now', () => {
		const libraries = versions.map((version) => libraryOf(version));
		fc.assert(
			fc.property(
				start,
				fc.array(edit, { minLength: 1, maxLength: 4 }),
				fc.nat({ max: 2 }),
				(first, changes, which) => {
					const changing = changingLibrary(libraries);
					const checker = createChecker(changing.library, defaultSettings);
					const parser = createMarkdownParser();
					let text = first;
					checker.check(parser.parse(text), text, '/draft.md');
					changing.become(which);
					for (const change of changes) {
						text = edited(text, change);
						const draft = parser.parse(text);
						const { checked, isWhole } = atOnce(checker.soon(draft, text, '/draft.md'));
						assert.equal(checked.quotations.length, draft.quotations.length);
						const fresh = createChecker(changing.library, defaultSettings).check(
							parseMarkdown(text),
							text,
							'/draft.md',
						);
						if (isWhole) assert.deepEqual(spelledOut(checked), spelledOut(fresh), text);
					}
					const fresh = createChecker(changing.library, defaultSettings).check(parseMarkdown(text), text, '/draft.md');
					assert.deepEqual(spelledOut(checker.check(parser.parse(text), text, '/draft.md')), spelledOut(fresh), text);
				},
			),
			{ numRuns: 120 },
		);
		const changing = changingLibrary(libraries);
		const checker = createChecker(changing.library, defaultSettings);
		const text =
			'“The mass of men lead lives of quiet desperation” [@walden]. ' +
			'“Peace, commerce, and true friendship with all nations” [@jefferson].';
		const before = checker.check(parseMarkdown(text), text, '/draft.md');
		changing.become(1);
		const typed = text.replace('quiet', 'noisy');
		const soon = atOnce(checker.soon(parseMarkdown(typed), typed, '/draft.md'));
		assert.deepEqual(
			before.quotations.map(({ verdict }) => verdict),
			['verbatim', 'altered'],
		);
		assert.deepEqual(
			soon.checked.quotations.map(({ verdict }) => verdict),
			['altered', 'altered'],
		);
		assert.equal(soon.isWhole, false);
		const now = checker.check(parseMarkdown(typed), typed, '/draft.md');
		assert.deepEqual(
			now.quotations.map(({ verdict }) => verdict),
			['altered', 'verbatim'],
		);
	}).timeout(60_000);

	it('in the middle of a check, begins again', () => {
		const changing = changingLibrary(versions.map((version) => libraryOf(version)));
		const text = '“Peace, commerce, and honest friendship with all nations” [@jefferson]. '.repeat(2);
		const draft = parseMarkdown(text);
		const steps = createChecker(changing.library, defaultSettings).steps(draft, text, '/draft.md');
		steps.next();
		steps.next();
		changing.become(1);
		let last = steps.next();
		while (!last.done) last = steps.next();
		assert.deepEqual(
			last.value.quotations.map(({ verdict }) => verdict),
			['altered', 'altered'],
		);
	});

	it('judges again only what the change may concern', () => {
		const changing = changingLibrary(versions.map((version) => libraryOf(version)));
		const checker = createChecker(changing.library, defaultSettings);
		const text =
			'“The mass of men lead lives of quiet desperation” [@walden]. ' +
			'“Peace, commerce, and honest friendship with all nations” [@jefferson].';
		const draft = parseMarkdown(text);
		checker.check(draft, text, '/draft.md');
		changing.become(1);
		assert.deepEqual(
			checker.part(draft, text, '/draft.md', new Set()).quotations.map(({ cited }) => cited[0]?.key),
			['walden'],
		);
	});
});

describe('A part of a check', () => {
	const text =
		'“The mass of men lead lives of noisy desperation” [@walden]. ' +
		'“Peace, commerce, and friendship with all nations” [@jefferson].';
	const draft = parseMarkdown(text);

	it('has the quotations that are wanted, and those that are known', () => {
		const checker = createChecker(libraryOf(texts), defaultSettings);
		const whole = createChecker(libraryOf(texts), defaultSettings).check(draft, text, '/draft.md');
		assert.deepEqual(checker.part(draft, text, '/draft.md', new Set()).quotations, []);
		const second = checker.part(draft, text, '/draft.md', new Set([1]));
		assert.deepEqual(second.quotations, [whole.quotations[1]]);
		assert.deepEqual(second.findings, whole.quotations[1]?.findings);
		assert.deepEqual(checker.part(draft, text, '/draft.md', new Set([0])).quotations, whole.quotations);
	});

	it('leaves the whole to be told afterwards as it is', () => {
		const checker = createChecker(libraryOf(texts), defaultSettings);
		checker.part(draft, text, '/draft.md', new Set([1]));
		const fresh = createChecker(libraryOf(texts), defaultSettings).check(draft, text, '/draft.md');
		assert.deepEqual(checker.check(draft, text, '/draft.md'), fresh);
	});
});

/** A library that becomes one of several: a source that is another there has another number. */
function changingLibrary(libraries: readonly LibraryView[]): { library: LibraryView; become(which: number): void } {
	let at = 0;
	let generation = 1;
	const current = (): LibraryView => libraries[at] as LibraryView;
	const library = new Proxy(current(), {
		get(_, name) {
			if (name === 'generation') return generation;
			return Reflect.get(current(), name);
		},
	});
	return {
		library,
		become(which) {
			at = which;
			generation++;
		},
	};
}
