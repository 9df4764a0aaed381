import { parseDocument } from 'yaml';
import type { Span } from '../text/span.ts';

/** The YAML block that a file may begin with. */
export interface FrontMatter {
	/** Scalars are the text that stands there: `date: 1859` gives `'1859'`, `id: 007` gives `'007'`. */
	readonly data: Readonly<Record<string, unknown>>;
	/** From the opening `---` to the line after the closing one. */
	readonly span: Span;
}

const opening = /^---[ \t]*(?:\r\n|\n|\r)(?![ \t]*(?:\r|\n))/;
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$(?![\s\S]))/gm;

/** Longer than this is a text whose first line happens to be a rule. */
const longest = 100_000;

/** Undefined where there is none. Mistakes in the YAML cost only what they make unreadable. */
export function readFrontMatter(text: string): FrontMatter | undefined {
	const start = opening.exec(text)?.[0].length;
	if (start === undefined) return undefined;
	closing.lastIndex = start;
	const close = closing.exec(text.length > longest ? text.slice(0, longest) : text);
	if (close === null) return undefined;
	const yaml = text.slice(start, close.index);
	const data = readMapping(yaml);
	if (data === undefined && !/^[\p{L}_][\p{L}\p{N}_ -]*:(?:\s|$)/u.test(yaml)) return undefined;
	return { data: data ?? {}, span: { start: 0, end: close.index + close[0].length } };
}

function readMapping(yaml: string): Record<string, unknown> | undefined {
	try {
		// The failsafe schema leaves scalars as written; the core schema would make a number of an id or year.
		const data: unknown = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false }).toJS();
		return isMapping(data) ? data : undefined;
	} catch {
		return undefined;
	}
}

function isMapping(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
