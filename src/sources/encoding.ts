import { isAscii, isUtf8 } from 'node:buffer';
import { message } from '../text/message.ts';
import { UnreadableSource } from './source.ts';

const binary = message(
	'This is not a text file. Export it as plain text (.txt) in UTF-8, or take it out of the sources with "exclude" in quotewright.json.',
);
const unmarkedUtf16 = message(
	'This file is saved in an encoding that cannot be read reliably: UTF-16, it seems. Save it as UTF-8 ("Save with Encoding" in VS Code).',
);

/**
 * The text of a file as an editor shows it, line ends kept, byte order mark dropped: UTF-16 if its byte order
 * mark says so, else UTF-8, else Windows-1252. Throws `UnreadableSource` for what is no text.
 */
export function decodeText(bytes: Uint8Array): string {
	if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
		throw new UnreadableSource(message('This file is in UTF-32. Save it as UTF-8 ("Save with Encoding" in VS Code).'));
	}
	if (startsWith(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
	if (startsWith(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes);
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.includes(0)) throw new UnreadableSource(looksLikeUtf16(bytes) ? unmarkedUtf16 : binary);
	if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) || hasManyControls(bytes)) throw new UnreadableSource(binary);
	// Nothing needs decoding, and a string of one byte a character is read faster.
	if (isAscii(bytes)) return view.toString('latin1');
	if (isUtf8(bytes)) return view.toString('utf8', startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0);
	return decodeBrokenUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
}

/**
 * Undefined if the bytes are not meant as UTF-8. A few broken bytes in a text that is otherwise plainly UTF-8 become
 * U+FFFD as in every editor: reading all of it as Windows-1252 would spoil each curly quotation mark.
 */
function decodeBrokenUtf8(bytes: Uint8Array): string | undefined {
	const text = new TextDecoder('utf-8').decode(bytes);
	const broken = count(text, /\ufffd/g);
	const sound = count(text, /[^\0-\x7f\ufffd]/g);
	return sound >= 10 * broken ? text : undefined;
}

function count(text: string, pattern: RegExp): number {
	let found = 0;
	for (const _ of text.matchAll(pattern)) found++;
	return found;
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}

const looked = 16 * 1024;

/** In UTF-16, Western text has a zero in nearly every second byte, and on one side only. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
	const sample = bytes.subarray(0, looked);
	const zeros = [0, 0];
	sample.forEach((byte, at) => {
		if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	return sample.length >= 16 && Math.max(even, odd) > sample.length * 0.3 && Math.min(even, odd) < sample.length * 0.02;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
const controls = /[\0-\x08\x0e-\x1a\x1c-\x1f]/g;

/** Control characters other than white space, form feed and escape make up more than one in 200. */
function hasManyControls(bytes: Uint8Array): boolean {
	const length = Math.min(bytes.length, looked);
	const sample = Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('latin1');
	return (sample.match(controls)?.length ?? 0) * 200 > length;
}
