/** A cache that holds what was used last, up to a budget of bytes. */
export interface ByteCache<K, V> {
	/** The value kept for the key, or the one that `load` finds, kept from now on if it fits. */
	get(key: K, load: () => V | undefined): V | undefined;
	clear(): void;
}

/**
 * In two generations: what is used goes to the young one, and when that has half of the budget, it becomes the old
 * one, whose place it takes. Nearly as good as an exact order of use, and each step takes the same time.
 */
export function createByteCache<K, V>(budget: number, sizeOf: (value: V) => number): ByteCache<K, V> {
	let young = new Map<K, V>();
	let old = new Map<K, V>();
	let bytes = 0;
	const keep = (key: K, value: V) => {
		const size = sizeOf(value);
		if (size > budget / 2) return;
		if (bytes + size > budget / 2) {
			old = young;
			young = new Map();
			bytes = 0;
		}
		young.set(key, value);
		bytes += size;
	};
	return {
		get(key, load) {
			const found = young.get(key);
			if (found !== undefined) return found;
			const value = old.get(key) ?? load();
			if (value !== undefined) keep(key, value);
			return value;
		},
		clear() {
			young = new Map();
			old = new Map();
			bytes = 0;
		},
	};
}
