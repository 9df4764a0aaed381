import assert from 'node:assert/strict';
import { indexDocument } from '../../../src/library/read-file.ts';
import { buildSegment } from '../../../src/library/segment.ts';
import type { Store } from '../../../src/library/store.ts';
import { storeOf } from './stored-library.ts';

const passages = (store: Store, word: string) => store.passages({ words: [word], unfinished: false, how: 'all' }, 9);

for (const fullText of [true, false]) {
	describe(`what the store keeps of a document, ${fullText ? 'with' : 'without'} full-text search`, () => {
		const text = '\n  Title\n\nOne.[1] Two.[2]\r\n\r\n* * *\n\n“Three”, 𝒳.[3]\n\n***\n';

		const stored = (texts: Readonly<Record<string, string>>) => storeOf(texts, fullText);

		it('is what was read: text, apparatus, locators, index', async () => {
			const store = await stored({ '/a.txt': text, '/b.md': '# One\n\na\n\n# Two\n\nb' });
			const [a, b] = store.documents();
			assert.equal(store.text(a?.id ?? 0), text);
			const apparatus = store.markings(a?.id ?? 0)?.apparatus ?? [];
			assert.deepEqual(
				apparatus.map(({ start, end }) => text.slice(start, end)),
				['[1]', '[2]', '[3]'],
			);
			assert.deepEqual(store.segment(a?.id ?? 0), buildSegment(text, apparatus));
			assert.equal(a?.length, text.length);
			assert.deepEqual(a?.metadata, { title: 'Title', titleGuessed: true });
			assert.deepEqual(
				store.markings(b?.id ?? 0)?.locators.map(({ value }) => value),
				['One', 'Two'],
			);
		});

		it('is empty for an empty one, and all of one without words', async () => {
			const store = await stored({ '/empty.txt': '', '/marks.txt': '\n * * *\n\n —\n' });
			const [empty, marks] = store.documents();
			assert.equal(store.text(empty?.id ?? 0), '');
			assert.equal(store.text(marks?.id ?? 0), '\n * * *\n\n —\n');
		});

		it('is gone once it is replaced, and has another number then', async () => {
			const store = await stored({ '/a.txt': 'before' });
			const [before] = store.documents();
			store.putDocument(
				{ path: '/a.txt', size: 5, modified: 2, changed: 2, seen: 2 },
				'h',
				await indexDocument(Buffer.from('after'), '/a.txt'),
			);
			const [after] = store.documents();
			assert.notEqual(after?.id, before?.id);
			assert.equal(store.text(before?.id ?? 0), undefined);
			assert.equal(store.markings(before?.id ?? 0), undefined);
			assert.equal(store.segment(before?.id ?? 0), undefined);
			assert.equal(store.text(after?.id ?? 0), 'after');
			assert.deepEqual(passages(store, 'before'), []);
			assert.equal(passages(store, 'after').length, 1);
		});

		it('is only why, for one that cannot be read', async () => {
			const store = await stored({ '/a.txt': 'binary \0' });
			assert.match(store.documents()[0]?.error ?? '', /not a text file/);
		});

		it('is nothing after clearing', async () => {
			const store = await stored({ '/a.txt': 'words', '/b.txt': 'more words' });
			store.clear();
			assert.deepEqual([store.documents(), store.bibliographies(), passages(store, 'words')], [[], [], []]);
		});
	});
}
