import assert from 'node:assert/strict';
import { documentText } from '../../../src/sources/formats/document-text.ts';
import { htmlElements } from '../../../src/sources/formats/html-elements.ts';
import { readXhtml } from '../../../src/sources/formats/xml.ts';
import { locatorsOf, marked } from './marked.ts';

function read(html: string) {
	const out = documentText();
	readXhtml(html, htmlElements(out));
	return { ...out.finish(), metadata: {} };
}

const shown = (html: string) => {
	const { text, apparatus } = read(html);
	return marked(text, apparatus);
};

describe('the elements of HTML', () => {
	it('make paragraphs of blocks and leave inline elements where they are', () => {
		assert.equal(
			shown('<div><p>One <em>two</em>th<b>ree</b>.</p>\n<ul><li>a</li><li><p>b</p></li></ul> c</div>'),
			'One twothree.\n\na\n\nb\n\nc',
		);
	});

	it('keep line breaks, and the lines of preformatted text', () => {
		assert.equal(shown('<p>a<br/>b</p><pre>\n  c\n   d</pre>'), 'a\nb\n\n  c\n   d');
	});

	it('leave out what is not shown', () => {
		assert.equal(
			shown(
				'<head><title>T</title></head><p>a<script>x</script><span style="display: none">y</span> <del>d</del><ins>e</ins></p><p hidden="">z</p>',
			),
			'a e',
		);
	});

	it('decode entities and keep soft hyphens and protected spaces', () => {
		assert.equal(shown('<p>caf&eacute;&nbsp;&#8212;&shy;&amp;nbsp;</p>'), 'café\u00a0—\u00ad&nbsp;');
	});

	it('show the marks that a browser sets around a quotation', () => {
		assert.equal(shown('<p>He: <q>so <q>it</q> is</q>.</p>'), 'He: “so ‘it’ is”.');
	});

	it('have marks of notes as apparatus, not other numbers', () => {
		assert.equal(shown('<p>word<sup><a href="#n1">1</a></sup>, m<sup>2</sup></p>'), 'word⟦1⟧, m2');
		assert.equal(shown('<p>word<a href="#n1"><sup>12</sup></a></p>'), 'word⟦12⟧');
		assert.equal(shown('<p>word<a epub:type="noteref" href="n.xhtml#n1">1</a></p>'), 'word⟦1⟧');
		assert.equal(shown('<p>word<a href="#n1">[1]</a> see <a href="#c4">4</a></p>'), 'word⟦[1]⟧ see 4');
		assert.equal(
			shown('<p><a href="#r1">1.</a> Ibid. <a href="#r1" role="doc-backlink">back</a></p>'),
			'⟦1.⟧ Ibid. ⟦back⟧',
		);
	});

	it('know the pages of the printed edition', () => {
		const content = read(
			'<p>a <span epub:type="pagebreak" id="p12" title="12"/>b</p><div role="doc-pagebreak" aria-label="Page xiii."></div><p>c <span class="pagenum" id="Page_14">[Pg 14]</span> d</p><p>e <a epub:type="pagebreak" id="page_15"></a>f</p>',
		);
		assert.deepEqual(locatorsOf(content), ['page 12', 'page xiii', 'page 14', 'page 15']);
		assert.equal(marked(content.text, content.apparatus), 'a b\n\nc ⟦[Pg 14]⟧ d\n\ne f');
		assert.deepEqual(
			content.locators.map(({ span }) => content.text.slice(span.start, span.end)),
			['b\n\n', 'c [Pg 14] ', 'd\n\ne ', 'f'],
		);
	});

	it('show tables row by row', () => {
		assert.equal(
			shown(
				'<table><caption>T</caption><thead><tr><th>a</th><th>b</th></tr></thead><tr><td><p>c</p></td><td>d</td></tr></table>x',
			),
			'T\na\tb\nc\td\n\nx',
		);
	});

	it('have reading aids and navigation as apparatus', () => {
		assert.equal(shown('<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>'), '漢⟦かん⟧字');
		assert.equal(shown('<nav><a href="x">Home</a></nav><p>a</p>'), '⟦Home⟧\n\na');
	});
});
