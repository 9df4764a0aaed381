import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readHtml } from '../../../src/sources/formats/html.ts';
import { decodeHtml } from '../../../src/sources/formats/html-charset.ts';
import { UnreadableSource } from '../../../src/sources/source.ts';
import { locatorsOf, marked } from './marked.ts';

const page = (body: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
const textOf = async (html: string) => (await readHtml(html)).text;
const prose = (words: string) =>
	`<p>${words}, and a sentence that goes on for a while, so that it weighs something, as prose does.</p>`;

describe('a web page', () => {
	it('reads as paragraphs, with its headings as places', async () => {
		const content = await readHtml(
			page(
				'<h1>Tides</h1><p>One\n two.</p><h2>History</h2><ul><li>Three</li><li>Four<br>five</li></ul><h2>Decline</h2>Six',
			),
		);
		assert.equal(content.text, 'Tides\n\nOne two.\n\nHistory\n\nThree\n\nFour\nfive\n\nDecline\n\nSix');
		assert.deepEqual(locatorsOf(content), ['section History', 'section Decline']);
	});

	it('keeps quotation marks, lines, tables and captions, and takes the marks of notes for none of its words', async () => {
		const { text, apparatus } = await readHtml(
			page(
				'<p>He said <q>no</q>.<sup><a href="#n1">[1]</a></sup></p><pre>let <b>x</b> = 1\n  y</pre><table><tr><td>a</td><td>b</td></tr></table><figure><img alt="out"><figcaption>Fig</figcaption></figure><h2>Notes<a class="anchor" href="#notes">§</a></h2>',
			),
		);
		assert.equal(marked(text, apparatus), 'He said “no”.⟦[1]⟧\n\nlet x = 1\n  y\n\na\tb\n\nFig\n\nNotes');
	});

	it('leaves out scripts, styles and what is hidden', async () => {
		const html = page(
			'<p>In.</p><script>document.body.innerHTML = "Out"</script><style>p{}</style><p hidden>Out</p><p style="display: none">Out</p><noscript>Out</noscript><template>Out</template><p aria-hidden="true">Out</p>',
		);
		assert.equal(await textOf(html), 'In.');
	});

	it('believes what the page says its text is', async () => {
		const around = `<nav><a href="/">Out</a></nav><div class="cookie-banner">${prose('Out')}</div>`;
		const after = `<aside>${prose('Out')}</aside><section id="comments">${prose('Out').repeat(4)}</section><footer>Out</footer>`;
		const main = `<main><article><h1>In</h1>${prose('In')}<aside class="newsletter">${prose('Out')}</aside>${prose('In')}</article><div class="related-posts"><a href="/">Out</a></div></main>`;
		const text = await textOf(page(around + main + after));
		assert.doesNotMatch(text, /Out/);
		assert.equal(text.match(/In/g)?.length, 3);
	});

	it('keeps every article of a page that has many alike', async () => {
		const text = await textOf(
			page(`<nav>Out</nav>${['One', 'Two', 'Three'].map((one) => `<article>${prose(one)}</article>`).join('')}`),
		);
		assert.match(text, /^One.*\n\nTwo.*\n\nThree/s);
		assert.doesNotMatch(text, /Out/);
	});

	it('finds the text of a page that says nothing', async () => {
		const links = '<div class="menu"><a href="/1">Out</a> <a href="/2">Out</a></div>';
		const text = await textOf(
			page(`<div>${links}<div class="col">${prose('In').repeat(5)}</div><div class="sidebar">${links}</div></div>`),
		);
		assert.equal(text.match(/In,/g)?.length, 5);
		assert.doesNotMatch(text, /Out/);
	});

	it('keeps notes and quotations’ sources, though they stand in asides and footers', async () => {
		const text = await textOf(
			page(
				`${prose('One')}<blockquote>Two<footer class="note">Three</footer></blockquote><aside id="footnotes" role="doc-endnotes"><ol><li>Four</li></ol></aside>`,
			),
		);
		assert.match(text, /Two\n\nThree\n\nFour$/);
	});

	it('keeps a section that is about what pages have around them', async () => {
		const text = await textOf(page(`<section id="comments-on-ads"><h2 id="ads">Ads</h2>${prose('In')}</section>`));
		assert.match(text, /^Ads\n\nIn/);
	});

	it('as nothing but a piece of a page reads all the same', async () => {
		assert.equal(await textOf('Just <b>words</b> &amp; &ldquo;marks&rdquo;.'), 'Just words & “marks”.');
		assert.equal(await textOf(''), '');
	});
});

describe('what a web page says about itself', () => {
	const metadataOf = async (head: string, body = '') => (await readHtml(page(body || prose('In'), head))).metadata;

	it('is told by its tags', async () => {
		const head = `<title>Tides | The Times</title><meta property="og:title" content="Tides &amp; mills"><meta name="author" content="By Jane Roe">
			<meta property="article:published_time" content="2024-03-05T06:30:00Z"><link rel="canonical" href="https://a.example/tides">`;
		assert.deepEqual(await metadataOf(head), {
			title: 'Tides & mills',
			author: 'Jane Roe',
			date: '2024-03-05',
			url: 'https://a.example/tides',
		});
	});

	it('is told by journals and by linked data', async () => {
		const journal =
			'<meta name="citation_title" content="On tides"><meta name="citation_author" content="Jane Roe"><meta name="citation_author" content="Tom Pell"><meta name="citation_date" content="2019/11">';
		assert.deepEqual(await metadataOf(journal), {
			title: 'On tides',
			author: 'Jane Roe and Tom Pell',
			date: '2019/11',
		});
		const data = {
			'@graph': [
				{ '@type': 'WebSite', name: 'Out' },
				{
					'@type': ['NewsArticle'],
					headline: 'On tides',
					author: [{ name: 'Jane Roe' }, 'Tom Pell'],
					datePublished: '2019-11-02',
					url: 'https://a.example/',
				},
			],
		};
		const linked = `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
		assert.deepEqual(await metadataOf(linked), {
			title: 'On tides',
			author: 'Jane Roe and Tom Pell',
			date: '2019-11-02',
			url: 'https://a.example/',
		});
	});

	it('leaves the site’s name out of the title', async () => {
		const titled = async (title: string, head = '', body = '') =>
			(await metadataOf(`<title>${title}</title>${head}`, body)).title;
		assert.equal(await titled('The tides of March | The Harbour Times'), 'The tides of March');
		assert.equal(await titled('Times - Tides', '<meta property="og:site_name" content="Times">'), 'Tides');
		assert.equal(await titled('Tides - Times', '', `<h1>Tides</h1>${prose('In')}`), 'Tides');
		assert.equal(await titled('Tides – and what they do'), 'Tides – and what they do');
		assert.equal(await titled('Untitled', '', `<h1>Tides</h1>${prose('In')}`), 'Tides');
	});

	it('has the address that a browser saved it from', async () => {
		const saved = `<!-- saved from url=(0026)https://a.example/tides/ -->${page(prose('In'))}`;
		assert.equal((await readHtml(saved)).metadata.url, 'https://a.example/tides/');
		const single = `<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://a.example/t \n saved date: Tue\n--><body>${prose('In')}`;
		assert.equal((await readHtml(single)).metadata.url, 'https://a.example/t');
	});

	it('is guessed where it says nothing', async () => {
		assert.deepEqual(await metadataOf('', '<p>Call me Ishmael.</p>'), {
			title: 'Call me Ishmael.',
			titleGuessed: true,
		});
	});
});

describe('a web page’s encoding', () => {
	const word = (bytes: Uint8Array) => /<p>(.*)<\/p>/.exec(decodeHtml(bytes))?.[1];
	const latin = (text: string) => Buffer.from(text, 'latin1');

	it('is what it declares, unless it is UTF-8', () => {
		assert.equal(word(latin('<meta charset="iso-8859-2"><p>\xb1</p>')), 'ą');
		assert.equal(word(latin('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>\xc1</p>')), 'а');
		assert.equal(word(latin('<?xml version="1.0" encoding="ISO-8859-1"?><p>\xe9</p>')), 'é');
		assert.equal(word(Buffer.from('<meta charset="iso-8859-1"><p>é</p>')), 'é');
		assert.equal(word(latin('<p>\xe9 \x93</p>')), 'é “');
		assert.equal(word(Buffer.from('\ufeff<p>é</p>', 'utf16le')), 'é');
	});

	it('may be none', () => {
		assert.throws(() => decodeHtml(latin('%PDF-1.7\n')), UnreadableSource);
	});
});

describe('a web page that means harm', () => {
	it('may nest as deep as it likes', async () => {
		for (const element of ['div', 'span', 'blockquote', 'ul><li', 'table><tr><td', 'q', 'a href="#x"', 'nav', 'h1']) {
			const html = page(`<nav>x</nav>${`<${element}>`.repeat(5_000)}deep`);
			assert.ok((await textOf(html)).length < 100_000, element);
		}
	});

	it('may be huge', async () => {
		const content = await readHtml(
			page(`<nav>Out</nav>${'<p>In <b>it</b>.</p>'.repeat(160_000)}`, '<title>Huge</title>'),
		);
		assert.equal(content.metadata.title, 'Huge');
		assert.match(content.text.slice(0, 20), /^In it\.\n\nIn it\./);
		assert.doesNotMatch(content.text, /Out/);
	});

	it('may be damaged anywhere', async () => {
		const whole = page(
			`<nav><a href="#">Out</a></nav><main><article><h1>T</h1>${prose('In')}<table><tr><td>a<td>b</table><pre>x\ny</pre><sup><a href="#n">1</a></sup></article></main>`,
			'<title>T - S</title><script type="application/ld+json">{"@type":"Article","author":{"name":"A"}}</script>',
		);
		const puts = fc.constantFrom(
			'',
			'<',
			'>',
			'"',
			'<!--',
			'</',
			'<script>',
			'<svg><title>',
			'</body>',
			'<html>',
			'&#0;',
			'\0',
			'<table>',
			'{',
		);
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(fc.nat(), puts), { maxLength: 8 }), fc.nat(), async (changes, cut) => {
				let html = whole;
				for (const [at, put] of changes) {
					const place = at % (html.length + 1);
					html = html.slice(0, place) + put + html.slice(place + (at % 3));
				}
				const content = await readHtml(html.slice(0, cut % (html.length + 1)));
				assert.ok(content.text.length <= html.length);
				assert.ok(content.apparatus.every(({ start, end }) => start < end && end <= content.text.length));
			}),
			{ seed: 5, numRuns: 150 },
		);
	});
});
