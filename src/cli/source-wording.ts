import type { LibraryView, Source } from '../library/library.ts';
import type { LongText } from '../text/long-text.ts';

/** A source's text with blanks for what is not its wording: time stamps, page numbers, running heads. */
export function sourceWording(library: LibraryView, source: Source): LongText {
	const text = library.text(source);
	return {
		length: text.length,
		slice(start, end) {
			let wording = '';
			let at = start;
			for (const span of library.apparatus(source, { start, end })) {
				const from = Math.max(at, span.start);
				const to = Math.min(end, span.end);
				if (to <= from) continue;
				wording += text.slice(at, from) + ' '.repeat(to - from);
				at = to;
			}
			return wording + text.slice(at, end);
		},
	};
}
