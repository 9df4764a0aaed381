/** What a list of times comes to. */
export interface Times {
	readonly n: number;
	readonly mean: number;
	readonly median: number;
	readonly p95: number;
	readonly p99: number;
	readonly worst: number;
}

export function timesOf(values: readonly number[]): Times {
	const sorted = [...values].sort((a, b) => a - b);
	const n = sorted.length;
	return {
		n,
		mean: sorted.reduce((sum, value) => sum + value, 0) / n,
		median: percentile(sorted, 0.5),
		p95: percentile(sorted, 0.95),
		p99: percentile(sorted, 0.99),
		worst: sorted.at(-1) ?? Number.NaN,
	};
}

/** The least value that so large a share is not above (nearest rank). */
function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The slope of the line that fits the values best, by least squares: how much one step adds. */
export function slopeOf(values: readonly number[]): number {
	const middle = (values.length - 1) / 2;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	let above = 0;
	let below = 0;
	for (const [i, value] of values.entries()) {
		above += (i - middle) * (value - mean);
		below += (i - middle) ** 2;
	}
	return below === 0 ? 0 : above / below;
}
