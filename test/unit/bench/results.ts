import type { PeerSummary, Results, SizeResults } from '../../../bench/results.ts';
import { timesOf } from '../../../bench/statistics.ts';

const about = (ms: number) => timesOf(Array.from({ length: 100 }, () => ms));

export function peer(
	name: PeerSummary['name'],
	ms: number,
	ours: number,
	more: Partial<PeerSummary> = {},
): PeerSummary {
	const [times, own] = [about(ms), about(ours)];
	const title = name.toUpperCase();
	return {
		name,
		title,
		settings: 's',
		held: 1e8,
		buildSeconds: 9,
		memory: 5e8,
		disk: 0,
		times,
		recall: 0.98,
		ours: own,
		...more,
	};
}

export function sized(bytes: number, ms: number, recall = 1, more: Partial<SizeResults> = {}): SizeResults {
	const kinds = [{ name: 'usual' as const, times: about(ms), recall, complete: Number.NaN }];
	return { bytes, sources: bytes / 1e5, locate: { kinds, memory: 2e8 }, ...more };
}

export function results(...sizes: readonly SizeResults[]): Results {
	return {
		date: '2030-01-02',
		commit: 'abc',
		node: 'v24',
		machine: 'm',
		corpus: { texts: 1, bytes: 1, heldOut: 1 },
		sizes,
	};
}
