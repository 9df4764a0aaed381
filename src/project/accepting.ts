import { findNodeAtLocation, type Node, type ParseError, parseTree, stripComments } from 'jsonc-parser';
import type { Accepted } from '../check/accepted.ts';
import type { Edit } from '../text/edit.ts';

/**
 * Adds an accepted quotation to the text of a `quotewright.json`, behind what is there. (jsonc-parser's `modify` puts
 * it before a comment at the end of the last entry's line, which then speaks of the new one, and formats its
 * neighbours.) Undefined where the text is not well-formed, or has something else in the place: that is for the user
 * to mend.
 */
export function accepting(text: string, entry: Accepted): readonly Edit[] | undefined {
	const errors: ParseError[] = [];
	const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
	if (errors.length > 0) return undefined;
	if (root === undefined)
		return [{ span: { start: text.length, end: text.length }, text: `${lineStartOf(text)}${acceptingAnew(entry)}` }];
	if (root.type !== 'object') return undefined;
	const list = findNodeAtLocation(root, ['accepted']);
	if (list === undefined) return append(text, root, `"accepted": ${JSON.stringify([entry], null, unitOf(text))}`);
	return list.type === 'array' ? append(text, list, JSON.stringify(entry, null, unitOf(text))) : undefined;
}

/** The text of a new `quotewright.json` that accepts a quotation. */
export function acceptingAnew(entry: Accepted): string {
	return `${JSON.stringify({ accepted: [entry] }, null, 2)}\n`;
}

/** Puts an item behind the last one of an object or array, and behind the comments that follow it. */
function append(text: string, container: Node, item: string): readonly Edit[] {
	const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
	const close = container.offset + container.length - 1;
	const last = container.children?.at(-1);
	const lastEnd = last ? last.offset + last.length : container.offset + 1;
	const follows = text.slice(lastEnd, close);
	const at = lastEnd + follows.trimEnd().length;
	const outer = indentationAt(text, container.offset);
	const inner = last && startsLine(text, last.offset) ? indentationAt(text, last.offset) : outer + unitOf(text);
	const lines = item.split('\n').map((line) => `${lineBreak}${inner}${line}`);
	const needsComma = last !== undefined && !stripComments(follows).includes(',');
	const rest = /\n/.test(text.slice(at, close)) ? '' : lineBreak + outer;
	const comma = { span: { start: lastEnd, end: lastEnd }, text: ',' };
	const added = { span: { start: at, end: at }, text: lines.join('') + rest };
	if (!needsComma) return [added];
	return at === lastEnd ? [{ ...added, text: `,${added.text}` }] : [comma, added];
}

function lineStartOf(text: string): string {
	return text === '' || /[\r\n]$/.test(text) ? '' : '\n';
}

/** One step of the file's indentation. */
function unitOf(text: string): string {
	return /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
}

function indentationAt(text: string, offset: number): string {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

function startsLine(text: string, offset: number): boolean {
	return /(?:^|\n)[ \t]*$/.test(text.slice(0, offset));
}
