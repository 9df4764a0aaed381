import assert from 'node:assert/strict';
import { openPage, type PageElement } from './page.ts';
import { pageText, type Reported } from './reporting.ts';

const walden =
	'It was March. I went to the woods because I wished to live deliberately, to front only the essential facts of life. I did not wish to live what was not life.\n\nA second paragraph.\n';
const sources = {
	walden: { text: walden, title: 'Walden; or, Life in the Woods', author: 'Henry David Thoreau', date: '1854' },
	diary: { text: 'Nobody asked the ferryman why the river had changed its bed overnight.\n' },
	lost: { title: 'A lost book' },
};
const faithful = '“I went to the woods because I wished to live deliberately” [@walden].';
const altered = '“I went to the forest because I wished to live deliberately” [@walden, p. 3].';

const pageOf = (draft: string | readonly string[], more: Partial<Reported> = {}) =>
	openPage(pageText({ sources, draft, ...more }));
const notes = (draft: string, more: Partial<Reported> = {}) => pageOf(draft, more).all('.note');
const headOf = (note: PageElement | undefined) => note?.all('.head')[0]?.text;

describe('the page of a report', () => {
	it('numbers each quotation and has its passage beside it, in context, with where it stands', () => {
		const page = pageOf(`He says ${faithful} She says ${altered}`);
		assert.deepEqual(
			page.all('.prose .badge').map(({ text }) => text),
			['[1 ✓]', '[2 ≠]'],
		);
		const [first, second] = page.all('.note');
		assert.equal(headOf(first), '[1] ✓ Verbatim☐ checked');
		assert.equal(headOf(second), '[2] ≠ Altered☐ checked');
		assert.equal(
			first?.all('.passage')[0]?.text,
			'It was March. I went to the woods because I wished to live deliberately, to front only the essential facts of life. I did not wish to live what was not life.',
		);
		assert.equal(first?.all('.words')[0]?.text, 'I went to the woods because I wished to live deliberately');
		assert.equal(
			first?.all('.source')[0]?.text,
			'Walden; or, Life in the Woods · Henry David Thoreau, 1854 · line 1 · @walden',
		);
		assert.deepEqual(first?.all('.cited'), []);
		assert.equal(second?.all('.cited')[0]?.text, 'Cited: @walden, p. 3');
	});

	it('marks the words that differ, in the draft and in the source, and says what is wrong in words', () => {
		const page = pageOf(altered);
		assert.deepEqual(
			page.all('.prose mark').map(({ text }) => text),
			['forest'],
		);
		assert.deepEqual(
			page.all('.passage mark').map(({ text }) => text),
			['woods'],
		);
		assert.equal(page.one('.message').text, 'Warning: The source has “woods”, not “forest”.');
	});

	it('shows where words are left out without a sign', () => {
		const page = pageOf('“I went to the woods because I wished to deliberately” [@walden].');
		assert.equal(page.one('.prose mark.gap').text, '∧(words left out here)');
		assert.deepEqual(
			page.all('.passage mark').map(({ text }) => text),
			['live'],
		);
	});

	it('tells what it comes to on top, with links to what is to be corrected', () => {
		const page = pageOf(`${faithful}\n\n${altered}\n`);
		assert.equal(page.one('.result').text, '1 of 2 quotations needs a look.');
		assert.deepEqual(
			page.all('.counts tbody tr').map((row) => row.all('th, td').map(({ text }) => text)),
			[
				['✓ Verbatim', '1', 'Word for word as in the source.'],
				['≠ Altered', '1', 'Not the source’s own words, spelling or punctuation.'],
			],
		);
		assert.equal(page.one('.severities').text, 'Findings: Warning 1');
		const item = page.one('.corrections li');
		assert.equal(item.text, '[2] Warning: The source has “woods”, not “forest”.');
		assert.equal(item.all('a')[0]?.attribute('href'), '#d1-q2');
		assert.equal(pageOf(faithful).one('.result').text, '1 quotation, nothing to correct.');
		assert.equal(pageOf('Nothing is quoted.').one('.result').text, 'There are no quotations in this draft.');
	});

	it('shows what stands in no source, what is not cited, and what cannot be checked', () => {
		const shown = notes(
			[
				'“The moon is made of an entirely different green cheese” [@walden].',
				'“to front only the essential facts of life”.',
				'“A sentence that nobody ever wrote down anywhere at all”.',
				'“These words stand in a book that was lost long ago” [@lost].',
				'“These words are cited from a key that nobody knows” [@nobody].',
				'“Nobody asked the ferryman why the river had changed its bed overnight” [@walden].',
			].join('\n\n'),
		);
		assert.deepEqual(shown.map(headOf), [
			'[1] ✗ Not found☐ checked',
			'[2] ○ No source cited☐ checked',
			'[3] ○ Not compared☐ checked',
			'[4] ○ Cannot be checked☐ checked',
			'[5] ? Unknown source☐ checked',
			'[6] ⇄ Wrong source☐ checked',
		]);
		assert.equal(shown[2]?.all('.cited')[0]?.text, 'No source is cited for it.');
		assert.match(shown[5]?.all('.source')[0]?.text ?? '', /@diary/);
	});

	it('shows what was accepted, ignored or known before, as such', () => {
		const accepted = notes(altered, {
			settings: {
				accepted: [
					{
						quotation: 'I went to the forest because I wished to live deliberately',
						source: 'walden',
						passage: 'I went to the woods because I wished to live deliberately',
					},
				],
			},
		});
		assert.deepEqual(accepted.map(headOf), ['[1] ≠ Altered (accepted as it stands)☐ checked']);
		const ignored = notes(`<!-- quotewright-ignore-next-line -->\n${altered}`);
		assert.deepEqual(ignored.map(headOf), ['[1] ≠ Altered (ignored by a comment in the draft)☐ checked']);
		assert.equal(ignored[0]?.all('.message')[0]?.text, 'Ignored: The source has “woods”, not “forest”.');
		const entry = {
			code: 'altered',
			quotation: 'I went to the forest because I wished to live deliberately',
			draft: 'forest',
			source: 'woods',
			count: 1,
		};
		const known = pageOf(altered, { settings: { baseline: new Map([['/w/draft.md', [entry]]]) } });
		assert.deepEqual(known.all('.note').map(headOf), ['[1] ≠ Altered (known: in the baseline)☐ checked']);
		assert.equal(known.one('.result').text, '1 quotation, nothing to correct.');
		assert.match(known.one('.summary').text, /What there is to say of 1 quotation is in the baseline/);
	});

	it('says at the place itself what belongs to no quotation', () => {
		const page = pageOf('# One\n\nAs [@walden] has it.\n\nSee [@walde] for more.\n');
		const note = page.one('.note');
		assert.match(note.text, /^Line 5 of the draft ?Warning: No source has the key “walde”\./);
		assert.equal(page.one('.corrections a').attribute('href'), `#${note.attribute('id')}`);
	});

	it('sets the draft as prose: headings, lists, quotes, tables, notes, code, emphasis', () => {
		const page = pageOf(
			[
				'---\ntitle: On *woods*\n---\n# One\n\n### Three *deep*\n\nA **bold** word, `code`, a note.[^a]',
				`3. first\n4. He says ${faithful}\n5. last`,
				`> I went to the woods because I wished to live deliberately, to front only the essential facts of life. [@walden]`,
				'| a | b |\n| - | - |\n| 1 | 2 |',
				'```\n<b>code</b>\n```\n\n[^a]: The note.',
			].join('\n\n'),
		);
		assert.equal(page.one('.draft > h2').text, 'On *woods*');
		assert.deepEqual(
			page.all('.prose h4, .prose h5, .prose h6').map(({ text }) => text),
			['One', 'Three deep'],
		);
		assert.deepEqual(
			page.all('.prose h5 em, .prose strong, .prose p code, .prose pre code').map(({ text }) => text),
			['deep', 'bold', 'code', '``` <b>code</b> ```'],
		);
		assert.deepEqual(
			page.all('.prose ol').map((list) => [list.attribute('start'), ...list.all('li').map(({ text }) => text)]),
			[
				['3', 'first', 'He says “I went to the woods because I wished to live deliberately”[1 ✓] [@walden].'],
				['5', 'last'],
			],
		);
		assert.match(page.one('.prose blockquote').text, /facts of life\.\[2 ✓\] \[@walden\]$/);
		assert.deepEqual(
			page.all('.prose td').map(({ text }) => text),
			['1', '2'],
		);
		assert.equal(page.one('.prose sup a').attribute('href'), `#${page.one('.footnote').attribute('id')}`);
	});

	it('says what it was checked against, and leaves room to sign', () => {
		const page = pageOf(faithful);
		const item = page.one('.sources li').text;
		assert.match(item, /^Walden; or, Life in the Woods · Henry David Thoreau, 1854 · @walden/);
		assert.match(item, /sources\/walden\.txt · 1\.23 kB · changed May 3, 2026/);
		assert.match(item, /SHA-256 [0-9a-f]+/);
		assert.match(item, /Quotations: \[1\]$/);
		assert.match(page.all('.sources > p')[0]?.text ?? '', /^Checked against 2 sources\./);
		assert.deepEqual(
			page.all('.signature dt').map(({ text }) => text),
			['Name', 'Date', 'Signature'],
		);
		assert.match(page.one('.facts').text, /SHA-256 of its text ?[0-9a-f]{64}$/);
	});

	it('names at a source what cites it and does not stand in it', () => {
		const page = pageOf(
			[
				faithful,
				'“The moon is made of an entirely different green cheese” [@walden].',
				'“Nobody asked the ferryman why the river had changed its bed overnight” [@walden].',
			].join('\n\n'),
		);
		const [diary, one] = page.all('.sources li').map(({ text }) => text);
		assert.match(diary ?? '', /@diary.*Quotations: \[3\]$/);
		assert.match(one ?? '', /@walden.*Quotations: \[1\] ?Cited, but not found in it: \[2\] \[3\]$/);
	});

	it('counts findings as findings, and quotations as quotations', () => {
		const twice = '“I went to the forest because I hoped to live deliberately” [@walden].';
		const page = pageOf(`${faithful}\n\n${twice}`);
		assert.equal(page.one('.result').text, '1 of 2 quotations needs a look.');
		assert.equal(page.one('.summary h4').text, '2 findings to correct, by quotation');
		assert.deepEqual(
			page.all('.corrections a').map(({ text }) => text),
			['[2]', '[2]'],
		);
	});

	it('does not say that all is well where something was not compared', () => {
		const invented = '“A sentence that nobody ever wrote down anywhere at all”.';
		const result = (draft: string) => pageOf(draft).one('.result').text;
		assert.equal(result(invented), '1 quotation, but it was not compared with any source.');
		assert.equal(result(`${invented}\n\n${invented}`), '2 quotations, but none was compared with a source.');
		assert.equal(
			result(`${faithful}\n\n${invented}`),
			'Nothing to correct, but 1 of 2 quotations was not compared with any source.',
		);
		assert.equal(
			result(`${faithful}\n\nSee [@walde] for more.`),
			'Nothing is wrong with the quotations, but there is something else to correct.',
		);
		const none = pageOf(invented, { sources: {} });
		assert.equal(none.one('.sources > p').text.trim(), 'There were no sources to check against.');
	});

	it('says what a checksum is good for, and nothing of one where there are many', () => {
		const paragraphs = pageOf(faithful).all('.sources > p');
		assert.match(paragraphs[0]?.text ?? '', /^Checked against 2 sources\. This one was cited or quoted:$/);
		assert.match(paragraphs[1]?.text ?? '', /^SHA-256 is a file’s fingerprint/);
	});

	it('names the strictness by its setting, and shows headings without the blanks of their marks', () => {
		const page = pageOf(`# One #\n\n${faithful}`);
		assert.match(page.one('.facts').text, /Strictness \(preset\) ?scholarly/);
		assert.ok(pageText({ sources, draft: `#  One #\n\n${faithful}` }).includes('>One</h4>'));
	});

	it('says when the draft is not saved, and what could not be read', () => {
		const page = pageOf(faithful, {
			isUnsaved: true,
			errors: [{ path: '/w/sources/scan.pdf', message: 'There is no text in it.' }],
		});
		assert.match(page.one('.facts').text, /draft\.md \(with changes not saved yet\)/);
		assert.equal(page.one('.errors li').text, 'sources/scan.pdf: There is no text in it.');
	});

	it('lists several drafts, each with numbers of its own', () => {
		const page = pageOf([faithful, `# Two\n\n${altered}`]);
		assert.deepEqual(
			page.all('nav li').map(({ text }) => text),
			['draft.md · draft.md1 quotation, nothing to correct.', 'Two · draft2.mdThe only quotation needs a look.'],
		);
		assert.deepEqual(
			page.all('.note').map((note) => note.attribute('id')),
			['d1-q1', 'd2-q1'],
		);
		assert.match(page.one('.sources li').text, /Quotations: 1\[1\] 2\[1\]$/);
	});

	it('cuts a passage that runs over half a book, with the whole of it behind it', () => {
		const middle = 'The ferry went to and fro between the banks of the river. '.repeat(100);
		const long = {
			text: `The beginning of it was a cold morning in March. ${middle}The end of it was a warm evening.`,
		};
		const page = openPage(
			pageText({
				sources: { long },
				draft: '“The beginning of it was a cold morning in March … The end of it was a warm evening” [@long].',
			}),
		);
		const shown = page.all('.words')[0]?.text ?? '';
		assert.ok(shown.length < 1000, String(shown.length));
		assert.match(shown, /^The beginning of it .* … .* a warm evening$/);
		assert.ok((page.one('details').text.length ?? 0) > 5000);
	});

	it('says in which language each text is, where that can be told', () => {
		const page = openPage(
			pageText({
				sources: {
					de: {
						text: 'Der Fluss hat sein Bett in der Nacht verlassen, und niemand fragte den Fährmann nach dem Grund.',
					},
					ru: { text: 'Река ночью сменила русло, и никто не спросил паромщика почему так вышло.' },
				},
				draft:
					'---\nlang: en-GB\n---\n“Der Fluss hat sein Bett in der Nacht verlassen” [@de].\n\n“Река ночью сменила русло, и никто не спросил паромщика” [@ru].',
			}),
		);
		assert.deepEqual(
			page.all('.passage').map((passage) => passage.attribute('lang')),
			['de', ''],
		);
		assert.equal(page.one('.text > div').attribute('lang'), 'en-GB');
	});
});
