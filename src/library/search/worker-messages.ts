/** What the thread that searches and the worker that indexes tell each other. */
import type { StopFlag } from '../sync/jobs.ts';

export interface UpdateJob {
	/** The cache's folder. */
	readonly folder: string;
	readonly fullText: boolean;
	/** The file was found damaged by who searched it: begin anew. */
	readonly renew: boolean;
	readonly stop: StopFlag;
}

export type UpdateMessage =
	| { readonly kind: 'progress'; readonly done: number; readonly total: number }
	/** All is indexed; the worker goes on to make searching faster. */
	| { readonly kind: 'indexed' }
	/** These have to be read anew before their texts can be indexed. */
	| { readonly kind: 'damaged'; readonly segments: readonly string[] }
	| { readonly kind: 'log'; readonly line: string };
