import type { Span } from './span.ts';

/** Puts `text` in place of what stands at `span`. */
export interface Edit {
	readonly span: Span;
	readonly text: string;
}
