import assert from 'node:assert/strict';
import { support } from './reading.ts';

describe('The citation that supports a quotation', () => {
	const cases: readonly (readonly [string, string, Record<string, string[]>])[] = [
		['behind it', '“A b” [@k].', { 'A b': ['k'] }],
		['behind the full stop', '“A b.” [@k] More.', { 'A b.': ['k'] }],
		['behind a full stop outside', '‘A b’. [@k] More “c d” [@m].', { 'A b': ['k'], 'c d': ['m'] }],
		['at the end of the sentence', '“A b,” says Orsino, and goes [@k].', { 'A b,': ['k'] }],
		['all of a cluster', '“A b” [@k; @m].', { 'A b': ['k', 'm'] }],
		['two clusters in a row', '“A b” [@k] [@m] and [@n].', { 'A b': ['k', 'm'] }],
		['shared in a sentence', '“A b” and “c d” [@k].', { 'A b': ['k'], 'c d': ['k'] }],
		['its own in a sentence', '“A b” [@k] and “c d” [@m].', { 'A b': ['k'], 'c d': ['m'] }],
		['before it in the text', '@k says “a b.” More.', { 'a b.': ['k'] }],
		['before it in brackets', 'Thoreau [@k] says “a b.”', { 'a b.': ['k'] }],
		['running behind it', '“A b,” as @k puts it.', { 'A b,': ['k'] }],
		['around a contrast', '@k says “a b” while @m says “c d.”', { 'a b': ['k'], 'c d.': ['m'] }],
		['in two clauses', 'As @k notes, “a b,” but “c d” [@m].', { 'a b,': ['k'], 'c d': ['m'] }],
		['inside the marks', '“A b [@k].” Then “c d” [@m].', { 'A b.': ['k'], 'c d': ['m'] }],
		['a link around it', '[“A b”](x.md) and “c d” [@m].', { 'A b': ['x.md'], 'c d': ['m'] }],
		['a link in its sentence', 'The [article](x.md) says “a b.”', { 'a b.': ['x.md'] }],
		['a link in brackets', '“A b” ([Walden](x.md), p. 3).', { 'A b': ['x.md'] }],
		['a wiki link', '“A b” ([[walden]]) or [[mill]].', { 'A b': ['walden'] }],
		['a footnote', '“A b.”[^1] “C d.”[^2]\n\n[^1]: @k\n[^2]: @m', { 'A b.': ['k'], 'C d.': ['m'] }],
		['a footnote in the text', '“A b”^[See @k, p. 3.] and “c d.”', { 'A b': ['k'], 'c d.': [] }],
		['behind a footnote that only explains', '“A b”[^1] is old [@k].\n\n[^1]: Very.', { 'A b': ['k'] }],
		[
			'later in the paragraph',
			'“A b,” he says. “C d” [@k]. “E f” [@m].',
			{ 'A b,': ['k'], 'C d': ['k'], 'E f': ['m'] },
		],
		['at the end of the paragraph', '“A b.” Words and words. More of it [@k].', { 'A b.': ['k'] }],
		['the sentence’s own, not a later one', '@k says “a b.” Water boils [@m].', { 'a b.': ['k'] }],
		['running earlier in the paragraph', '@k is strange. “A b,” it says.', { 'A b,': ['k'] }],
		['ending a later sentence', '“A b.” So says @k.', { 'A b.': ['k'] }],
		['none that goes on to something else', '“A b.” @k has none of that.', { 'A b.': [] }],
		['none of another paragraph', '“A b.”\n\nMore [@k].', { 'A b.': [] }],
		['nested marks', '“He said ‘no’” [@k].', { 'He said ‘no’': ['k'] }],
		['in round brackets', '“A b” (see @k, p. 3).', { 'A b': ['k'] }],
		['Japanese', '「吾輩は猫」と書く [@k]。「犬だ」[@m]。', { 吾輩は猫: ['k'], 犬だ: ['m'] }],
	];
	for (const [name, draft, expected] of cases) {
		it(`${name}: ${draft.replaceAll('\n', '⏎')}`, () => assert.deepEqual(support(draft), expected));
	}

	it('may stand in the same table row', () => {
		const draft = '| Words | Where |\n|-|-|\n| “A b” | [@k] |\n| @m | “c d” |\n| “e f” | none |';
		assert.deepEqual(support(draft), { 'A b': ['k'], 'c d': ['m'], 'e f': [] });
	});

	it('may introduce a list', () => {
		assert.deepEqual(support('@k says:\n\n- “A b”\n- “C d” [@m]\n'), { 'A b': ['k'], 'C d': ['m'] });
		assert.deepEqual(support('@k is old.\n\n- “A b”\n'), { 'A b': [] });
	});
});

describe('The citation of a block quotation', () => {
	const cases: readonly (readonly [string, string, string[]])[] = [
		['in it', '> Words here. [@k]\n\nMore [@m].', ['k']],
		['in its attribution', '> Words here.\n>\n> — Thoreau, *Walden* [@k, p. 8]', ['k']],
		['on the next line', '> Words here.\n[@k, p. 3]', ['k']],
		['in the next paragraph', '> Words here.\n\n[@k, p. 3] And more [@m].', ['k']],
		['in an attribution below it', '> Words here.\n\n— Thoreau [@k]', ['k']],
		['alone below it', '> Words here.\n\n(@k, p. 3)', ['k']],
		['in the introduction', 'He gives reasons [@k]:\n\n> Words here.', ['k']],
		['in the text of the introduction', 'As @k says,\n\n> Words here.', ['k']],
		['in the last sentence of the introduction', 'One [@a]. Two [@k].\n\n> Words here.', ['k']],
		['anywhere before a colon', '@k is old. He says:\n\n> Words here.', ['k']],
		['none of an earlier sentence', 'One [@a]. Nothing cited.\n\n> Words here.', []],
		['none of the next paragraph’s own', '> Words here.\n\nMuch later comes [@k].', []],
		['none across a heading', '@k:\n\n# H\n\n> Words here.', []],
		['a link in it', '> Words here. [Walden](seeds/w.md)', ['seeds/w.md']],
		['a wiki link in it', '> Words here. — [[walden]]', ['walden']],
		['a footnote', '> Words here.[^1]\n\n[^1]: @k', ['k']],
	];
	for (const [name, draft, expected] of cases) {
		it(name, () => assert.deepEqual(support(draft), { 'Words here.': expected }));
	}
});
