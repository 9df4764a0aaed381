/** The signs that a Rich Text file is made of (RTF 1.9.1, "Conventions of an RTF Reader"). Cost: one pass, linear. */

export interface RtfHandler {
	open(): void;
	close(): void;
	/** `\b0` is the word `b` with the parameter 0. */
	control(word: string, parameter: number | undefined): void;
	/** `\~`: a backslash and what is neither letter nor digit. */
	symbol(sign: string): void;
	/** A byte in the code page of its font, written `\'e9`. */
	byte(value: number): void;
	/** Bytes as they stand in the file, from `start` to `end`; no line ends. */
	text(start: number, end: number): void;
	/** Whether reading is to end here. */
	isDone(): boolean;
}

const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export function readTokens(bytes: Uint8Array, handler: RtfHandler): void {
	let at = 0;
	while (at < bytes.length && !handler.isDone()) {
		const byte = bytes[at];
		if (byte === backslash) at = readControl(bytes, at + 1, handler);
		else if (byte === openBrace) {
			handler.open();
			at++;
		} else if (byte === closeBrace) {
			handler.close();
			at++;
		} else if (byte === lineFeed || byte === carriageReturn || byte === 0) at++;
		else {
			const start = at;
			while (at < bytes.length && !isSign(bytes[at] as number)) at++;
			handler.text(start, at);
		}
	}
}

function isSign(byte: number): boolean {
	return (
		byte === backslash ||
		byte === openBrace ||
		byte === closeBrace ||
		byte === lineFeed ||
		byte === carriageReturn ||
		byte === 0
	);
}

/** @param at behind the backslash; answers where the next sign begins */
function readControl(bytes: Uint8Array, at: number, handler: RtfHandler): number {
	const first = bytes[at];
	if (first === undefined) return at;
	if (!isLetter(first)) return readSymbol(bytes, at, handler);
	let end = at;
	// No control word is longer, and what is may be the text of a file that is none.
	while (end < at + 40 && isLetter(bytes[end])) end++;
	const word = latin(bytes, at, end);
	let numberEnd = end;
	if (bytes[numberEnd] === 0x2d) numberEnd++;
	const digitsStart = numberEnd;
	while (numberEnd < digitsStart + 10 && isDigit(bytes[numberEnd])) numberEnd++;
	const hasNumber = numberEnd > digitsStart;
	const parameter = hasNumber ? Number(latin(bytes, end, numberEnd)) : undefined;
	let next = hasNumber ? numberEnd : end;
	if (bytes[next] === 0x20) next++;
	// Binary data may hold any sign.
	if (word === 'bin') return next + Math.max(0, parameter ?? 0);
	handler.control(word, parameter);
	return next;
}

function readSymbol(bytes: Uint8Array, at: number, handler: RtfHandler): number {
	const sign = String.fromCharCode(bytes[at] as number);
	if (sign !== "'") {
		// A line end behind a backslash is a paragraph's end, and may be of two bytes.
		const isPair = bytes[at] === carriageReturn && bytes[at + 1] === lineFeed;
		handler.symbol(sign);
		return at + (isPair ? 2 : 1);
	}
	const value = /^[\da-f]{2}$/i.test(latin(bytes, at + 1, at + 3))
		? Number.parseInt(latin(bytes, at + 1, at + 3), 16)
		: undefined;
	if (value === undefined) return at + 1;
	handler.byte(value);
	return at + 3;
}

function isLetter(byte: number | undefined): boolean {
	return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function latin(bytes: Uint8Array, start: number, end: number): string {
	let text = '';
	for (let at = start; at < end && at < bytes.length; at++) text += String.fromCharCode(bytes[at] as number);
	return text;
}
