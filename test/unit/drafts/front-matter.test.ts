import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { quoted } from './reading.ts';

describe('Front matter', () => {
	it('names bibliographies, one or many, and where', () => {
		const draft = '---\ntitle: T\nbibliography: refs.bib\n---\n\n“A b”';
		const { bibliographies, problems } = parseMarkdown(draft);
		assert.deepEqual(bibliographies, [{ path: 'refs.bib', span: { start: 27, end: 35 } }]);
		assert.equal(draft.slice(27, 35), 'refs.bib');
		assert.deepEqual(problems, []);
		const many = '---\nbibliography:\n  - a.bib\n  - "b c.bib"\n---\n';
		assert.deepEqual(
			parseMarkdown(many).bibliographies.map(({ path, span }) => [path, many.slice(span.start, span.end)]),
			[
				['a.bib', 'a.bib'],
				['b c.bib', 'b c.bib'],
			],
		);
	});

	it('holds references', () => {
		const { references } = parseMarkdown('---\nreferences:\n- id: walden\n  title: Walden\n---\n');
		assert.deepEqual(references, [{ id: 'walden', title: 'Walden' }]);
	});

	it('keeps the places of what follows', () => {
		const draft = '---\r\ntitle: "“T”"\r\n---\r\n\r\nHe said “a b”.';
		const [quotation] = parseMarkdown(draft).quotations;
		assert.equal(draft.slice(quotation?.span.start, quotation?.span.end), '“a b”');
	});

	it('that is malformed is told, with its place and what to do; the text is read all the same', () => {
		const draft = '---\ntitle: T\nbibliography: [a.bib\n---\n\n“A b”';
		const { problems, quotations } = parseMarkdown(draft);
		assert.ok(problems.length > 0);
		assert.match(problems[0]?.message ?? '', /^Line \d of the front matter is not valid YAML: .+mended\.$/);
		for (const { span } of problems) assert.ok(span.start >= 0 && span.end <= draft.length);
		assert.equal(quotations.length, 1);
	});

	it('is not two rules with text between', () => {
		assert.deepEqual(quoted('---\n\n“A b”\n\n---\n\n“C d”'), ['A b', 'C d']);
		assert.deepEqual(quoted('---\nHe said “a b”\n\n---\n'), ['a b']);
		assert.deepEqual(quoted('---\n“never closed'), []);
	});

	it('may be TOML, which is passed over', () => {
		assert.deepEqual(quoted('+++\ntitle = "a b"\n+++\n\n“C d”'), ['C d']);
	});

	it('may follow a byte order mark', () => {
		assert.equal(parseMarkdown('\uFEFF---\nbibliography: a.bib\n---\n').bibliographies.length, 1);
	});
});
