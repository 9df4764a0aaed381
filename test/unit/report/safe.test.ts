import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { inlineParser } from '../../../src/drafts/inline-syntax.ts';
import { reportPage } from '../../../src/report/html/report-page.ts';
import { reportMarkdown } from '../../../src/report/markdown/report-markdown.ts';
import { filesOf, type Reported, reportOf } from './reporting.ts';

/** Whatever a draft or a source holds, a report shows it as text. */
describe('a report is safe', () => {
	const nasty = [
		'<script>alert(1)</script>',
		'</style><script>alert(1)</script>',
		'<style>*{display:none}</style>',
		'</title><img src=x onerror=alert(1)>',
		'<a href="javascript:alert(1)">x</a>',
		'[x](javascript:alert(1))',
		'[x]: javascript:alert(1)',
		'![x](http://evil.example/x.png)',
		'<http://evil.example>',
		'http://evil.example www.evil.example evil@example.org',
		'<!-- --> --!> -->',
		'<![CDATA[ ]]>',
		'&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62; &quot;',
		'" onmouseover="alert(1)',
		"' onmouseover='alert(1)",
		'\u202egnp.exe\u202c \u2066x\u2069',
		'\u0000\u0007\u001b[31m\u007f\u009b',
		'\ud800 \udfff \uffff',
		'`code` ``` **bold** __x__ *y',
		'“quoted words from the woods I went to” [@walden]',
		'> “I went to the woods because I wished to live deliberately” [@walden, p. <b>]',
		'[^<b>]: note “I went to the woods”',
		'[^<b>]',
		'| a | <b> |\n|---|---|\n| “I went to the woods because” | \\| |',
		'- item\n\n    - <b>nested</b>',
		'1234567890123456789. item',
		'# <i>heading</i> {onclick=alert(1)}',
		'<div onclick="alert(1)">“I went to the woods because I wished” [@walden]</div>',
		'::: {.x onclick="alert(1)"}',
		'$$<b>$$',
		'{{< include "x" >}}',
	];
	const piece = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...nasty) },
		fc.string({ unit: 'binary', maxLength: 20 }),
		fc.constantFrom('\n', '\n\n', ' ', '\r\n', '\t'),
		fc.constant('I went to the woods because I wished to live deliberately'),
	);
	const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
	const reported = fc
		.record({ draft: text, source: text, title: text, author: text, date: text, key: text, message: text, path: text })
		.map(({ draft, source, title, author, date, key, message, path }): Reported => {
			const woods = {
				text: `I went to the woods because I wished to live deliberately. ${source}`,
				title,
				author,
				date,
			};
			return {
				sources: { walden: { ...woods, path: `/w/${path}.txt` }, [key]: { title } },
				draft: [draft, `---\ntitle: |\n  ${draft.replace(/\s+/g, ' ')}\nlang: ${JSON.stringify(date)}\n---\n${draft}`],
				errors: [{ path, message }],
				isUnsaved: draft.length % 2 === 0,
			};
		});

	it('as a page: no element, attribute or address but those of our own', () => {
		fc.assert(
			fc.property(reported, (given) => {
				const report = reportOf(given);
				assertHarmless(reportPage(report, filesOf(report)));
			}),
			{ numRuns: 150 },
		);
	});

	it('as Markdown: nothing in it is markup that leads or loads', () => {
		fc.assert(
			fc.property(reported, (given) => {
				const report = reportOf(given);
				assertPlain(reportMarkdown(report, filesOf(report)));
			}),
			{ numRuns: 150 },
		);
	});

	it('and shows what it does not obey', () => {
		const draft = 'A <script>alert(1)</script> word \\<b> “I went to the woods” [@walden] `<i>`.';
		const report = reportOf({ sources: { walden: { text: 'I went to the woods.', title: '</title><b>' } }, draft });
		const page = reportPage(report, filesOf(report));
		assert.ok(page.includes('alert(1)'));
		assert.ok(page.includes('&lt;i&gt;'));
		assert.ok(page.includes('&lt;/title&gt;&lt;b&gt;'));
	});
});

const elements = new Set(
	'html head meta title style body a header h1 h2 h3 h4 h5 h6 p time nav ol ul li main section dl div dt dd code table thead tbody tr th td b i em strong bdi span sup mark blockquote pre details summary hr br'.split(
		' ',
	),
);

const values: Readonly<Record<string, RegExp>> = {
	class: /^[a-z ]+$/,
	id: /^[a-z0-9-]+$/,
	href: /^#[a-z0-9-]+$/,
	lang: /^[A-Za-z0-9-]*$/,
	dir: /^auto$/,
	role: /^(?:note|list)$/,
	start: /^-?\d+$/,
	scope: /^(?:col|row)$/,
	datetime: /^[\dT:.Z-]+$/,
	'aria-label': /^Quotation \d+(?:: [A-Za-z ]+|, in the draft)?$/,
	'aria-labelledby': /^[a-z0-9-]+$/,
};

function assertHarmless(html: string): void {
	const open: string[] = [];
	let metas = 0;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				assert.ok(elements.has(name), `<${name}>`);
				if (name === 'meta') {
					metas++;
					return;
				}
				if (name !== 'hr' && name !== 'br') open.push(name);
				for (const [attribute, value] of Object.entries(attributes)) {
					assert.match(value, values[attribute] ?? /^(?!)/, `${attribute}="${value}"`);
				}
			},
			onclosetag(name, isImplied) {
				if (name === 'meta' || name === 'hr' || name === 'br') return;
				assert.ok(!isImplied, `</${name}> is missing`);
				assert.equal(open.pop(), name);
			},
			ontext(text) {
				// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
				assert.doesNotMatch(text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
				assert.ok(text.isWellFormed());
				if (open.at(-1) === 'style') assert.doesNotMatch(text, /url\(|@import|<|expression/i);
			},
			oncomment: () => assert.fail('a comment'),
			oncdatastart: () => assert.fail('character data'),
			onprocessinginstruction: (name) => assert.equal(name, '!doctype'),
		},
		{ decodeEntities: true, recognizeSelfClosing: false },
	);
	parser.end(html);
	assert.deepEqual(open, []);
	assert.equal(metas, 5);
	assert.equal(html.split('<style>').length, 2);
}

function assertPlain(markdown: string): void {
	const [comment, ...rest] = markdown.split('\n\n');
	assert.equal(comment, '<!-- quotewright-disable -->');
	const blocks = rest.join('\n\n');
	let isFenced = '';
	for (const line of blocks.split('\n')) {
		const bare = line.replace(/^(?:\s|>|- |\d+\. )*/, '');
		const [fence = ''] = /^`{3,}/.exec(bare) ?? [];
		if (isFenced !== '') {
			if (fence.length >= isFenced.length && /^`+\s*$/.test(bare)) isFenced = '';
			continue;
		}
		if (fence !== '') {
			isFenced = fence;
			continue;
		}
		inlineParser.parse(bare).iterate({
			enter({ name, from, to }) {
				assert.doesNotMatch(name, /HTML|Link|Image|URL|Autolink|Comment|ProcessingInstruction/, bare.slice(from, to));
			},
		});
	}
	assert.equal(isFenced, '');
}
