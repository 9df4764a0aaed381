/** A cache that holds what was used last, up to a budget of bytes. */
export interface ByteCache<K, V> {
	/** The value kept for the key, or the one that `load` finds, kept from now on if it fits. */
	get(key: K, load: () => V | undefined): V | undefined;
	clear(): void;
}

export function createByteCache<K, V>(budget: number, sizeOf: (value: V) => number): ByteCache<K, V> {
	const kept = new Map<K, { readonly value: V; readonly size: number }>();
	let bytes = 0;
	return {
		get(key, load) {
			const found = kept.get(key);
			if (found !== undefined) {
				// A map remembers the order of insertion: what was used last goes to its end.
				kept.delete(key);
				kept.set(key, found);
				return found.value;
			}
			const value = load();
			if (value === undefined) return undefined;
			const size = sizeOf(value);
			if (size > budget) return value;
			kept.set(key, { value, size });
			bytes += size;
			for (const [oldest, entry] of kept) {
				if (bytes <= budget) break;
				kept.delete(oldest);
				bytes -= entry.size;
			}
			return value;
		},
		clear() {
			kept.clear();
			bytes = 0;
		},
	};
}
