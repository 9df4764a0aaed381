import type { LanguageClient } from 'vscode-languageclient/node';
import {
	findWorks,
	type OverviewSource,
	type ReadingProblem,
	type SourcesOverview,
	sourcesOverview,
} from '../../server/protocol.ts';
import { ask } from '../ask.ts';
import type { CountedSource } from './arrange.ts';

/** The sources as the server told of them last. */
export interface Overview {
	readonly sources: readonly CountedSource[];
	readonly problems: readonly ReadingProblem[];
	readonly problemCount: number;
	/** The sources are read. */
	readonly isRead: boolean;
	/** All drafts were looked at once: what is not counted is not used. */
	readonly isComplete: boolean;
}

/** Asks for what has changed since it asked before. */
export function createOverviews(client: LanguageClient): {
	ask(): Promise<Overview>;
	/** Works of bibliographies that nobody cites and that have no document. */
	find(typed: string): Promise<readonly CountedSource[]>;
	/** The server was started anew, and numbers what it tells from the beginning. */
	forget(): void;
} {
	let listing: number | undefined;
	let documents: readonly OverviewSource[] = [];
	let isComplete = false;

	const counted = ({ works, tallies }: SourcesOverview): CountedSource[] => {
		const byId = new Map(tallies.map((tally) => [tally.id, tally]));
		return [...documents, ...works].map((source) => ({ source, tally: byId.get(source.id) }));
	};
	return {
		async ask() {
			const answer = await ask(client, sourcesOverview, { listing });
			if (answer.sources) documents = answer.sources;
			listing = answer.listing;
			isComplete ||= answer.isComplete;
			const { problems, problemCount, isRead } = answer;
			return { sources: counted(answer), problems, problemCount, isRead, isComplete };
		},
		async find(typed) {
			const works = await ask(client, findWorks, { typed, limit: mostFound });
			return works.map((source) => ({ source, tally: undefined }));
		},
		forget() {
			listing = undefined;
			isComplete = false;
		},
	};
}

const mostFound = 50;
