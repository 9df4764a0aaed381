/** Follows the signs of a Rich Text file: in which group what stands, in which code page, and what it is for. */
import { message } from '../../../text/message.ts';
import { UnreadableSource } from '../../source.ts';
import type { DocumentText } from '../document-text.ts';
import type { Stated } from '../stated-metadata.ts';
import { rtfBody } from './body.ts';
import { characters, symbols } from './characters.ts';
import { codePageOf, decodeBytes } from './code-pages.ts';
import { type Destination, destinationOf } from './destinations.ts';
import { rtfNotes } from './notes.ts';
import { rtfStyles } from './styles.ts';
import type { RtfHandler } from './tokens.ts';

/** What a group takes over from the one around it, and may change for itself. */
interface Group {
	destination: Destination;
	/** `\*` was read last. */
	ignorable: boolean;
	/** With the group ends a note or a text box. */
	isApart: boolean;
	font: number;
	/** How many characters stand behind `\u` for readers that do not know it. */
	fallback: number;
	hidden: boolean;
	deleted: boolean;
	inTable: boolean;
	/** Of a heading, from 1. */
	level: number | undefined;
	isContents: boolean;
	field: { instruction: string } | undefined;
}

const outermost: Group = {
	destination: 'text',
	ignorable: false,
	isApart: false,
	font: 0,
	fallback: 1,
	hidden: false,
	deleted: false,
	inTable: false,
	level: undefined,
	isContents: false,
	field: undefined,
};

/** More than any document has. */
const deepest = 1000;
/** Bytes to decode at once. */
const most = 64 * 1024;
/** Of signs and of bytes that are text, pictures left out: ten times what a text of a million words has. */
const longest = 20_000_000;

export function interpreter(bytes: Uint8Array, out: DocumentText) {
	const body = rtfBody(out);
	const notes = rtfNotes(body);
	const styles = rtfStyles();
	const around: Group[] = [];
	let group = { ...outermost };
	let codePage = 1252;
	let defaultFont = 0;
	const fonts = new Map<number, number | undefined>();
	/** Bytes that are not decoded yet: a character may take several. */
	let pending: number[] = [];
	/** How many characters to pass over, since they stand for one that was read. */
	let passing = 0;
	let isDone = false;
	const about = { title: '', author: '', date: [] as string[] };

	let signs = 0;
	let length = 0;

	function count(more: number): void {
		signs++;
		length += more;
		if (signs <= longest && length <= 3 * longest) return;
		throw new UnreadableSource(
			message(
				'This document is far longer than any text that is quoted from, so it was not read. If it is a real document, split it; else leave it out with "exclude" in quotewright.json.',
			),
		);
	}

	function flush(): void {
		if (pending.length === 0) return;
		const page = fonts.get(group.font) ?? codePage;
		const taken = pending;
		pending = [];
		say(decodeBytes(taken, page));
	}

	/** What these words are depends on the group that they stand in. */
	function say(text: string): void {
		switch (group.destination) {
			case 'text':
				if (group.hidden || group.deleted) return;
				notes.begin();
				body.words(text, group);
				break;
			case 'styles':
				styles.name(text);
				break;
			case 'instruction':
				if (group.field !== undefined && group.field.instruction.length < 100) group.field.instruction += text;
				break;
			case 'title':
			case 'author':
				if (about[group.destination].length < 1000) about[group.destination] += text;
		}
	}

	function enter(destination: Destination): void {
		group.destination = destination;
		switch (destination) {
			case 'note':
			case 'box':
				group.destination = 'text';
				if (group.isApart) return;
				group.isApart = true;
				Object.assign(group, { inTable: false, level: undefined, isContents: false });
				if (destination === 'note') notes.open();
				else body.openBox();
				break;
			case 'title':
			case 'author':
				// LibreOffice writes them twice.
				if (about[destination] !== '') group.destination = 'nothing';
				break;
			case 'field':
				group.destination = 'text';
				group.field = { instruction: '' };
				break;
			case 'result':
				group.destination = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/i.test(group.field?.instruction ?? '')
					? 'nothing'
					: 'text';
		}
	}

	/** A word that says how text is set or what it means. */
	function format(word: string, parameter: number | undefined): void {
		const on = parameter !== 0;
		switch (word) {
			case 'ansicpg':
				codePage = parameter ?? codePage;
				break;
			case 'mac':
				codePage = 10000;
				break;
			case 'deff':
				defaultFont = parameter ?? 0;
				group.font = defaultFont;
				break;
			case 'f':
				group.font = parameter ?? 0;
				break;
			case 'fcharset':
				if (group.destination === 'fonts') fonts.set(group.font, codePageOf(parameter));
				break;
			case 'uc':
				group.fallback = Math.max(0, parameter ?? 1);
				break;
			case 'plain':
				Object.assign(group, { font: defaultFont, hidden: false, deleted: false });
				break;
			case 'v':
				group.hidden = on;
				break;
			case 'deleted':
				group.deleted = on;
				break;
			case 'pard':
				Object.assign(group, { inTable: false, level: undefined, isContents: false });
				break;
			case 'intbl':
				group.inTable = true;
				break;
			case 's':
				if (group.destination === 'styles') styles.id(parameter ?? 0);
				else Object.assign(group, styles.of(parameter ?? 0));
				break;
			case 'outlinelevel':
				if (group.destination === 'styles') styles.level(parameter);
				// The tenth level is that of plain text.
				else group.level = (parameter ?? 9) < 9 ? (parameter ?? 0) + 1 : undefined;
				break;
			case 'yr':
			case 'mo':
			case 'dy':
				if (group.destination === 'created') about.date.push(String(parameter ?? 0).padStart(2, '0'));
				break;
			default:
				notes.format(word);
		}
	}

	/** A word that ends something or stands for something in the text itself. */
	function structure(word: string): boolean {
		switch (word) {
			case 'par':
			case 'sect':
			case 'page':
			case 'column':
				body.paragraphEnds();
				return true;
			case 'softline':
				return true;
			case 'line':
			case 'lbr':
			case 'nestrow':
				body.line(group);
				return true;
			case 'cell':
				body.cellEnds();
				return true;
			case 'row':
				body.rowEnds();
				return true;
			case 'nestcell':
				body.words('\t', group);
				return true;
			case 'chftn':
				notes.mark();
				return true;
			default:
				return false;
		}
	}

	function unicode(parameter: number): void {
		const code = parameter < 0 ? parameter + 0x10000 : parameter;
		// Signs of fonts for symbols have no meaning without the font.
		const isSymbol = code >= 0xf000 && code <= 0xf0ff;
		if (!isSymbol && code > 0 && code <= 0x10ffff) say(String.fromCodePoint(code));
		passing = group.fallback;
	}

	const handler: RtfHandler = {
		isDone: () => isDone,
		open() {
			flush();
			if (group.destination !== 'nothing') count(0);
			passing = 0;
			if (around.length >= deepest) {
				throw new UnreadableSource(
					message(
						'This file is built in a way that no document is (its parts are nested too deeply), so it was not read. Open it in the program that made it and save it again.',
					),
				);
			}
			around.push(group);
			group = { ...group, ignorable: false, isApart: false };
			if (group.destination === 'styles') styles.begin();
		},
		close() {
			flush();
			passing = 0;
			if (group.isApart) {
				notes.begin();
				body.closeApart();
			}
			if (group.destination === 'styles') styles.end();
			const outer = around.pop();
			if (outer !== undefined) group = outer;
			isDone = around.length === 0;
		},
		control(word, parameter) {
			flush();
			const { ignorable } = group;
			group.ignorable = false;
			if (group.destination === 'nothing') return;
			count(0);
			const character = characters.get(word);
			if (passing > 0 && character !== undefined) {
				passing--;
				return;
			}
			passing = 0;
			const destination = destinationOf(word, ignorable);
			if (destination !== undefined) enter(destination);
			else if (character !== undefined) say(character);
			else if (word === 'u' && parameter !== undefined) unicode(parameter);
			else if (group.destination !== 'text' || group.hidden || group.deleted || !structure(word)) {
				format(word, parameter);
			}
		},
		symbol(sign) {
			if (group.destination === 'nothing') return;
			if (sign === '{' || sign === '}' || sign === '\\') {
				this.byte(sign.charCodeAt(0));
				return;
			}
			flush();
			if (sign === '*') group.ignorable = true;
			else if (sign === '\n' || sign === '\r') {
				if (group.destination === 'text') body.paragraphEnds();
			} else if (passing > 0) passing--;
			else say(symbols.get(sign) ?? '');
		},
		byte(value) {
			if (group.destination === 'nothing') return;
			if (passing > 0) passing--;
			else pending.push(value);
		},
		text(start, end) {
			if (group.destination === 'nothing') return;
			count(end - start);
			const from = Math.min(end, start + passing);
			passing -= from - start;
			for (let at = from; at < end; at++) {
				const byte = bytes[at] as number;
				pending.push(byte);
				// No character of several bytes begins with one of ASCII, so none is torn here.
				if (pending.length > most && (byte < 0x80 || pending.length > 16 * most)) flush();
			}
		},
	};

	return {
		handler,
		/** How many groups are open. */
		depth: () => around.length,
		end: flush,
		stated(): Stated {
			const { title, author, date } = about;
			return { title, authors: [author], date: date.length === 3 ? date.join('-') : undefined };
		},
	};
}
