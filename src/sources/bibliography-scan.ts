/**
 * Where the entries of a BibTeX file stand, and their fields as written: one pass over the characters. A brace or
 * quotation mark that is never closed ends where a line begins another entry, so that damage costs the entry it is in;
 * of that entry, whatever was read before stays. Cost: about 4 ns a character.
 */
import { type Message, message } from '../text/message.ts';
import type { Span } from '../text/span.ts';
import type { BibliographyProblem } from './bibliography.ts';

export interface ScannedEntry {
	/** In lower case. */
	readonly type: string;
	readonly key: string;
	/** Its head, as far as the key. */
	readonly span: Span;
	/** By name in lower case; `@string`s are filled in. Of a field that is there twice, the first. */
	readonly fields: ReadonlyMap<string, string>;
}

export interface Scanned {
	readonly entries: readonly ScannedEntry[];
	readonly problems: readonly BibliographyProblem[];
}

const head = /@[ \t]*([\p{L}][\w-]*)\s*([{(])/uy;
/** What a line inside an entry begins with where the entry was never closed. */
const nextHead = /[ \t]*@[ \t]*[a-z]+[ \t]*(?:\{[ \t\r\n]*[^\s,={}()"#%\\]+[ \t]*,|\([ \t]*[^\s,={}()"#%\\]+[ \t]*,)/iy;
const headWithoutBrace =
	/^@(?:article|book|in\w+|misc|online|proceedings|thesis|phdthesis|report|techreport|unpublished)\b/i;
const space = /(?:\s|%[^\n]*)*/y;
const keyInBraces = /[^,={}"\r\n]*/y;
const keyInParentheses = /[^,=(){}"\r\n]*/y;
const nameOfField = /[^\s=,{}()"#%@\\]+/y;
/** Whatever it is, the scan has to go on. */
const misplaced = /"[^"\n]*"|[\s\S]/y;
const bareValue = /[^\s,#{}()"=%]+/y;
/** Outside of entries everything is a comment; but this looks as if it had been one's. */
const fieldLike = /^[ \t,]*[a-z]+[ \t]*=[ \t]*["{\d]|^[ \t]*[})]|^[ \t]*[a-z]+[ \t]*\{[^\s,{}]+,/im;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Whether the line at the text's start ends whatever is not closed before it. */
export function beginsEntry(text: string): boolean {
	nextHead.lastIndex = 0;
	return nextHead.test(text);
}

/** What `@string`s there are before a file has any. */
export function commonStrings(): Map<string, string> {
	return new Map(months.map((month, i) => [month, String(i + 1).padStart(2, '0')]));
}

/**
 * @param wanted the fields that are kept, in lower case
 * @param strings those defined before this text; its own are added
 */
export function scanBibtex(text: string, wanted: ReadonlySet<string>, strings = commonStrings()): Scanned {
	const entries: ScannedEntry[] = [];
	const problems: BibliographyProblem[] = [];
	let at = 0;
	/** One entry's damage is told once. */
	let isTold = false;

	const tell = (start: number, end: number, said: Message): void => {
		if (!isTold) problems.push({ span: { start, end: Math.max(end, start + 1) }, message: said });
		isTold = true;
	};
	/** Goes past what matches here; empty where nothing does. */
	const take = (pattern: RegExp): string => {
		pattern.lastIndex = at;
		const [found] = pattern.exec(text) ?? [''];
		at += found.length;
		return found;
	};
	const lineEnd = (from: number): number => {
		const end = text.indexOf('\n', from);
		return end === -1 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
	};
	const isNextHead = (from: number): boolean => {
		nextHead.lastIndex = from;
		return nextHead.test(text);
	};
	/** Goes past the mark that closes what was opened before; undefined, standing before the next entry, if none does. */
	const until = (close: number): string | undefined => {
		const start = at;
		let depth = 0;
		for (; at < text.length; at++) {
			const char = text.charCodeAt(at);
			if (char === backslash) at++;
			else if (char === close && depth <= 0) return text.slice(start, at++);
			else if (char === openBrace) depth++;
			else if (char === closeBrace) depth--;
			else if (char === lineFeed && isNextHead(at + 1)) break;
		}
		at = Math.min(at, text.length);
		return undefined;
	};
	const value = (field: string, start: number, label: string): string | undefined => {
		let whole = '';
		for (;;) {
			take(space);
			const char = text.charCodeAt(at);
			if (char === openBrace || char === quote) {
				at++;
				const part = until(char === quote ? quote : closeBrace);
				if (part === undefined) {
					const notClosed =
						char === quote
							? message(
									'The quotation mark that opens “{0}” of {1} is not closed, so the rest of the entry is not read. Close it.',
									field,
									label,
								)
							: message(
									'The brace that opens “{0}” of {1} is not closed, so the rest of the entry is not read. Close it.',
									field,
									label,
								);
					tell(start, lineEnd(start), notClosed);
					return undefined;
				}
				whole += part;
			} else {
				const from = at;
				const bare = take(bareValue);
				const known = /^\d+$/.test(bare) ? bare : strings.get(bare.toLowerCase());
				if (known === undefined && bare === '') {
					tell(start, at, message('“{0}” has no value. Write it in braces: {0} = {…}.', field));
				} else if (known === undefined && wanted.has(field)) {
					tell(
						from,
						at,
						message(
							'There is no @string “{0}”. Define it, or put the text in braces: {1}.',
							bare,
							`${field} = {${bare}…}`,
						),
					);
				}
				whole += known ?? '';
			}
			take(space);
			if (text[at] !== '#') return whole;
			at++;
		}
	};
	/** The fields up to the entry's end. */
	const fieldsOf = (close: string, label: string, first: string | undefined): Map<string, string> => {
		const fields = new Map<string, string>();
		let pending = first;
		let needsComma = false;
		for (;;) {
			if (pending === undefined) {
				take(space);
				if (text[at] === ',') {
					at++;
					needsComma = false;
					continue;
				}
				if (text[at] === close || text[at] === '}') {
					at++;
					return fields;
				}
				if (at >= text.length || isHere(at)) {
					const end = text.slice(0, at).trimEnd().length;
					tell(end - 1, end, message('{0} is not closed. Put a {1} at its end.', label, close));
					return fields;
				}
			}
			const start = at;
			const written = pending ?? take(nameOfField);
			const field = written.toLowerCase();
			pending = undefined;
			if (field === '') {
				tell(
					at,
					at + 1,
					message(
						'“{0}” is not expected here, in {1}. Look for a missing brace, quotation mark or comma before it.',
						text[at] ?? '',
						label,
					),
				);
				take(misplaced);
				continue;
			}
			const end = at;
			if (needsComma) tell(start, at, message('A comma is missing before “{0}”, in {1}.', written, label));
			take(space);
			if (text[at] === '=') at++;
			else {
				tell(
					start,
					end,
					message(
						'“{0}” is followed by no equals sign, in {1}. Write {2} = {…}, or put the text before it in braces.',
						written,
						label,
						field,
					),
				);
				if (text[at] !== '{' && text[at] !== '"') continue;
			}
			const found = value(field, start, label);
			if (found === undefined) return fields;
			if (wanted.has(field) && !fields.has(field)) fields.set(field, found);
			needsComma = true;
		}
	};
	/** The entry's next line is another's head. */
	const isHere = (from: number): boolean => text[from] === '@' && isNextHead(from);
	const entry = (type: string, close: string, start: number): void => {
		take(space);
		const keyStart = at;
		let key = take(close === ')' ? keyInParentheses : keyInBraces).trim();
		const headEnd = Math.max(keyStart, text.slice(keyStart, at).trimEnd().length + keyStart);
		take(space);
		let first: string | undefined;
		if (text[at] === '=') {
			// The key, its comma or both are missing: this is the first field.
			const words = key.split(/\s+/);
			first = words.pop() ?? '';
			key = words.join(' ');
		}
		const label = `@${type}{${key}…`;
		const span = { start, end: headEnd };
		if (key === '')
			tell(
				start,
				headEnd,
				message('This @{0} entry has no key. Write one after its opening brace: {1}', type, `@${type}{key, …`),
			);
		else if (first !== undefined || !(text[at] === ',' || text[at] === close)) {
			tell(start, headEnd, message('A comma is missing after the key of {0}.', label));
		}
		const fields = fieldsOf(close, label, first);
		if (key !== '') entries.push({ type, key, span, fields });
	};
	const definition = (close: string, start: number): void => {
		take(space);
		const name = take(nameOfField);
		take(space);
		if (name === '' || text[at] !== '=') {
			tell(start, lineEnd(start), message('This @string cannot be read. Write @string{name = {…}}.'));
			return;
		}
		at++;
		const found = value('@string', start, `@string{${name}…`);
		if (found === undefined) return;
		strings.set(name.toLowerCase(), found);
		take(space);
		if (text[at] === close) at++;
		else tell(start, lineEnd(start), message('{0} is not closed. Put a {1} at its end.', `@string{${name}…`, close));
	};
	const stray = (start: number, end: number): void => {
		const between = text.slice(start, end).replace(/%[^\n]*/g, (comment) => ' '.repeat(comment.length));
		const found = fieldLike.exec(between);
		if (found === null) return;
		const from = start + found.index + (/^[\s,]*/.exec(found[0])?.[0].length ?? 0);
		isTold = false;
		tell(
			from,
			Math.min(end, lineEnd(from)),
			message(
				'This stands outside of every entry, so it is not read. Look for a closing brace too many before it, or a missing @.',
			),
		);
	};

	for (;;) {
		const before = at;
		let start = text.indexOf('@', at);
		let found: RegExpExecArray | null = null;
		for (; start !== -1; start = text.indexOf('@', start + 1)) {
			const line = text.lastIndexOf('\n', start) + 1;
			// A comment, as everybody but the oldest program has it.
			if (text.slice(Math.max(line, before), start).includes('%')) continue;
			head.lastIndex = start;
			found = head.exec(text);
			if (found !== null) break;
			if (text.slice(line, start).trim() === '' && headWithoutBrace.test(text.slice(start, start + 20))) {
				isTold = false;
				tell(start, lineEnd(start), message('This entry has no opening brace. Write it after its type: @book{key, …'));
			}
		}
		stray(before, start === -1 ? text.length : start);
		if (found === null) return { entries, problems };
		isTold = false;
		at = start + found[0].length;
		const type = (found[1] as string).toLowerCase();
		const close = found[2] === '(' ? ')' : '}';
		if (type === 'string') definition(close, start);
		else if (type === 'comment' || type === 'preamble') {
			if (until(close.charCodeAt(0)) === undefined)
				tell(start, lineEnd(start), message('This @{0} is not closed. Put a {1} at its end.', type, close));
		} else entry(type, close, start);
	}
}

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const quote = 0x22;
const lineFeed = 0x0a;
