import type { Edit } from './edit.ts';
import type { Span } from './span.ts';

/** A place of a file that names a source by its key. */
export interface KeyPlace {
	readonly key: string;
	/** The key itself, without what encloses it. */
	readonly span: Span;
	/** What puts another key in its place; undefined where that key cannot stand there. */
	readonly renamed: (key: string) => Edit | undefined;
}
