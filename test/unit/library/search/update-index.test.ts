import assert from 'node:assert/strict';
import { searchedTexts } from './searched-texts.ts';

/** Several stretches long. */
const long = Array.from({ length: 6000 }, (_, i) => `Paragraph number n${i} of many.`).join('\n\n');

for (const fullText of [true, false]) {
	describe(`the search index, ${fullText ? 'with' : 'without'} full-text search`, () => {
		it('takes in what is new and lets go of what is gone', async () => {
			const searched = await searchedTexts({ '/a.txt': 'The first text.', '/b.txt': 'The second text.' }, fullText);
			assert.equal(searched.found('text ').length, 2);
			await searched.put('/c.txt', 'The third text.');
			await searched.put('/a.txt', undefined);
			// Not indexed yet, and no longer to be read.
			assert.deepEqual(searched.found('text '), [['/b.txt', 'text']]);
			searched.update();
			assert.deepEqual(
				searched
					.found('text ')
					.map(([name]) => name)
					.sort(),
				['/b.txt', '/c.txt'],
			);
			assert.deepEqual(searched.found('first '), []);
			assert.equal(searched.db.prepare('SELECT count(*) AS count FROM block').get()?.count, 2);
		});

		it('has of a changed document only what it is now', async () => {
			const searched = await searchedTexts({ '/a.txt': 'Old words.', '/b.txt': 'Others.' }, fullText);
			await searched.put('/a.txt', 'New words.');
			searched.update();
			assert.deepEqual(searched.found('words '), [['/a.txt', 'words']]);
			assert.deepEqual(searched.found('old '), []);
			assert.deepEqual(searched.found('new '), [['/a.txt', 'New']]);
		});

		it('goes on where it was stopped', async () => {
			const searched = await searchedTexts({}, fullText);
			await searched.put('/long.txt', long);
			const indexed = () =>
				Number(searched.db.prepare('SELECT max(indexed) AS indexed FROM document').get()?.indexed ?? 0);
			const steps: number[] = [];
			while (indexed() < long.length) {
				let asked = 0;
				// The loop asks before each transaction and in it before each step.
				searched.update(() => ++asked > 2);
				steps.push(indexed());
			}
			assert.ok(steps.length > 2);
			assert.deepEqual(steps, [...new Set(steps)]);
			const blocks = searched.db.prepare('SELECT first, length(spans) / 8 AS count FROM block ORDER BY first').all();
			assert.equal(
				blocks.reduce((sum, { count }) => sum + Number(count), 0),
				6000,
			);
			for (const n of [0, 1999, 2500, 5999]) assert.deepEqual(searched.found(`n${n} `), [['/long.txt', `n${n}`]]);
		});

		it('may be gone on with after a failure', async () => {
			const searched = await searchedTexts({}, fullText);
			await searched.put('/a.txt', 'Some words.');
			let asked = 0;
			const failing = () => {
				if (++asked === 2) throw new Error('The disk has failed.');
				return false;
			};
			assert.throws(() => searched.update(failing), /The disk has failed/);
			searched.update();
			assert.deepEqual(searched.found('words '), [['/a.txt', 'words']]);
		});

		it('answers from what it has, before all is indexed', async () => {
			const searched = await searchedTexts({}, fullText);
			await searched.put('/long.txt', long);
			let asked = 0;
			searched.update(() => ++asked > 2);
			assert.deepEqual(searched.found('n7 '), [['/long.txt', 'n7']]);
			assert.deepEqual(searched.found('n5999 '), []);
		});

		it('takes no document for another that had its number in a library that was deleted', async () => {
			const searched = await searchedTexts({ '/a.txt': 'Some words.' }, fullText);
			searched.db.exec(`UPDATE document SET hash = 'of another text'`);
			searched.update();
			assert.deepEqual(searched.found('words '), [['/a.txt', 'words']]);
			assert.equal(searched.db.prepare('SELECT count(*) AS count FROM word').get()?.count, 1);
		});

		it('finds no apparatus in any stretch', async () => {
			const notes = Array.from({ length: 4000 }, (_, i) => `A claim that is made here.[${i + 1}]`).join('\n\n');
			const searched = await searchedTexts({ '/notes.txt': notes }, fullText);
			assert.deepEqual(searched.found('3999 '), []);
			assert.equal(searched.found('claim ').length, 10);
		});
	});
}
