import { spawnSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import type { LocatedKind } from './judge-located.ts';
import type { Absent } from './measures/absent.ts';
import type { Activation } from './measures/activation.ts';
import type { Build } from './measures/build.ts';
import type { Changed } from './measures/changed.ts';
import type { Comfort } from './measures/comfort.ts';
import type { WholeDraft } from './measures/draft.ts';
import type { Leak } from './measures/leak.ts';
import type { Searched } from './measures/search.ts';
import type { Typing } from './measures/typing.ts';
import type { Warm } from './measures/warm.ts';
import type { PeerName } from './peers/peer.ts';
import type { ReadDocument } from './readers/measure-readers.ts';
import type { Times } from './statistics.ts';

/** All that one run of the benchmark measured; what was not asked for is missing. */
export interface Results {
	readonly date: string;
	readonly commit: string;
	readonly node: string;
	readonly machine: string;
	readonly corpus: { readonly texts: number; readonly bytes: number; readonly heldOut: number };
	readonly sizes: readonly SizeResults[];
	/** What the readers made of documents whose text is known. */
	readonly readers?: readonly ReadDocument[];
	readonly activation?: readonly Activation[];
	/** Bytes of the package. */
	readonly vsix?: number;
}

export interface SizeResults {
	readonly bytes: number;
	readonly sources: number;
	readonly build?: Build;
	readonly locate?: { readonly kinds: readonly LocatedKind[]; readonly memory: number };
	readonly warm?: readonly Warm[];
	readonly search?: Searched;
	readonly absent?: Absent;
	readonly changed?: Changed;
	readonly draft?: Omit<WholeDraft, 'text'>;
	readonly typing?: Typing;
	readonly comfort?: Comfort;
	readonly leak?: Leak;
	readonly peers?: readonly PeerSummary[];
}

/** A peer beside ours, on the quotations that it was asked for. */
export interface PeerSummary {
	readonly name: PeerName;
	readonly title: string;
	readonly settings: string;
	/** Why it was not run. */
	readonly skipped?: string;
	/** Bytes of text it took in. */
	readonly held: number;
	readonly buildSeconds: number;
	readonly memory: number;
	readonly disk: number;
	readonly times: Times;
	readonly recall: number;
	/** Ours, on the same quotations in the whole library. */
	readonly ours: Times;
}

/** Where and of what a run was. */
export function circumstances(): Pick<Results, 'date' | 'commit' | 'node' | 'machine'> {
	const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout.trim();
	const changed = git('status', '--porcelain', '--', 'src', 'bench') === '' ? '' : ' with changes';
	const [first, ...others] = cpus();
	return {
		date: new Date().toISOString().slice(0, 10),
		commit: `${git('rev-parse', '--short', 'HEAD')}${changed}`,
		node: process.version,
		machine: `${others.length + 1} × ${first?.model.trim() ?? 'processor'}, ${Math.round(totalmem() / 1e9)} GB, ${process.platform}`,
	};
}
