import assert from 'node:assert/strict';
import { textQuality } from '../../../bench/readers/text-quality.ts';
import { knownParagraphs } from '../../documents/known.ts';

const known = [
	{ text: 'It was a Saturday night in December, and the office was closed.', note: false },
	{ text: 'The office of the harbour.', note: true },
	{ text: 'Nobody knew where “else” to go.', note: false },
];

function read(text: string, pages: readonly [string, string][] = []) {
	const locators = pages.map(([value, from]) => {
		const start = text.indexOf(from);
		return { term: 'page', value, span: { start, end: text.length } } as const;
	});
	return { text, metadata: {}, apparatus: [], locators };
}

describe('the quality of a text that was read', () => {
	it('does not count typography and hyphenation as faults', () => {
		const text =
			'It was a Satur-\nday night in December, and the oﬃce was closed.\n\nNobody knew where "else" to go.\n\n';
		const quality = textQuality(read(`${text}The office of the harbour.`), known, undefined);
		assert.equal(quality.accuracy, 1);
		assert.ok(quality.ordered);
		assert.equal(quality.more, 0);
	});

	it('counts characters that are wrong, and what cuts a paragraph in two', () => {
		const text = 'It was a Saturday night in Decembre, and the office 12 was closed.\n\nThe office of the harbour.\n\n';
		const { accuracy, wrong } = textQuality(read(`${text}Nobody knew where “else” to go.`), known, undefined);
		assert.ok(accuracy < 0.97 && accuracy > 0.94, String(accuracy));
		assert.equal(wrong.length, 1);
	});

	it('sees that paragraphs are out of order, and words that are nobody’s', () => {
		const text =
			'Nobody knew where “else” to go.\n\nIt was a Saturday night in December, and the office was closed.\n\n';
		const quality = textQuality(read(`${text}The office of the harbour.\n\nPage seven`), known, undefined);
		assert.ok(!quality.ordered);
		assert.equal(quality.more, 2);
	});

	it('asks for the page a paragraph begins on', () => {
		const text = known.map((paragraph) => paragraph.text).join('\n\n');
		const content = read(text, [
			['iv', 'It was'],
			['5', 'Nobody'],
		]);
		assert.deepEqual(textQuality(content, known, ['iv', null, '5']).pages, { right: 2, of: 2 });
		assert.deepEqual(textQuality(content, known, ['iv', '5', '5']).pages, { right: 2, of: 3 });
	});

	it('reads the known text without its markup', () => {
		const markdown = '---\ntitle: T\n---\n\n# One\n\nA word^[A note.] more.\n\n> Held\n\n- first;\n- second.\n';
		assert.deepEqual(
			knownParagraphs(markdown).map(({ text }) => text),
			['One', 'A word more.', 'A note.', 'Held', 'first;', 'second.'],
		);
	});
});
