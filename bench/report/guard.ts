/**
 * What a quick run fails on: answers that are wrong, or a lead over the other libraries that is all but gone. The
 * limits are far from what is measured on a busy machine, so that noise alone never fails.
 */
import type { PeerName } from '../peers/peer.ts';
import type { Results } from '../results.ts';
import { digits, share } from './numbers.ts';

const leastRatios: Partial<Record<PeerName, number>> = { flexsearch: 2, 'fts5-phrases': 4, 'approx-string-match': 50 };
const leastRecall = 0.98;
const mostAbsent = 0.02;

/** Sentences that say what is wrong; none where all is well. */
export function guard({ sizes }: Results): readonly string[] {
	return sizes.flatMap(({ locate, absent, peers = [] }) => {
		const wrong: string[] = [];
		const usual = locate?.kinds.find(({ name }) => name === 'usual');
		if (usual !== undefined && usual.recall < leastRecall) {
			wrong.push(`Only ${share(usual.recall)} of the quotations were found, less than ${leastRecall}.`);
		}
		if (absent !== undefined && absent.uncited.found > mostAbsent) {
			wrong.push(
				`${share(absent.uncited.found)} of the absent quotations were said to be found, more than ${mostAbsent}.`,
			);
		}
		for (const { name, title, skipped, times, ours } of peers) {
			const least = leastRatios[name];
			// By the median: a pause of the machine does not move it.
			const ratio = times.median / ours.median;
			if (least === undefined || skipped !== undefined || ratio >= least) continue;
			wrong.push(
				`Locating is only ${digits(ratio)} times as fast as ${title}; it used to be far more than ${least} times.`,
			);
		}
		return wrong;
	});
}
