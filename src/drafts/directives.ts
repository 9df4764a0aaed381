import type { Span } from '../text/span.ts';
import type { Directive, Named } from './draft.ts';
import { lineAt, nextLineStart } from './lines.ts';

/**
 * Comments that say where to be quiet:
 *
 *     <!-- quotewright-ignore-next-line altered not-found -->
 *     <!-- quotewright-disable altered -->  …  <!-- quotewright-enable altered -->
 *
 * What stands in code is not a comment, so the places come from whoever read the Markdown.
 */

/** In a block quote, every line of a comment may begin with `>`. */
const directive = /<!--[\s>]*(quotewright-[\w-]*\w)(?=[\s,:>]|-->)([\s\S]*?)-->/g;
const kinds = new Map<string, Directive['kind']>([
	['quotewright-ignore-next-line', 'ignore-next-line'],
	['quotewright-disable', 'disable'],
	['quotewright-enable', 'enable'],
]);
/** Nothing to read: blank, the marks of a block quote, further comments. */
const empty = /^[\s>]*(?:<!--(?:(?!-->).)*-->[\s>]*)*$/;

/** The names of the directives, as they are written. */
export const directiveNames: readonly string[] = [...kinds.keys()];

/** @param comments in order; one of them may hold several */
export function readDirectives(text: string, comments: readonly Span[]): readonly Directive[] {
	return comments.flatMap(({ start, end }) =>
		[...text.slice(start, end).matchAll(directive)].map(({ 0: all, 1: name = '', 2: rest = '', index }) => {
			const span = { start: start + index, end: start + index + all.length };
			const commandStart = span.start + all.indexOf(name);
			const command = { text: name, span: { start: commandStart, end: commandStart + name.length } };
			const kind = kinds.get(name) ?? 'unknown';
			return {
				kind,
				command,
				names: readNames(rest, command.span.end),
				span,
				scope: kind === 'ignore-next-line' ? nextLine(text, span.end) : { start: span.end, end: text.length },
			};
		}),
	);
}

function readNames(rest: string, offset: number): readonly Named[] {
	return [...rest.matchAll(/[^\s,:>]+/g)].map(({ 0: name, index }) => {
		const start = offset + index;
		return { text: name, span: { start, end: start + name.length } };
	});
}

/** The next line with something to read on it; at the draft's end nothing. */
function nextLine(text: string, offset: number): Span {
	let start = nextLineStart(text, offset);
	while (start !== undefined) {
		const line = lineAt(text, start);
		if (!empty.test(text.slice(line.start, line.end))) return line;
		start = nextLineStart(text, start);
	}
	return { start: text.length, end: text.length };
}
