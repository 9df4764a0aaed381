import assert from 'node:assert/strict';
import { planSync } from '../../../src/library/sync/sync-plan.ts';

const file = (path: string, size = 1, changed = 1) => ({ path, size, modified: 1, changed, seen: 9000 });
const known = (path: string, id: number, indexed = true) => {
	const role = id === 0 ? ('bibliography' as const) : ('document' as const);
	return { ...file(path), role, id, hash: 'h', indexed };
};

describe('what a sync has to do', () => {
	const plan = (...lost: number[]) =>
		planSync(
			{
				documents: [file('/new', 5), file('/same'), file('/changed', 7, 2), file('/dull')],
				bibliographies: [file('/b.bib')],
			},
			[known('/same', 1), known('/changed', 2), known('/gone', 3), known('/dull', 4, false), known('/b.bib', 0, false)],
			(document) => !lost.includes(document),
		);

	it('is to read what is new or changed, the largest first, and to forget what is gone', () => {
		const { gone, wanted } = plan();
		assert.deepEqual(gone, ['/gone']);
		assert.deepEqual(
			wanted.map(({ file: { path }, role, lost }) => [path, role, lost]),
			[
				['/changed', 'document', undefined],
				['/new', 'document', undefined],
			],
		);
	});

	it('is to read again whose words are lost, but not what never had any', () => {
		const lost = plan(1, 4).wanted.filter((wanted) => wanted.lost !== undefined);
		assert.deepEqual(
			lost.map((wanted) => [wanted.file.path, wanted.lost]),
			[['/same', 1]],
		);
	});
});
