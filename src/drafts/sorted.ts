/** The first index of `sorted` that starts at or after `at`; its length if none does. */
export function lowerBound(sorted: readonly { readonly start: number }[], at: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle]?.start ?? 0) < at) low = middle + 1;
		else high = middle;
	}
	return low;
}
