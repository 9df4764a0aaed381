/** The peers on one library, one after the other, beside ours on the same quotations. */
import { runInChild } from '../child.ts';
import type { TestLibrary } from '../corpus/library.ts';
import type { Plan } from '../plan.ts';
import type { Quotation } from '../quotations/quotations.ts';
import { bytes, digits } from '../report/numbers.ts';
import type { Progress } from '../report/progress.ts';
import type { PeerSummary } from '../results.ts';
import { timesOf } from '../statistics.ts';
import type { Peer } from './peer.ts';
import { peersHere } from './peers.ts';
import type { PeerInput, PeerResult } from './run-peer.ts';

/**
 * @param ours milliseconds for each quotation
 * @param before how they did on the size before: who would need far too long is not begun
 */
export async function measurePeers(
	{ progress }: { readonly progress: Progress },
	library: TestLibrary,
	quotations: readonly Quotation[],
	ours: readonly number[],
	before: readonly PeerSummary[],
	plan: Plan,
): Promise<readonly PeerSummary[]> {
	const summaries: PeerSummary[] = [];
	for (const peer of peersHere()) {
		if (plan.peers?.includes(peer.name) === false) continue;
		const skipped = hopeless(
			before.find(({ name }) => name === peer.name),
			library,
			plan,
		);
		if (skipped !== undefined) {
			summaries.push({ ...nothing(peer), skipped });
			continue;
		}
		progress.step(`${bytes(library.bytes)}: ${peer.title}`);
		const input: PeerInput = {
			name: peer.name,
			library,
			quotations,
			buildSeconds: plan.peerBuild,
			answerSeconds: plan.peerAnswer,
		};
		try {
			const result = await runInChild<PeerInput, PeerResult>('peers/run-peer.ts', input, {
				onProgress: progress.report,
				allMemory: true,
			});
			summaries.push(summaryOf(result, ours));
		} catch (error) {
			const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
			summaries.push({ ...nothing(peer), skipped: `failed: ${reason}` });
		}
	}
	return summaries;
}

function summaryOf({ answers, ...result }: PeerResult, ours: readonly number[]): PeerSummary {
	return {
		...result,
		times: timesOf(answers.map(({ ms }) => ms)),
		recall: answers.filter(({ right }) => right).length / answers.length,
		ours: timesOf(answers.map(({ quotation }) => ours[quotation] as number)),
	};
}

function nothing({ name, title, settings }: Peer): PeerSummary {
	const none = timesOf([]);
	return { name, title, settings, held: 0, buildSeconds: 0, memory: 0, disk: 0, times: none, recall: 0, ours: none };
}

/** Twice its time, and it is not begun. */
function hopeless(before: PeerSummary | undefined, { bytes: size }: TestLibrary, plan: Plan): string | undefined {
	if (before === undefined) return undefined;
	if (before.skipped !== undefined) return before.skipped;
	const seconds = (before.buildSeconds * size) / before.held;
	return seconds < 2 * plan.peerBuild ? undefined : `would take some ${digits(seconds / 60)} min to build`;
}
