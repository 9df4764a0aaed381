import { type Lines, linesOf } from '../text/lines.ts';
import type { LibraryView, Source } from './library.ts';

export function sourceLines(library: LibraryView, source: Source): Lines {
	return linesOf(library.text(source), library.lineCounts(source));
}
