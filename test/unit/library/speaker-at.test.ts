import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fromSpeeches, speakerAt, toSpeeches } from '../../../src/library/store/columns.ts';

const speeches = ['Jane', 'Tom', 'Jane'].map((speaker, i) => ({
	speaker,
	span: { start: 10 * i + 5, end: 10 * i + 10 },
}));

describe('who speaks', () => {
	it('is told within a speech, and nowhere else', () => {
		const column = toSpeeches(fromSpeeches(speeches));
		const said = [4, 5, 9, 10, 15, 25, 29, 30].map((at) => speakerAt(column, at));
		assert.deepEqual(said, [undefined, 'Jane', 'Jane', undefined, 'Tom', 'Jane', 'Jane', undefined]);
		assert.deepEqual(column.speakers, ['Jane', 'Tom']);
		assert.equal(speakerAt(toSpeeches(fromSpeeches([])), 0), undefined);
	});

	it('is stored as it was read', () => {
		const speech = fc.record(
			{
				speaker: fc.string({ unit: 'grapheme' }).map((name) => name.replaceAll('\n', ' ').toWellFormed()),
				span: fc.record({ start: fc.nat(), end: fc.nat() }, { noNullPrototype: true }),
			},
			{ noNullPrototype: true },
		);
		fc.assert(
			fc.property(fc.array(speech), (all) => {
				const { head, speakers } = toSpeeches(fromSpeeches(all));
				const stored = all.map((_, i) => ({
					speaker: speakers[head[3 * i] as number],
					span: { start: head[3 * i + 1], end: head[3 * i + 2] },
				}));
				assert.deepEqual(stored, all);
			}),
		);
	});
});
