import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { only, quoted } from './reading.ts';

describe('A block quotation', () => {
	it('is one quotation, its prefixes and citation left out', () => {
		const draft = 'Intro:\n\n> The mass of *men*\n> lead lives. [@walden]\n\nMore.';
		const quotation = only(draft);
		assert.equal(quotation.kind, 'block');
		assert.equal(quotation.words.text, 'The mass of men\nlead lives.');
		assert.equal(quotation.marks, undefined);
		assert.equal(draft.slice(quotation.content.start, quotation.content.end), 'The mass of *men*\n> lead lives.');
		assert.equal(draft.slice(quotation.span.start, quotation.span.end), '> The mass of *men*\n> lead lives.');
		for (const [index, char] of [...quotation.words.text].entries()) {
			assert.equal(draft.slice(quotation.words.from[index], quotation.words.to[index]), char);
		}
		assert.deepEqual(
			quotation.emphasis.map(({ start, end }) => draft.slice(start, end)),
			['men'],
		);
	});

	it('has all its paragraphs, an empty line between them', () => {
		const draft = '> One.\n>\n> Two.\n>\n> - three\n> - four\n\nEnd.';
		const { words } = only(draft);
		assert.equal(words.text, 'One.\n\nTwo.\n\nthree\n\nfour');
		const gap = words.text.indexOf('\n');
		assert.equal(draft.slice(words.from[gap], words.to[gap]), '\n>\n> ');
	});

	it('leaves an attribution out', () => {
		for (const attribution of [
			'— Henry David Thoreau, *Walden*',
			'– Thoreau',
			'-- Thoreau, 1854',
			'―Thoreau',
			'— [@walden]',
			'— Thoreau, in a letter to a friend of his [@walden, p. 3]',
			'<cite>Thoreau</cite>',
			'[@walden]',
			'(@walden, p. 3)',
			'(Thoreau [@walden])',
			'[Walden](seeds/walden.md)',
		]) {
			assert.deepEqual(quoted(`> The mass of men.\n> ${attribution}`), ['The mass of men.'], attribution);
			assert.deepEqual(quoted(`> The mass of men.\n>\n> ${attribution}`), ['The mass of men.'], attribution);
		}
		assert.deepEqual(quoted('> The mass of men. —Thoreau'), ['The mass of men.']);
		assert.deepEqual(quoted('> The mass of men. — Thoreau'), ['The mass of men.']);
		assert.deepEqual(quoted('> The mass of men.\n> - Thoreau'), ['The mass of men.']);
	});

	it('keeps lines of speech that begin with a dash', () => {
		assert.deepEqual(quoted('> — Oui, dit-il.\n> — Non, dit-elle. [@k]'), ['— Oui, dit-il.\n— Non, dit-elle.']);
	});

	it('in quotation marks as a whole has its content inside them', () => {
		const draft = '> “In vain have I struggled.” [@pride]';
		const { words, marks, content, span } = only(draft);
		assert.equal(words.text, 'In vain have I struggled.');
		assert.deepEqual(marks, { open: '“', close: '”' });
		assert.equal(draft.slice(content.start, content.end), 'In vain have I struggled.');
		assert.equal(draft.slice(span.start, span.end), '> “In vain have I struggled.”');
		assert.equal(only('> “One.\n>\n> “Two.”').words.text, 'One.\n\nTwo.');
		assert.equal(only('> “One.\n>\n> Two.”').words.text, 'One.\n\nTwo.');
	});

	it('keeps the marks of what it quotes', () => {
		assert.equal(only('> “One,” he said, “two.” [@k]').words.text, '“One,” he said, “two.”');
		assert.equal(only('> He said “one.”').words.text, 'He said “one.”');
	});

	it('keeps verse and marks of omission', () => {
		const draft = '> Water, water, every where,\\\n> And all the boards did shrink;  \n> * * *\n> Nor any drop. [@m]';
		assert.equal(
			only(draft).words.text,
			'Water, water, every where,\nAnd all the boards did shrink;\n\n* * *\n\nNor any drop.',
		);
	});

	it('holds those inside it', () => {
		assert.deepEqual(quoted('> > Inner words.\n>\n> Outer words.'), ['Inner words.\n\nOuter words.']);
	});

	it('takes in a line that only lacks its mark', () => {
		assert.equal(only('> One\ntwo').words.text, 'One\ntwo');
	});

	it('emphasised from end to end is only set that way', () => {
		assert.deepEqual(only('> *All of it.*').emphasis, []);
	});

	it('may stand in a list', () => {
		assert.deepEqual(quoted('1. Item\n\n   > In the item.\n\n2. Next'), ['In the item.']);
	});
});

describe('Block quotes that quote nothing', () => {
	for (const draft of [
		'> **Note:** words here',
		'> **Note**: words here',
		'> **Warning**\n> words here',
		'> *Tip:* words here',
		'> Note: words here',
		'> [!NOTE]\n> words here',
		'> [!WARNING] Title\n> words here',
		'> ⚠️ words here',
		'> **Achtung:** Worte',
		'> **Key idea:** words here',
		'> ```\n> code\n> ```',
		'> ![image](x.png)',
		'>',
	]) {
		it(draft.replaceAll('\n', '⏎'), () => assert.deepEqual(quoted(draft), []));
	}

	it('hold quotations like any paragraph', () => {
		const draft = '> [!NOTE]\n> He said “the mass of men” [@walden].\n>\n> > Quoted inside. [@k]';
		assert.deepEqual(
			parseMarkdown(draft).quotations.map(({ kind, words }) => [kind, words.text]),
			[
				['inline', 'the mass of men'],
				['block', 'Quoted inside.'],
			],
		);
	});

	it('are not those that a speaker’s name begins', () => {
		assert.deepEqual(quoted('> **Socrates:** I know nothing. [@plato]'), ['Socrates: I know nothing.']);
	});

	it('are not those that a title announces as quoted', () => {
		assert.deepEqual(quoted('> [!quote] Thoreau, *Walden*\n> The mass of men.'), ['The mass of men.']);
	});

	it('are not those that begin with a bold word of the text', () => {
		assert.deepEqual(quoted('> **The mass** of men.'), ['The mass of men.']);
	});
});
