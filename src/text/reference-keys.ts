import { isMap, isScalar, isSeq } from 'yaml';
import type { KeyPlace } from './key-place.ts';
import { yamlKey } from './written-scalar.ts';

/** What gives a CSL reference its keys. */
export const idFields = ['id', 'citation-key'];

/**
 * The keys of the CSL references in a YAML text, a bibliography's or a front matter's.
 * @param list the node that should be the list of them; `base` where the YAML begins in `text`
 */
export function referenceKeys(text: string, list: unknown, base: number): KeyPlace[] {
	if (!isSeq(list)) return [];
	return list.items.flatMap((item) =>
		idFields.flatMap((name) => {
			const node = isMap(item) ? item.get(name, true) : undefined;
			if (!isScalar(node) || !node.range || node.type?.startsWith('BLOCK')) return [];
			const [start, end] = node.range;
			return [yamlKey(text, String(node.value), { start: base + start, end: base + end })];
		}),
	);
}
