import type { ReadingProblem, SourceUse } from '../../server/protocol.ts';
import type { CountedSource } from './arrange.ts';

/** What stands in the Sources view. A node stays the same object while what it stands for changes. */
export type SourcesNode = SourceNode | UseNode | ProblemsNode | ProblemNode | MoreNode;

export interface SourceNode {
	readonly kind: 'source';
	counted: CountedSource;
}

/** Where a draft quotes or cites the source. */
export interface UseNode {
	readonly kind: 'use';
	readonly of: SourceNode;
	readonly use: SourceUse;
	/** Counted among those of the same draft, so that an edit above leaves it the same. */
	readonly number: number;
}

/** All that could not be read, or is otherwise wrong with sources. */
export interface ProblemsNode {
	readonly kind: 'problems';
	readonly problems: readonly ReadingProblem[];
	readonly count: number;
}

export interface ProblemNode {
	readonly kind: 'problem';
	readonly of: ProblemsNode;
	readonly problem: ReadingProblem;
}

/** There are more sources than are listed at first. */
export interface MoreNode {
	readonly kind: 'more';
	readonly count: number;
}
