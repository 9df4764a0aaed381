/** Seeded chance: the same seed gives the same numbers everywhere (mulberry32, by Tommy Ettinger, public domain). */
export interface Random {
	/** In `[0, 1)`. */
	next(): number;
	/** A whole number in `[0, below)`. */
	below(below: number): number;
	/** Which item of those. */
	pick<T>(items: readonly T[]): T;
}

export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
	return {
		next,
		below: (below) => Math.floor(next() * below),
		pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
	};
}

/** A seed of several numbers: neighbours get seeds that have nothing in common. */
export function seedOf(...parts: readonly number[]): number {
	let hash = 0x811c9dc5;
	for (const part of parts) {
		hash = Math.imul(hash ^ part, 0x01000193);
		hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
		hash ^= hash >>> 13;
	}
	return hash >>> 0;
}

/** The items in another order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
	const all = [...items];
	for (let i = all.length - 1; i > 0; i--) {
		const j = random.below(i + 1);
		[all[i], all[j]] = [all[j] as T, all[i] as T];
	}
	return all;
}
