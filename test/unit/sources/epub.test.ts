import assert from 'node:assert/strict';
import { epubReader } from '../../../src/sources/formats/epub.ts';
import { locatorsOf, marked } from './marked.ts';
import { assertSound, complaint, mutations, readOrRefused, zipped } from './zipped.ts';

const container =
	'<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const page = (body: string) =>
	`<?xml version="1.0"?><html xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>${body}</body></html>`;

interface Parts {
	readonly metadata?: string;
	readonly files: Readonly<Record<string, string>>;
	readonly spine?: readonly string[];
	readonly nav?: string;
	readonly ncx?: string;
	readonly guide?: string;
	readonly others?: Readonly<Record<string, string>>;
}

/** An e-book of these chapters, by their file names without extension. */
function epub({ metadata = '', files, spine = Object.keys(files), nav, ncx, guide = '', others = {} }: Parts) {
	const items = Object.keys(files).map(
		(name) => `<item id="${name}" href="text/${name}.xhtml" media-type="application/xhtml+xml"/>`,
	);
	if (nav !== undefined)
		items.push('<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>');
	if (ncx !== undefined) items.push('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>');
	return zipped({
		mimetype: 'application/epub+zip',
		'META-INF/container.xml': container,
		'OEBPS/book.opf': `<package><metadata xmlns:dc="d" xmlns:opf="o">${metadata}</metadata><manifest>${items.join('')}</manifest><spine toc="ncx">${spine.map((id) => `<itemref idref="${id}"/>`).join('')}</spine><guide>${guide}</guide></package>`,
		...Object.fromEntries(Object.entries(files).map(([name, body]) => [`OEBPS/text/${name}.xhtml`, page(body)])),
		...(nav === undefined ? {} : { 'OEBPS/nav.xhtml': page(nav) }),
		...(ncx === undefined ? {} : { 'OEBPS/toc.ncx': `<ncx>${ncx}</ncx>` }),
		...others,
	});
}

const read = async (parts: Parts) => {
	const content = await epubReader.read(epub(parts), 'book.epub');
	assertSound(content);
	return content;
};

const point = (title: string, source: string, inner = '') =>
	`<navPoint><navLabel><text>${title}</text></navLabel><content src="${source}"/>${inner}</navPoint>`;

describe('an e-book', () => {
	it('is read in the order of its spine', async () => {
		const content = await read({ files: { b: '<p>Second.</p>', a: '<p>First.</p>' }, spine: ['a', 'b', 'a', 'gone'] });
		assert.equal(content.text, 'First.\n\nSecond.');
	});

	it('says its title, its authors and its date', async () => {
		const content = await read({
			metadata:
				'<dc:title id="s">A Subtitle</dc:title><dc:title id="m">On  Liberty</dc:title><meta refines="#m" property="title-type">main</meta>' +
				'<dc:creator opf:role="aut">J. S. Mill</dc:creator><dc:creator opf:role="ill">A. Painter</dc:creator><dc:creator opf:role="aut">Harriet Taylor</dc:creator>' +
				'<dc:date opf:event="modification">2020-01-02</dc:date><dc:date opf:event="publication">1859-03-04T00:00:00Z</dc:date>',
			files: { a: '<p>a</p>' },
		});
		assert.deepEqual(content.metadata, {
			title: 'On Liberty',
			author: 'J. S. Mill and Harriet Taylor',
			date: '1859-03-04',
		});
	});

	it('has chapters by its table of contents', async () => {
		const content = await read({
			files: {
				one: '<h1 id="c1">The Carpet-Bag</h1><p>a</p><h3>no chapter</h3><h1 id="c2">CHAPTER 2. The Inn</h1><p>b</p>',
				two: '<h2>3</h2><h2>The Whale</h2><p>c</p>',
			},
			nav: '<nav epub:type="toc"><ol><li><a href="text/one.xhtml#c1">Chapter I: The <i>Carpet-Bag</i></a></li><li><a href="text/one.xhtml#c2">The Inn</a></li><li><a href="text/two.xhtml">The Whale</a></li></ol></nav>',
		});
		assert.deepEqual(locatorsOf(content), ['chapter I', 'chapter 2', 'chapter 3']);
		assert.deepEqual(
			content.locators.map(({ span }) => content.text.slice(span.start, span.start + 11)),
			['The Carpet-', 'CHAPTER 2. ', '3\n\nThe Whal'],
		);
	});

	it('has chapters of parts by the older table of contents', async () => {
		const content = await read({
			files: { one: '<p>a</p>', 'two words': '<p>b</p><p id="s">c</p>', three: '<p>d</p>' },
			ncx: `<navMap>${point('Part One', 'text/one.xhtml', point('IV. The Storm', 'text/two%20words.xhtml', point('At sea', 'text/two%20words.xhtml#s')))}${point('Epilogue', 'text/three.xhtml#nowhere')}</navMap>`,
		});
		assert.deepEqual(locatorsOf(content), ['part 1', 'chapter IV', 'section At sea', 'chapter Epilogue']);
		assert.deepEqual(
			content.locators.map(({ span }) => content.text.slice(span.start, span.end)),
			['a\n\nb\n\nc\n\n', 'b\n\nc\n\n', 'c\n\n', 'd'],
		);
	});

	it('has chapters by its headings where it has no table of contents', async () => {
		const content = await read({ files: { a: '<h1>I. Loomings</h1><p>a</p>', b: '<h1>II. The Inn</h1><p>b</p>' } });
		assert.deepEqual(locatorsOf(content), ['chapter I', 'chapter II']);
	});

	it('has the pages of the printed edition, from its list or its text', async () => {
		const listed = await read({
			files: { a: '<p id="x">a <span id="y"/>b</p>' },
			nav: '<nav epub:type="page-list"><ol><li><a href="text/a.xhtml#x">xi</a></li><li><a href="text/a.xhtml#y">12</a></li></ol></nav>',
		});
		assert.deepEqual(locatorsOf(listed), ['page xi', 'page 12']);
		const older = await read({
			files: { a: '<p id="x">a</p>' },
			ncx: '<pageList><pageTarget type="normal" value="7"><navLabel><text>7</text></navLabel><content src="text/a.xhtml#x"/></pageTarget></pageList>',
		});
		assert.deepEqual(locatorsOf(older), ['page 7']);
		const marks = await read({ files: { a: '<p>a<span epub:type="pagebreak" title="8"/>b</p>' } });
		assert.deepEqual(locatorsOf(marks), ['page 8']);
	});

	it('has its notes as wording, their numbers as apparatus', async () => {
		const content = await read({
			files: {
				a: '<p>Word.<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1" hidden=""><p><a href="#r1">1</a> Ibid.</p></aside>',
			},
		});
		assert.equal(marked(content.text, content.apparatus), 'Word.⟦1⟧\n\n⟦1⟧ Ibid.');
	});

	it('leaves out its table of contents; of an older one the links are apparatus', async () => {
		const content = await read({
			files: { toc: '<h2>On Tides</h2><p>A book.</p><ul><li><a href="a.xhtml">One</a></li></ul>', a: '<p>Text.</p>' },
			nav: '<nav epub:type="toc"><ol><li><a href="text/a.xhtml">One</a></li></ol></nav>',
			spine: ['nav', 'toc', 'a'],
			guide: '<reference type="toc" href="text/toc.xhtml#list"/>',
		});
		assert.equal(marked(content.text, content.apparatus), 'On Tides\n\nA book.\n\n⟦One⟧\n\nText.');
	});

	it('is refused when its shop has locked its text, not when only its fonts are', async () => {
		const encryption = (path: string) => ({
			'META-INF/encryption.xml': `<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData></encryption>`,
		});
		const locked = epub({ files: { a: '<p>a</p>' }, others: encryption('OEBPS/text/a.xhtml') });
		assert.match(await complaint(epubReader, locked), /locked by its shop \(DRM\)/);
		const fonts = await read({ files: { a: '<p>a</p>' }, others: encryption('OEBPS/fonts/a.otf') });
		assert.equal(fonts.text, 'a');
	});

	it('is refused when it is none, or has no text', async () => {
		assert.match(await complaint(epubReader, zipped({ a: 'b' })), /not an e-book \(\.epub\) that can be read/);
		assert.match(await complaint(epubReader, epub({ files: { a: '<img src="x"/>' } })), /holds no text/);
		assert.match(await complaint(epubReader, Buffer.from('no zip')), /is not an e-book \(\.epub\)/);
	});

	it('expands no entities of its own', async () => {
		const bytes = zipped({
			'META-INF/container.xml': container,
			'OEBPS/book.opf': `<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><package><metadata><dc:title>One &b; book</dc:title></metadata><manifest><item id="x" href="x.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="x"/></spine></package>`,
			'OEBPS/x.xhtml': `<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>${page('<p>x &a; &b;</p>')}`,
		});
		const content = await epubReader.read(bytes, 'book.epub');
		assert.match(content.text, /x &a; &b;$/);
		assert.equal(content.metadata.title, 'One &b; book');
	});

	it('is refused when its parts are nested as in no book', async () => {
		const deep = epub({ files: { a: `${'<div>'.repeat(200_000)}a` } });
		assert.match(await complaint(epubReader, deep), /nested too deeply/);
	});

	it('is read or refused whatever happens to its bytes', async () => {
		const whole = epub({
			metadata: '<dc:title>On Liberty</dc:title>',
			files: {
				a: `<h1 id="c">Chapter 1</h1>${'<p>Some words<a href="#n">[1]</a> of a <span epub:type="pagebreak" title="2"/>page.</p>'.repeat(20)}`,
				b: '<table><tr><td>x</td></tr></table><p id="n"><a href="a.xhtml#c">1</a> Note</p>',
			},
			nav: '<nav epub:type="toc"><ol><li><a href="text/a.xhtml#c">One</a></li></ol></nav>',
			ncx: `<navMap>${point('One', 'text/a.xhtml')}</navMap>`,
		});
		for (const bytes of mutations(whole, 400)) {
			const content = await readOrRefused(epubReader, bytes);
			if (content === undefined) continue;
			assertSound(content);
			assert.ok(content.text.length < 5000);
		}
	});

	it('is read or refused whatever happens to its markup', async () => {
		const chapter = Buffer.from(
			page(
				'<h1>One</h1><p>a <a href="#n">[1]</a> b<sup><a href="#m">2</a></sup></p><table><tr><td>x<td>y</table><pre> z</pre>'.repeat(
					5,
				),
			),
		);
		for (const bytes of mutations(chapter, 400)) {
			const content = await readOrRefused(
				epubReader,
				zipped({
					'META-INF/container.xml': container,
					'OEBPS/book.opf':
						'<package><manifest><item id="x" href="x.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="x"/></spine></package>',
					'OEBPS/x.xhtml': bytes,
				}),
			);
			if (content === undefined) continue;
			assertSound(content);
			assert.ok(content.text.length < 2 * bytes.length);
		}
	});
});
