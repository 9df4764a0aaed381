import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Location, Position, Range } from 'vscode-languageserver/node';
import type { LibraryView, Source } from '../library/library.ts';
import { sourceLines } from '../library/source-lines.ts';
import type { Span } from '../text/span.ts';
import { addressOfSource, isViewed } from './source-address.ts';
import { sourceView } from './source-view.ts';

/** Line and character of a stretch of `document`, whatever its line ends. */
export function rangeOf(document: LinedText, span: Span): Range {
	return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

/** Tells the places of many offsets, most of which stand in the line of the one before or soon after it. */
export interface LineWalk {
	/** Goes to an offset, whose place `line` and `character` are then. */
	goTo(offset: number): void;
	readonly line: number;
	readonly character: number;
}

/** For as long as the document does not change. */
export function walkLines(document: LinedText): LineWalk {
	let start = 0;
	/** Before the line's end mark. */
	let end = -1;
	const walk = {
		line: 0,
		character: 0,
		goTo(offset: number): void {
			if (offset < start || offset > end) {
				const { line } = document.positionAt(offset);
				walk.line = line;
				start = document.offsetAt({ line, character: 0 });
				end = document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
			}
			walk.character = Math.min(offset, end) - start;
		},
	};
	return walk;
}

/** The stretch of `document` at `range`; positions beyond a line's end mean its end. */
export function spanOf(document: LinedText, range: Range): Span {
	return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** Path of a `file:` URI; undefined for any other scheme. */
export function pathOf(uri: string): string | undefined {
	if (!uri.startsWith('file:')) return undefined;
	try {
		return fileURLToPath(uri);
	} catch {
		return undefined;
	}
}

export function uriOf(path: string): string {
	return pathToFileURL(path).href;
}

/** A text as far as its lines go. */
export interface LinedText {
	readonly uri: string;
	positionAt(offset: number): Position;
	offsetAt(position: Position): number;
}

/** A source's text as far as its lines go; undefined for a source without a document. */
export function sourceDocument(library: LibraryView, source: Source): LinedText | undefined {
	if (source.path === undefined) return undefined;
	const uri = addressOfSource(source.path);
	if (isViewed(source.path)) return { uri, ...sourceView(library, source) };
	const lines = sourceLines(library, source);
	return {
		uri,
		positionAt(offset) {
			const { line, start } = lines.lineAt(offset);
			return { line, character: offset - start };
		},
		offsetAt({ line, character }) {
			const start = lines.startOf(line);
			if (start === undefined) return source.length;
			return Math.min(start + character, lines.startOf(line + 1) ?? source.length);
		},
	};
}

/** Where a stretch of a source's text stands; undefined for a source without a document. */
export function sourceLocation(library: LibraryView, source: Source, span: Span): Location | undefined {
	const document = sourceDocument(library, source);
	return document && { uri: document.uri, range: rangeOf(document, span) };
}

/**
 * A location as one address that an editor opens at the very words: `file:///a.txt#L3,5-L3,20`, lines and columns
 * counted from one. Editors that know only `#L3` stop at the line.
 */
export function addressOf(location: Location): string {
	const { start, end } = location.range;
	return `${location.uri}#${place(start)}-${place(end)}`;
}

function place(position: Position): string {
	return `L${position.line + 1},${position.character + 1}`;
}
