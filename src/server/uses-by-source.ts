import { type DraftUses, nameOf } from './draft-uses.ts';

/** The summaries of all drafts, found by draft and by source. */
export interface UsesBySource {
	/** @returns whether it is another than before: typing where nothing is quoted changes nothing. */
	set(draft: string, uses: DraftUses): boolean;
	/** @returns whether there was one. */
	delete(draft: string): boolean;
	/** Of the drafts that quote or cite the document or work, in the order of their names. */
	of(source: string): readonly DraftUses[];
	all(): Iterable<DraftUses>;
}

interface Kept {
	readonly uses: DraftUses;
	readonly sources: ReadonlySet<string>;
}

export function createUsesBySource(): UsesBySource {
	const drafts = new Map<string, Kept>();
	const users = new Map<string, Set<string>>();

	const remove = (draft: string): boolean => {
		const before = drafts.get(draft);
		for (const source of before?.sources ?? []) {
			const others = users.get(source);
			others?.delete(draft);
			if (others?.size === 0) users.delete(source);
		}
		return drafts.delete(draft);
	};
	return {
		set(draft, uses) {
			const before = drafts.get(draft);
			if (before && isSame(before.uses, uses)) return false;
			remove(draft);
			const sources = sourcesOf(uses);
			for (const source of sources) {
				const others = users.get(source);
				if (others) others.add(draft);
				else users.set(source, new Set([draft]));
			}
			drafts.set(draft, { uses, sources });
			return true;
		},
		delete: remove,
		of: (source) => [...(users.get(source) ?? [])].sort().flatMap((draft) => drafts.get(draft)?.uses ?? []),
		*all() {
			for (const { uses } of drafts.values()) yield uses;
		},
	};
}

function sourcesOf({ quotations, citations }: DraftUses): Set<string> {
	const sources = new Set<string>();
	for (const { source } of quotations) sources.add(nameOf(source));
	for (const { source } of citations) if (source) sources.add(nameOf(source));
	return sources;
}

function isSame(a: DraftUses, b: DraftUses): boolean {
	return (
		a.uri === b.uri &&
		a.quotations.length === b.quotations.length &&
		a.citations.length === b.citations.length &&
		a.quotations.every((one, i) => isSameUse(one, b.quotations[i])) &&
		a.citations.every((one, i) => isSameUse(one, b.citations[i]))
	);
}

function isSameUse<Use extends DraftUses['quotations'][number] | DraftUses['citations'][number]>(
	a: Use,
	b: Use | undefined,
): boolean {
	return b !== undefined && a.source === b.source && JSON.stringify(a) === JSON.stringify(b);
}
