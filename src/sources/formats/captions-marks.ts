/** What stands among a caption's words but is not spoken: tags, character references, sounds described. */
import type { Span } from '../../text/span.ts';

export interface CaptionMarks {
	readonly apparatus: readonly Span[];
	/** In order: of `<v Name>`, where the words that follow begin and end. */
	readonly voices: readonly Voice[];
}

export interface Voice extends Span {
	readonly name: string;
}

/** `<i>`, `</c.loud>`, `<00:00:01.000>`, `<v Jane>`; `{\an8}`; `\N`; `[applause]`; `♪`; character references. */
const marks =
	/<\/?[a-z][^<>\n]{0,200}>|<\d[\d:.]{4,15}>|\{\\[^{}\n]{1,100}\}|\\[Nnh](?![\p{L}\p{N}])|\[[^[\]\n]{0,100}\]|[♩-♬]+|&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/giu;
const voiceTag = /^<v(?:\.[^\s<>]+)?\s+([^<>]+)>$/i;
const sound = /^[(（][^()（）]*\p{L}[^()（）]*[)）]$/u;

/** Of one cue. A voice lasts until its end tag, the next voice or the cue's end. */
export function readMarks(text: string, lines: readonly Span[]): CaptionMarks {
	const start = lines[0]?.start ?? 0;
	const end = lines.at(-1)?.end ?? start;
	const apparatus = lines.filter((line) => sound.test(text.slice(line.start, line.end)));
	const voices: Voice[] = [];
	let open: { readonly name: string; readonly start: number } | undefined;
	const close = (at: number) => {
		if (open !== undefined) voices.push({ ...open, end: at });
		open = undefined;
	};
	for (const { 0: mark, index } of text.slice(start, end).matchAll(marks)) {
		const at = start + index;
		const stop = at + mark.length;
		// Its sign is the wording.
		apparatus.push({ start: mark === '&amp;' ? at + 1 : at, end: stop });
		const name = voiceTag.exec(mark)?.[1]?.trim();
		if (name !== undefined || /^<\/v\b/i.test(mark)) close(at);
		if (name !== undefined && name !== '') open = { name, start: stop };
	}
	close(end);
	return { apparatus, voices };
}
