import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { only, quoted } from './reading.ts';

describe('Quotation marks', () => {
	const marks = [
		'“”',
		'‘’',
		'„“',
		'„”',
		'‚‘',
		'‚’',
		'»«',
		'«»',
		'‹›',
		'›‹',
		'「」',
		'『』',
		'""',
		"''",
		'””',
		'»»',
		'„"',
		'“"',
	];
	for (const [open, close] of marks.map((pair) => [pair[0] ?? '', pair[1] ?? ''])) {
		it(`${open}…${close} hold a quotation`, () => {
			const draft = `He said: ${open}the mass of men${close}, and ${open}more of it${close}.`;
			assert.deepEqual(quoted(draft), ['the mass of men', 'more of it']);
			const [quotation] = parseMarkdown(draft).quotations;
			assert.deepEqual(quotation?.marks, { open, close });
			assert.equal(draft.slice(quotation.span.start, quotation.span.end), `${open}the mass of men${close}`);
			assert.equal(draft.slice(quotation.content.start, quotation.content.end), 'the mass of men');
		});
	}

	it('may stand off by a blank, as in French', () => {
		for (const blank of [' ', '\u00a0', '\u202f']) {
			const draft = `Il dit : «${blank}la chose du monde${blank}» ; puis «${blank}rien${blank}».`;
			assert.deepEqual(quoted(draft), ['la chose du monde', 'rien']);
			const [quotation] = parseMarkdown(draft).quotations;
			assert.equal(draft.slice(quotation?.content.start, quotation?.content.end), 'la chose du monde');
		}
	});

	it('may be written as entities or behind backslashes', () => {
		assert.deepEqual(quoted('&ldquo;one two&rdquo; &#8222;three&#x201C; &quot;four&quot; \\"five six\\"'), [
			'one two',
			'three',
			'four',
			'five six',
		]);
	});

	it('inside others belong to the outer quotation', () => {
		assert.deepEqual(quoted('“He said ‘no’ and “never” to it” and "she \'yes\'"'), [
			'He said ‘no’ and “never” to it',
			"she 'yes'",
		]);
		assert.deepEqual(quoted('« Cette vérité, ‹ je pense ›, et “moi” »'), ['Cette vérité, ‹ je pense ›, et “moi”']);
	});

	it('may touch dashes, brackets, citations and notes', () => {
		assert.deepEqual(quoted('(“one”)—“two”—and [“three”] “four”[^1] “five”[@k] “six”^[n]. *“seven”*'), [
			'one',
			'two',
			'three',
			'four',
			'five',
			'six',
			'seven',
		]);
	});

	it('run over lines, but not over paragraphs', () => {
		assert.deepEqual(quoted('“over\nlines”\n\n“never closed\n\nand “good” here'), ['over\nlines', 'good']);
		assert.deepEqual(quoted('A stray " here.\n\nAnd "good" here.'), ['good']);
		assert.deepEqual(quoted('- “open in an item\n- another” item\n\n| “open | cell” |\n|-|-|\n| a | b |'), []);
	});

	it('that hold no word are no quotation', () => {
		assert.deepEqual(quoted('“…” "" \'\' «» “ ” "!"'), []);
	});

	it('mean nothing in code, math, titles, attributes, comments, templates, front matter and definitions', () => {
		for (const draft of [
			'`“code”` and ``"code"``',
			'```\n“code”\n```',
			'    “code”',
			'$“math”$ $$"math"$$',
			'[x](a.md "a title") ![x](y.png "another title")',
			'<b title="an attribute" class=\'c\'>x</b>',
			'<!-- “comment” -->\n\nx <!-- “comment” --> y',
			'{{< figure "a.png" "words here" >}} {% include "words here" %}',
			'# Heading {#id title="words here"}\n\n[x]{.c title="words here"}',
			'---\ntitle: “in front matter”\n---\n',
			'[a]: b.md "a title here"',
			'<script>\nlet x = "words here";\n</script>',
		]) {
			assert.deepEqual(quoted(draft), [], draft);
		}
	});

	it('count in headings, lists, tables and HTML', () => {
		assert.deepEqual(
			quoted('# “One”\n\n- “two”\n\n|“three”|“four”|\n|-|-|\n|"five"|x|\n\n<p>“six”</p>\n\nSeven “seven”\n==='),
			['One', 'two', 'three', 'four', 'five', 'six', 'seven'],
		);
	});
});

describe('Single marks and apostrophes', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['I don’t know; the boys’ raft; ’Twas ’54.', []],
		["I don't know; the boys' raft; 'Twas the '90s, class of '54.", []],
		["rock 'n' roll and rock ’n’ roll", []],
		['‘I don’t know the boys’ names’ is all.', ['I don’t know the boys’ names']],
		['‘I don’t know the boys’ names,’ he said.', ['I don’t know the boys’ names,']],
		['He wrote ‘fences’ and the boys’ raft sank.', ['fences']],
		['‘The boys’ raft’ and ‘the girls’ were lost.', ['The boys’ raft', 'the girls']],
		['‘Goin’ home,’ he said.', ['Goin’ home,']],
		["'I don't know the boys' names,' he said.", ["I don't know the boys' names,"]],
		["He said 'the rights of man' and 'don't' [@k].", ['the rights of man', "don't"]],
		["'Twas brillig, and the slithy toves' [@k]", ['Twas brillig, and the slithy toves']],
		["'87 years ago our fathers' [@k]", ['87 years ago our fathers']],
		["'Give 'em back,' she said.", ["Give 'em back,"]],
		["'pseudo'-science and 'so-called'.", ['pseudo', 'so-called']],
		["Das ist Hans' Buch und „das hab’ ich gesagt“.", ['das hab’ ich gesagt']],
		["l'«amour» et l’“esprit”", ['amour', 'esprit']],
		['‘ ’Twas brillig,’ she read.', ['’Twas brillig,']],
	];
	for (const [draft, expected] of cases) it(draft, () => assert.deepEqual(quoted(draft), expected));
});

describe('Feet and inches', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['He is 6\' 2" tall and the pipe 5" wide.', []],
		['"He is 6\' 2" tall," she said.', ['He is 6\' 2" tall,']],
		['A 24" screen, "a real one," and 5"x7" prints.', ['a real one,']],
		['It happened "in 1854" and "in 1861".', ['in 1854', 'in 1861']],
	];
	for (const [draft, expected] of cases) it(draft, () => assert.deepEqual(quoted(draft), expected));
});

describe('A quotation over paragraphs', () => {
	it('repeats the opening mark; its parts are one group', () => {
		const draft = '“Four score.\n\n“Now we are engaged.\n\n“Can long endure.” [@gettysburg]';
		const { quotations } = parseMarkdown(draft);
		assert.deepEqual(
			quotations.map(({ words, group, citations, marks }) => [words.text, group, citations, marks?.close]),
			[
				['Four score.', 0, [0], ''],
				['Now we are engaged.', 0, [0], ''],
				['Can long endure.', 0, [0], '”'],
			],
		);
	});

	it('begins anywhere in its first paragraph', () => {
		assert.deepEqual(quoted('He said: “no.” Then he said: “One.\n\n“Two.”'), ['no.', 'One.', 'Two.']);
	});

	it('needs a closing mark at last', () => {
		assert.deepEqual(quoted('“One.\n\n“Two.\n\nThree.'), []);
		assert.deepEqual(quoted('“One.\n\n# Heading\n\n“Two.”'), ['Two.']);
	});

	it('works in any marks', () => {
		assert.deepEqual(quoted('„Eins.\n\n„Zwei.“'), ['Eins.', 'Zwei.']);
		assert.deepEqual(quoted('« Un.\n\n« Deux. »'), ['Un.', 'Deux.']);
		assert.deepEqual(quoted('"One.\n\n"Two."'), ['One.', 'Two.']);
	});
});

describe('A quotation split by its tag', () => {
	const groups = (draft: string) => parseMarkdown(draft).quotations.map(({ group }) => group);

	for (const draft of [
		'“It is,” she said, “a truth” [@k].',
		'"The only thing we have to fear," Roosevelt said, "is fear itself" [@k].',
		'“Screw your courage,” Lady Macbeth urges, “and we’ll not fail” [@k].',
		'„Das ist“, sagte er, „nicht gut“ [@k].',
		'« Oui », dit-il, « sans doute » [@k].',
		'“Yes,” he said—“if you must” [@k].',
		'“Why?” she asked, “why me?” [@k]',
		'‘It is’, he wrote, ‘a truth’ [@k].',
	]) {
		it(`is one: ${draft}`, () => {
			assert.deepEqual(groups(draft), [0, 0]);
			for (const { citations } of parseMarkdown(draft).quotations) assert.deepEqual(citations, [0]);
		});
	}

	for (const draft of [
		'He wrote “one thing” and later “another.”',
		'He calls it “noble,” “grand,” and “free.”',
		'The essay, “On Fences,” the story, “The Wall,” and more.',
		'“One,” he said. Then she said, “Two.”',
		'“A” [@a], he says, “B” [@b].',
		'“One,” he wrote, and then, “Two.”',
	]) {
		it(`is not: ${draft}`, () => {
			const found = groups(draft);
			assert.deepEqual(
				found,
				found.map((_, index) => index),
			);
		});
	}
});

describe('The words of a quotation', () => {
	it('leave markup behind and know where they stood', () => {
		const draft =
			'He: “*the* **mass** of `men` [lead](http://x.org "t") \\[quiet\\] &amp; <b>lives</b><!-- c -->[^1]^2^” [@k]';
		const { words } = only(draft);
		assert.equal(words.text, 'the mass of men lead [quiet] & lives');
		for (const [index, char] of [...words.text].entries()) {
			const written = draft.slice(words.from[index], words.to[index]);
			assert.ok(written === char || written === `\\${char}` || written === '&amp;', `${char} from ${written}`);
		}
	});

	it('keep the quoter’s own operators', () => {
		const draft = '“[T]he mass [that is, people] lead [. . .] lives … * * * of (...) [*sic*] angel[] […]” [@k]';
		assert.equal(
			only(draft).words.text,
			'[T]he mass [that is, people] lead [. . .] lives … * * * of (...) [sic] angel[] […]',
		);
	});

	it('leave citations and notes inside out, with the blank before them', () => {
		assert.equal(
			only('“The mass[^1] of men [@k, p. 3], he says^[See it.] [@j].”').words.text,
			'The mass of men, he says.',
		);
	});

	it('keep line breaks, hard ones too', () => {
		assert.equal(only('“one\ntwo\\\nthree<br>four”').words.text, 'one\ntwo\nthree\nfour');
		assert.equal(only('- “one\n  two”').words.text, 'one\ntwo');
		assert.equal(only('“one\r\ntwo”').words.text, 'one\r\ntwo');
		assert.equal(only('“one\\\r\ntwo”').words.text, 'one\r\ntwo');
	});

	it('keep the text of links', () => {
		assert.equal(
			only('“the [[mass|crowd]] of [men](seeds/x.md) and [T]hem” [@k]').words.text,
			'the crowd of men and [T]hem',
		);
		assert.equal(only('“a [word]{.smallcaps} here” [@k]').words.text, 'a word here');
	});

	it('know what is emphasised, unless the marks are too', () => {
		const draft = '“*tolerable*, __but__ not <i>me</i> [*sic*]” and *“all of it”*';
		const [first, second] = parseMarkdown(draft).quotations;
		assert.deepEqual(
			first?.emphasis.map(({ start, end }) => draft.slice(start, end)),
			['tolerable', 'but', 'me'],
		);
		assert.deepEqual(second?.emphasis, []);
	});
});
