import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Draft, Quotation } from '../../../src/drafts/draft.ts';
import { createMarkdownParser, parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { Span } from '../../../src/text/span.ts';

/** Bits that drafts are made of, the awkward ones above all. */
const bits = fc.constantFrom(
	...[
		'word',
		'The mass of men',
		'don’t',
		"boys'",
		"'Twas",
		'1854',
		'6\' 2"',
		'漱石',
		'a.b',
		'Mr. X',
		'é',
		'😀',
		'\u2060',
	],
	...['"', "'", '“', '”', '‘', '’', '„', '«', '»', '‹', '›', '「', '」', '&ldquo;', '&rdquo;', '&amp;', '\\"'],
	...[
		'[@k]',
		'[see @a, p. 3; @b]',
		'@k',
		'@k [p. 3]',
		'-@k',
		'@{a b}',
		'[@',
		'@',
		'[[w]]',
		'[[w|x]]',
		'[x](a.md)',
		'[r]',
		'[T]he',
	],
	...[
		'[^1]',
		'^[See @n: “x y”]',
		'\n\n[^1]: @f “note”\n\n',
		'\n\n[r]: b.md\n\n',
		'(emphasis added)',
		'[…]',
		'. . .',
		'* * *',
	],
	...[
		'*',
		'**',
		'_',
		'`',
		'~~',
		'==',
		'$',
		'<b>',
		'</b>',
		'<br>',
		'<!-- c -->',
		'<',
		'{.x}',
		'{',
		'^',
		'\\',
		'[',
		']',
		'(',
		')',
		'|',
	],
	...[
		'\n',
		'\n\n',
		'\n> ',
		'\n>\n> ',
		'\n> > ',
		'\n- ',
		'\n1. ',
		'\n    ',
		'\n# ',
		'\n---\n',
		'\n```\n',
		'\n| a | b |\n|-|-|\n| ',
		'\r\n',
	],
	...[' ', ' ', ' ', ', ', '. ', ': ', '; ', '? ', ' — ', '-- ', ' she said, ', ' and '],
);
const drafts = fc.oneof(
	fc.array(bits, { maxLength: 60, size: 'max' }).map((parts) => parts.join('')),
	fc.string({ maxLength: 200 }),
	fc.string({ unit: 'binary', maxLength: 100 }),
);

function assertInside(inner: Span, outer: Span, what: string): void {
	assert.ok(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end, what);
}

function assertSound(text: string, { quotations, citations }: Draft): void {
	const whole = { start: 0, end: text.length };
	let last = 0;
	for (const [index, quotation] of quotations.entries()) {
		assertInside(quotation.span, whole, 'span');
		assertInside(quotation.content, quotation.span, 'content');
		assert.ok(quotation.span.start >= last, 'order of quotations');
		last = quotation.span.start;
		for (const stretch of quotation.emphasis) assertInside(stretch, quotation.content, 'emphasis');
		for (const citation of quotation.citations) assert.ok(citations[citation], 'citation');
		assert.equal(quotations[quotation.group]?.group, quotation.group, 'group');
		assert.ok(quotation.group <= index, 'group begins with its first part');
		assert.match(quotation.words.text, /[\p{L}\p{N}]/u);
		assertMapped(text, quotation);
	}
	last = 0;
	for (const citation of citations) {
		assertInside(citation.cluster, whole, 'cluster');
		assertInside(citation.span, citation.cluster, 'item');
		assertInside(citation.keySpan, whole, 'key');
		assert.ok(citation.span.start >= last, 'order of citations');
		last = citation.span.start;
		if (citation.form !== 'link') {
			assert.equal(text.slice(citation.keySpan.start, citation.keySpan.end), citation.key);
		}
		if (citation.locator) assertInside(citation.locator.span, whole, 'locator');
		if (citation.footnoteReference) assertInside(citation.footnoteReference, whole, 'note');
	}
}

function assertMapped(text: string, { words, content }: Quotation): void {
	assert.equal(words.from.length, words.text.length);
	assert.equal(words.to.length, words.text.length);
	let last = content.start;
	for (let i = 0; i < words.text.length; i++) {
		const start = words.from[i] ?? 0;
		const end = words.to[i] ?? 0;
		assertInside({ start, end }, content, 'words');
		assert.ok(start >= last, 'words in order');
		last = start;
		if (end - start === 1) assert.equal(words.text[i], text[start]);
	}
}

describe('Any text', () => {
	it('is a draft: nothing throws, and all places are in it', () => {
		fc.assert(
			fc.property(drafts, (text) => assertSound(text, parseMarkdown(text))),
			{ numRuns: 1500 },
		);
	});

	it('reads the same after edits as afresh', () => {
		const edit = fc.record({ at: fc.nat(), remove: fc.nat({ max: 12 }), insert: bits });
		fc.assert(
			fc.property(drafts, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
				const parser = createMarkdownParser();
				let text = start;
				parser.parse(text);
				for (const { at, remove, insert } of edits) {
					const place = text.length === 0 ? 0 : at % text.length;
					text = text.slice(0, place) + insert + text.slice(place + remove);
					assert.deepEqual(spelledOut(parser.parse(text)), spelledOut(parseMarkdown(text)));
				}
			}),
			{ numRuns: 300 },
		);
	});
});

/** With the words' places, which are counted only when asked for. */
function spelledOut(draft: Draft): unknown {
	const quotations = draft.quotations.map((quotation) => {
		const { text, from, to } = quotation.words;
		return { ...quotation, words: { text, from, to } };
	});
	return { ...draft, quotations };
}

describe('The time it takes to read half a megabyte', () => {
	/** Far above what it takes on a busy machine, far below what a quadratic algorithm would. */
	const limit = 6000;
	it('of brackets in brackets does not grow with its square', function () {
		this.timeout(60_000);
		const start = performance.now();
		parseMarkdown('['.repeat(250_000) + ']'.repeat(250_000));
		assert.ok(performance.now() - start < limit);
	});

	for (const unit of ['"', '[@', '“a” [@k] ', '[^1]: a\n', 'http://a.b ', '*a ', '[a](']) {
		it(`of ${JSON.stringify(unit)} does not grow with its square`, function () {
			this.timeout(60_000);
			const text = unit.repeat(500_000 / unit.length);
			const start = performance.now();
			parseMarkdown(text);
			assert.ok(performance.now() - start < limit);
		});
	}
});
