import assert from 'node:assert/strict';
import { citationsOf, keysOf } from './reading.ts';

describe('Citations in a draft', () => {
	it('are found in brackets, each item with its own prefix, locator and suffix', () => {
		const draft = 'So it is [see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1].';
		const [doe, smith] = citationsOf(draft);
		assert.equal(doe?.key, 'doe99');
		assert.equal(doe.prefix, 'see');
		assert.equal(doe.suffix, 'and *passim*');
		assert.deepEqual([doe.locator?.term, doe.locator?.value], ['page', '33-35']);
		assert.equal(draft.slice(doe.keySpan.start, doe.keySpan.end), 'doe99');
		assert.equal(draft.slice(doe.span.start, doe.span.end), 'see @doe99, pp. 33-35 and *passim*');
		assert.equal(smith?.key, 'smith04');
		assert.deepEqual([smith.locator?.term, smith.locator?.value], ['chapter', '1']);
		for (const { cluster, form } of [doe, smith]) {
			assert.equal(form, 'bracketed');
			assert.equal(draft.slice(cluster.start, cluster.end), '[see @doe99, pp. 33-35 and *passim*; @smith04, chap. 1]');
		}
	});

	it('are found in the text, with or without a locator in brackets', () => {
		const draft = 'As @walden [p. 3] and @emerson say, and (see @mill [ch. 2; @hume, p. 9]).';
		const [walden, emerson, mill, hume] = citationsOf(draft);
		assert.deepEqual([walden?.form, walden?.key, walden?.locator?.value], ['in-text', 'walden', '3']);
		assert.equal(draft.slice(walden?.cluster.start, walden?.cluster.end), '@walden [p. 3]');
		assert.deepEqual([emerson?.key, emerson?.locator], ['emerson', undefined]);
		assert.deepEqual([mill?.key, mill?.locator?.term], ['mill', 'chapter']);
		assert.deepEqual([hume?.key, hume?.locator?.value], ['hume', '9']);
	});

	it('in the text take a locator behind a comma only with its term', () => {
		assert.equal(citationsOf('See @walden, ch. 1.')[0]?.locator?.value, '1');
		assert.equal(citationsOf('In @walden, 33 people appear.')[0]?.locator, undefined);
	});

	it('may suppress the author', () => {
		const [bracketed, running] = citationsOf('He says [-@a, p. 3] and -@b.');
		assert.deepEqual([bracketed?.suppressAuthor, running?.suppressAuthor], [true, true]);
		assert.equal(citationsOf('a well-@c')[0]?.suppressAuthor ?? false, false);
	});

	it('have keys with inner punctuation, never with a sentence’s own', () => {
		const keys = keysOf('See @doi:10.1000/182, @a.b-c_d+e. Then (@x), @y: “@z”? And @Müller2004; @w’s, @1984!');
		assert.deepEqual(keys, ['doi:10.1000/182', 'a.b-c_d+e', 'x', 'y', 'z', 'Müller2004', 'w', '1984']);
	});

	it('have any key in braces', () => {
		assert.deepEqual(keysOf('@{https://example.org/a?b=c_d} and [@{Smith, J.}, p. 3]'), [
			'https://example.org/a?b=c_d',
			'Smith, J.',
		]);
	});

	it('may be written loosely: commas between keys, a note behind a semicolon', () => {
		assert.deepEqual(keysOf('[@a, @b; and @c]'), ['a', 'b', 'c']);
		const [citation, ...more] = citationsOf('[@a, p. 3; emphasis added]');
		assert.equal(more.length, 0);
		assert.equal(citation?.suffix, '; emphasis added'.slice(2));
	});

	it('are not e-mail addresses, cross-references, code, math, comments, attributes or escaped', () => {
		for (const draft of [
			'me@site.org and <you@site.org>',
			'[@fig-one; @tbl-two] and @sec-intro, @eq-1, @lst-a, @thm-b',
			'`@key` and ``[@key]``',
			'```\n@key\n```',
			'    @key',
			'$x@key$ and $$@key$$',
			'<!-- @key --> <b title="@key">x</b>',
			'\\@key and [\\@key]',
			'[text](http://example.org/@key) and https://example.org/@key',
			'---\nnocite: "@key"\n---\n',
		]) {
			assert.deepEqual(keysOf(draft), [], draft);
		}
	});

	it('stand in headings, lists, tables and HTML', () => {
		assert.deepEqual(keysOf('# A [@h]\n\n- item [@l]\n\n|a|b|\n|-|-|\n|x|@t|\n\n<p>y [@p]</p>\n'), [
			'h',
			'l',
			't',
			'p',
		]);
	});

	it('survive brackets that never close', () => {
		assert.deepEqual(keysOf('An open [bracket @a, and [@b] then [@c'), ['a', 'b', 'c']);
	});
});

describe('Links as citations', () => {
	it('name a file by its decoded path', () => {
		const draft = 'See [the article](seeds/my%20article.md#page=3 "A “title”") and [more](<a b.txt>).';
		const [first, second] = citationsOf(draft);
		assert.equal(first?.form, 'link');
		assert.equal(first.key, 'seeds/my article.md');
		assert.equal(draft.slice(first.keySpan.start, first.keySpan.end), 'seeds/my%20article.md');
		assert.deepEqual([first.locator?.term, first.locator?.value], ['page', '3']);
		assert.equal(second?.key, 'a b.txt');
		assert.equal(draft.slice(second.keySpan.start, second.keySpan.end), 'a b.txt');
	});

	it('may have their address in a definition', () => {
		const draft = 'See [it][lab], [LAB] and [lab][].\n\n[lab]: seeds/x.md "T"\n';
		const citations = citationsOf(draft);
		assert.equal(citations.length, 3);
		for (const { key, keySpan, span } of citations) {
			assert.equal(key, 'seeds/x.md');
			assert.equal(draft.slice(keySpan.start, keySpan.end), 'seeds/x.md');
			assert.match(draft.slice(span.start, span.end).toLowerCase(), /^\[.*lab\](\[\])?$/);
		}
	});

	it('take a locator written behind them', () => {
		const draft = '([Walden](seeds/walden.md), p. 8)';
		assert.equal(citationsOf(draft)[0]?.locator?.value, '8');
	});

	it('are not links to the web, to mail, to the draft itself, nor images', () => {
		const draft = '[a](https://x.org/a.md) [b](mailto:a@b.c) [c](#part) ![d](seeds/d.png) [e](//x.org) [f]';
		assert.deepEqual(keysOf(draft), []);
	});
});

describe('Wiki links', () => {
	it('are citations, with alias and heading', () => {
		const draft = '[[walden]], [[walden|Thoreau’s book]], [[walden#Economy]], [[@emerson]], [[a.pdf#page=4]]';
		const citations = citationsOf(draft);
		assert.deepEqual(
			citations.map(({ form, key, suffix }) => [form, key, suffix]),
			[
				['wiki', 'walden', ''],
				['wiki', 'walden', ''],
				['wiki', 'walden', 'Economy'],
				['wiki', 'emerson', ''],
				['wiki', 'a.pdf', ''],
			],
		);
		for (const { key, keySpan } of citations) assert.equal(draft.slice(keySpan.start, keySpan.end), key);
		assert.equal(citations[4]?.locator?.value, '4');
	});

	it('are not embeds, nor the quoter’s own brackets', () => {
		assert.deepEqual(keysOf('![[image.png]] “a [[…]] b [[sic]]”'), []);
	});
});

describe('Footnotes that cite', () => {
	it('lend their citations to the place of their reference', () => {
		const draft = 'A claim.[^n]\n\n[^n]: See @walden, ch. 1.\n';
		const [citation] = citationsOf(draft);
		assert.equal(citation?.key, 'walden');
		const reference = citation.footnoteReference;
		assert.equal(reference && draft.slice(reference.start, reference.end), '[^n]');
		assert.equal(draft.slice(citation.keySpan.start, citation.keySpan.end), 'walden');
	});

	it('may stand in the text', () => {
		const draft = 'A claim^[See @walden, and [@emerson].] here.';
		const citations = citationsOf(draft);
		assert.deepEqual(
			citations.map(({ key }) => key),
			['walden', 'emerson'],
		);
		for (const { footnoteReference: note } of citations) {
			assert.equal(note && draft.slice(note.start, note.end), '^[See @walden, and [@emerson].]');
		}
	});

	it('count the links in them once', () => {
		assert.deepEqual(keysOf('A claim^[See [it](a.md) and [[w]].] and [see [it](b.md), @k].'), ['a.md', 'w', 'k']);
	});

	it('may have several paragraphs and no blank line between them', () => {
		assert.deepEqual(keysOf('x[^1] y[^2]\n\n[^1]: @a\n[^2]: @b\n\n    more @c\n\nafter @d'), ['a', 'b', 'c', 'd']);
		assert.equal(citationsOf('x[^2]\n\n[^2]: a\n\n    more @c\n\nafter @d')[1]?.footnoteReference, undefined);
	});
});
