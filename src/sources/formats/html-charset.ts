import { isUtf8 } from 'node:buffer';
import { message } from '../../text/message.ts';
import { decodeText } from '../encoding.ts';
import { UnreadableSource } from '../source.ts';

const notAPage = message(
	'This is not a web page. Save the page again as HTML, or take the file out of the sources with "exclude" in quotewright.json.',
);
/** ISO-2022-JP and the like are ASCII to the eye, but for it. */
const escapeByte = 0x1b;
/** The standard has it within the first 1024 bytes; pages do not keep to that. */
const looked = 16 * 1024;

/**
 * A web page's text: by its byte order mark, else as it is if it is UTF-8, else by the encoding that it declares, else
 * Windows-1252. A page that was saved may still declare what it was on the web. Throws `UnreadableSource`.
 */
export function decodeHtml(bytes: Uint8Array): string {
	const declared = declaredIn(bytes);
	const isMarked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
	if (!isMarked && declared !== undefined && !(isUtf8(bytes) && !bytes.includes(escapeByte)))
		return declared.decode(bytes);
	try {
		return decodeText(bytes);
	} catch (error) {
		throw error instanceof UnreadableSource ? new UnreadableSource(notAPage) : error;
	}
}

const declarations = [
	/<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{2,40})/i,
	/^\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']/i,
];

/** Undefined also for encodings that do not exist, and for UTF-16, which a page in ASCII cannot be in. */
function declaredIn(bytes: Uint8Array): InstanceType<typeof TextDecoder> | undefined {
	const head = Buffer.from(bytes.subarray(0, looked)).toString('latin1');
	for (const declaration of declarations) {
		const label = declaration.exec(head)?.[1];
		if (label === undefined) continue;
		try {
			const decoder = new TextDecoder(label);
			return decoder.encoding.startsWith('utf-') ? undefined : decoder;
		} catch {
			// Another declaration may be right.
		}
	}
	return undefined;
}
