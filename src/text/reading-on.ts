import type { LongText } from './long-text.ts';
import type { Span } from './span.ts';

/**
 * A text as a reader goes through it: where apparatus has line breaks (a caption's number and times, the foot of a
 * page), there are blanks, and the paragraph reads on. Offsets are the text's own.
 * @param apparatus what of it touches a span, in order
 */
export function readingOn(text: LongText, apparatus: (span: Span) => readonly Span[]): LongText {
	return {
		length: text.length,
		slice(start, end) {
			const read = text.slice(start, end);
			const readEnd = start + read.length;
			let blanked = '';
			let at = 0;
			let lineBreak = read.indexOf('\n');
			for (const span of apparatus({ start, end: readEnd })) {
				const from = Math.max(at, span.start - start);
				const to = Math.min(read.length, span.end - start);
				if (lineBreak >= 0 && lineBreak < from) lineBreak = read.indexOf('\n', from);
				const breaks =
					(lineBreak >= from && lineBreak < to) ||
					// What of it is not in this stretch counts as well, or it would read otherwise in another.
					(span.start < start && text.slice(span.start, start).includes('\n')) ||
					(span.end > readEnd && text.slice(readEnd, span.end).includes('\n'));
				if (!breaks) continue;
				blanked += read.slice(at, from) + ' '.repeat(to - from);
				at = to;
			}
			return blanked + read.slice(at);
		},
	};
}
