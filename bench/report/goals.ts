/** The goals, and what was measured against each. */
import { megabyte } from '../corpus/library.ts';
import type { LocatedKind } from '../judge-located.ts';
import type { PeerName } from '../peers/peer.ts';
import { titleOf } from '../quotations/kinds.ts';
import type { PeerSummary, Results, SizeResults } from '../results.ts';
import { timesOf } from '../statistics.ts';
import { bytes, digits, milliseconds, percent, share, times } from './numbers.ts';

export interface Goal {
	readonly what: string;
	readonly goal: string;
	readonly measured: string;
	readonly met: boolean;
}

/** Those that the run measured. */
export function goalsOf(results: Results): readonly Goal[] {
	const goals: Goal[] = [];
	const add = (what: string, goal: string, measured: string, met: boolean) => {
		goals.push({ what, goal, measured, met });
	};
	for (const size of results.sizes) addOfSize(size, add);
	for (const { format, producer, accuracy, ordered, pages } of results.readers ?? []) {
		const placed = pages === undefined ? '' : `, ${pages.right} of ${pages.of} on the right page`;
		add(
			`text of ${format}, made by ${producer}`,
			'≥ 99.9 %, in order, page right',
			`${(100 * accuracy).toFixed(2)} %${ordered ? '' : ', out of order'}${placed}`,
			accuracy >= 0.999 && ordered && pages?.right === pages?.of,
		);
	}
	if (results.activation !== undefined) {
		const { median, n } = timesOf(results.activation.map(({ load, activate }) => load + activate));
		const afterwards = timesOf(results.activation.map((each) => each.afterwards)).median;
		const measured = `${milliseconds(median)} (median of ${n}; ${milliseconds(afterwards)} more until the server is up)`;
		add('activation, host thread', '≤ 50 ms', measured, median <= 50);
	}
	if (results.vsix !== undefined) add('VSIX', '≤ 3 MB', bytes(results.vsix), results.vsix <= 3e6);
	return goals;
}

type Add = (what: string, goal: string, measured: string, met: boolean) => void;

const hundred = 100 * megabyte;
const thousand = 1000 * megabyte;

function addOfSize(size: SizeResults, add: Add): void {
	const name = bytes(size.bytes).replace(/\.0+/, '');
	const at = (what: string) => `${what}, ${name}`;
	const { build, locate, warm, search, absent, changed, draft, typing, comfort, leak } = size;
	for (const kind of locate?.kinds ?? []) addOfKind(kind, size.bytes, at, add);
	if (size.bytes === hundred) for (const peer of size.peers ?? []) addOfPeer(peer, size.bytes, at, add);
	if (locate !== undefined && size.bytes === thousand) {
		add(at('memory of the answering process'), '≤ 300 MB', bytes(locate.memory), locate.memory <= 300e6);
	}
	if (absent !== undefined) {
		for (const [how, { found, times }, present] of [
			['without a citation', absent.uncited, absent.present.uncited],
			['cited', absent.cited, absent.present.cited],
		] as const) {
			add(at(`absent, ${how}: said to be found`), '≤ 0.1 %', `${percent(found)} of ${times.n}`, found <= 0.001);
			add(
				at(`absent, ${how}: answered as fast as present`),
				`≤ ${milliseconds(present.times.mean)} mean`,
				milliseconds(times.mean),
				// Equal but for noise.
				times.mean <= 1.25 * present.times.mean,
			);
		}
	}
	if (build !== undefined && size.bytes >= hundred) {
		const speed = build.bytes / 1e6 / build.seconds;
		add(
			at('build'),
			'≥ 60 MB/s',
			`${digits(speed)} MB/s (merged and searchable after ${digits(build.settledSeconds)} s)`,
			speed >= 60,
		);
		const ratio = (part: number) => part / build.bytes;
		add(
			at('index on disk'),
			'≤ 1.0 × the text',
			`${times(ratio(build.sizes.words))} (beside it the texts ${times(ratio(build.sizes.texts))}, the search index ${times(ratio(build.sizes.search))})`,
			ratio(build.sizes.words) <= 1,
		);
		add(at('cancelling the build'), '≤ 100 ms', milliseconds(build.cancelMs), build.cancelMs <= 100);
	}
	if (warm !== undefined && size.bytes === thousand) {
		const { worst, median, n } = timesOf(warm.map(({ ms }) => ms));
		const right = warm.every((each) => each.right);
		const start = timesOf(warm.map(({ sinceStart }) => sinceStart)).median;
		const measured = `median ${milliseconds(median)}, worst of ${n} ${milliseconds(worst)} (with starting Node ${milliseconds(start)})${right ? '' : ', wrong answer'}`;
		add(at('warm start to the first right answer'), '≤ 300 ms', measured, right && median <= 300);
	}
	if (changed !== undefined) {
		const { median, worst, n } = changed.times;
		const measured = `median ${milliseconds(median)}, worst of ${n} ${milliseconds(worst)}`;
		add(at(`one changed 1 MB source among ${changed.sources}`), '≤ 150 ms', measured, median <= 150);
	}
	if (draft !== undefined) {
		const { median, n } = draft.whole;
		const measured = `median of ${n} ${milliseconds(median)} (${draft.compared} of ${draft.quotations} compared)`;
		add(at(`whole check of ${draft.words} words, ${draft.quotations} quotations`), '≤ 1 s', measured, median <= 1000);
	}
	if (typing !== undefined) {
		const { keystroke, work, whileIndexing } = typing;
		const measured = `${p95(keystroke)}; all the work, none of it in the wait: ${p95(work)}`;
		add(at('one keystroke to new diagnostics'), 'p95 ≤ 16 ms', measured, keystroke.p95 <= 16);
		add(at('the same while indexing'), 'p95 ≤ 50 ms', p95(whileIndexing), whileIndexing.p95 <= 50);
	}
	if (comfort !== undefined) {
		const among = `beside ${comfort.sources} sources`;
		const first = `${p95(comfort.afterQuotation)}, its source first in ${percent(comfort.sourceFirst)}`;
		const offered = `${p95(comfort.continuation)}, offered in ${percent(comfort.continued)}`;
		add(`hover, ${among}`, 'p95 ≤ 30 ms', p95(comfort.hover), comfort.hover.p95 <= 30);
		add(`completion of a key, per letter, ${among}`, 'p95 ≤ 30 ms', p95(comfort.key), comfort.key.p95 <= 30);
		add(`completion behind a quotation, ${among}`, 'p95 ≤ 30 ms', first, comfort.afterQuotation.p95 <= 30);
		add(`the source’s next words, ${among}`, 'p95 ≤ 30 ms', offered, comfort.continuation.p95 <= 30);
	}
	if (search !== undefined && size.bytes >= hundred) {
		const most = size.bytes === hundred ? 30 : 100;
		add(at('Insert Quote, per typed letter'), `p95 ≤ ${most} ms`, p95(search.times), search.times.p95 <= most);
	}
	if (leak !== undefined) {
		for (const [what, { n, growth, samples }] of [
			['edits of a draft', leak.edits],
			['changes of sources', leak.changes],
		] as const) {
			const first = samples[0] ?? 0;
			const measured = `${growth < 0 ? '−' : '+'}${bytes(Math.abs(growth))} on ${bytes(first)}`;
			add(`memory after ${n} ${what}`, 'flat (within 5 %)', measured, growth <= 0.05 * first);
		}
	}
}

const recallGoals: Partial<Record<LocatedKind['name'], number>> = {
	four: 0.99,
	six: 1,
	'six-changed': 0.95,
	misread: 0.98,
};

function addOfKind(
	{ name, times, recall, complete }: LocatedKind,
	size: number,
	at: (what: string) => string,
	add: Add,
): void {
	if (name === 'absent' || (size !== hundred && size !== thousand)) return;
	const what = at(`locate ${titleOf(name)}`);
	if (name === 'usual') {
		const goals = size === hundred ? { mean: 0.4, p99: 2, recall: 1 } : { mean: 1, p99: 5, recall: 0.999 };
		add(
			what,
			`mean ≤ ${goals.mean} ms`,
			`${milliseconds(times.mean)} (median ${milliseconds(times.median)}, n ${times.n})`,
			times.mean <= goals.mean,
		);
		add(what, `p99 ≤ ${goals.p99} ms`, milliseconds(times.p99), times.p99 <= goals.p99);
		add(what, `recall@1 ≥ ${share(goals.recall)}`, share(recall), recall >= goals.recall);
		return;
	}
	const least = recallGoals[name] ?? 1;
	add(what, `recall@1 ≥ ${share(least)}`, share(recall), recall >= least);
	add(
		what,
		'p99 ≤ 20 ms',
		`${milliseconds(times.p99)} (mean ${milliseconds(times.mean)}, n ${times.n})`,
		times.p99 <= 20,
	);
	if (!Number.isNaN(complete)) add(what, 'all equal places told', share(complete), complete === 1);
}

const ratioGoals: Partial<Record<PeerName, number>> = {
	flexsearch: 20,
	'fts5-phrases': 100,
	'approx-string-match': 1000,
};

function addOfPeer(peer: PeerSummary, size: number, at: (what: string) => string, add: Add): void {
	const least = ratioGoals[peer.name];
	if (least === undefined || peer.skipped !== undefined) return;
	const ratio = peer.times.mean / peer.ours.mean;
	const held = peer.held >= size ? '' : `, which held ${bytes(peer.held)}`;
	add(
		at(`faster than ${peer.title}`),
		`≥ ${times(least)}`,
		`${times(ratio)} (n ${peer.times.n}${held})`,
		ratio >= least,
	);
}

function p95({ p95, median, n }: { readonly p95: number; readonly median: number; readonly n: number }): string {
	return `p95 ${milliseconds(p95)} (median ${milliseconds(median)}, n ${n})`;
}
