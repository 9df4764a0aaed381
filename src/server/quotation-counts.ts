import { type DraftUses, nameOf } from './draft-uses.ts';

/** Of each document or work, by `nameOf`, how often drafts quote it. */
export function quotationCounts(drafts: Iterable<DraftUses>): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const uses of drafts) {
		for (const [name, count] of countsIn(uses)) counts.set(name, (counts.get(name) ?? 0) + count);
	}
	return counts;
}

/** A draft's uses stay the same object until it changes, and a completion asks with every letter. */
const known = new WeakMap<DraftUses, ReadonlyMap<string, number>>();

function countsIn(uses: DraftUses): ReadonlyMap<string, number> {
	const before = known.get(uses);
	if (before) return before;
	const counts = new Map<string, number>();
	for (const { source, passages } of uses.quotations) {
		if (passages.length > 0) counts.set(nameOf(source), (counts.get(nameOf(source)) ?? 0) + 1);
	}
	known.set(uses, counts);
	return counts;
}
