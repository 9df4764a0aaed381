/** What the report shows. */
import { titleOf } from '../quotations/kinds.ts';
import type { ReadDocument } from '../readers/measure-readers.ts';
import type { Results, SizeResults } from '../results.ts';
import type { Goal } from './goals.ts';
import { bytes, digits, milliseconds, share, times } from './numbers.ts';
import { type Table, table } from './table.ts';

export function goalTable(goals: readonly Goal[]): Table {
	const rows = goals.map(({ what, goal, measured, met }) => [what, goal, measured, met ? 'ok' : 'missed']);
	return table(['', 'goal', 'measured', ''], rows);
}

/** How everything grows with the library. */
export function growthTable({ sizes }: Results): Table {
	return table(
		[
			'library',
			'sources',
			'build',
			'words',
			'texts',
			'search',
			'mean',
			'p99',
			'recall@1',
			'memory',
			'letter p95',
			'warm',
		],
		sizes.map(({ bytes: size, sources, build, locate, search, warm }) => {
			const usual = locate?.kinds.find(({ name }) => name === 'usual');
			return [
				bytes(size),
				String(sources),
				build ? `${digits(build.bytes / 1e6 / build.seconds)} MB/s` : '–',
				build ? bytes(build.sizes.words) : '–',
				build ? bytes(build.sizes.texts) : '–',
				build ? bytes(build.sizes.search) : '–',
				usual ? milliseconds(usual.times.mean) : '–',
				usual ? milliseconds(usual.times.p99) : '–',
				usual ? share(usual.recall) : '–',
				locate ? bytes(locate.memory) : '–',
				search ? milliseconds(search.times.p95) : '–',
				warm ? milliseconds([...warm.map(({ ms }) => ms)].sort((a, b) => a - b)[warm.length >> 1] ?? Number.NaN) : '–',
			];
		}),
	);
}

/** Ours on every kind of quotation. */
export function kindTable({ sizes }: Results): Table {
	return table(
		['library', 'quotations', 'n', 'mean', 'median', 'p99', 'recall@1', 'all places told'],
		sizes.flatMap((size) =>
			(size.locate?.kinds ?? []).map(({ name, times: took, recall, complete }) => [
				bytes(size.bytes),
				titleOf(name),
				String(took.n),
				milliseconds(took.mean),
				milliseconds(took.median),
				milliseconds(took.p99),
				name === 'absent' ? '–' : share(recall),
				share(complete),
			]),
		),
	);
}

/** What the readers make of one known text. */
export function readerTable(readers: readonly ReadDocument[]): Table {
	return table(
		['format', 'made by', 'characters right', 'in order', 'words more', 'page right'],
		readers.map(({ format, producer, accuracy, ordered, more, pages }) => [
			format,
			producer,
			`${(100 * accuracy).toFixed(2)} %`,
			ordered ? 'yes' : 'no',
			String(more),
			pages ? `${pages.right} of ${pages.of}` : '–',
		]),
	);
}

export function peerTable({ sizes }: Results): Table {
	return table(
		['library', '', 'held', 'build', 'memory', 'n', 'mean', 'median', 'p99', 'recall@1', 'ours faster: mean', 'median'],
		sizes.flatMap((size) => [ours(size), ...(size.peers ?? []).map((peer) => [bytes(size.bytes), ...peerRow(peer)])]),
	);
}

function ours({ bytes: size, build, locate }: SizeResults): string[] {
	const usual = locate?.kinds.find(({ name }) => name === 'usual');
	if (usual === undefined || locate === undefined) return [bytes(size), 'Quotewright'];
	const { times: took } = usual;
	return [
		bytes(size),
		'Quotewright',
		'all',
		build ? `${digits(build.seconds)} s` : '–',
		bytes(locate.memory),
		String(took.n),
		milliseconds(took.mean),
		milliseconds(took.median),
		milliseconds(took.p99),
		share(usual.recall),
	];
}

function peerRow({ title, skipped, held, buildSeconds, memory, times: took, recall, ours }: PeerRow): string[] {
	if (skipped !== undefined) return [title, skipped];
	return [
		title,
		bytes(held),
		`${digits(buildSeconds)} s`,
		bytes(memory),
		String(took.n),
		milliseconds(took.mean),
		milliseconds(took.median),
		milliseconds(took.p99),
		share(recall),
		times(took.mean / ours.mean),
		times(took.median / ours.median),
	];
}

type PeerRow = NonNullable<SizeResults['peers']>[number];
