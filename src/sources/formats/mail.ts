/** E-mail messages as mail programs save them: the words of the message, its subject, sender and day. */

import { isUtf8 } from 'node:buffer';
import type { Email } from 'postal-mime';
import { message } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { type SourceContent, type SourceReader, UnreadableSource } from '../source.ts';
import { readWholePage } from './html.ts';
import { statedMetadata } from './stated-metadata.ts';

export const mailReader: SourceReader = {
	extensions: ['.eml'],
	read: async (bytes) => readMail(bytes),
};

const noMail = message(
	'This is not an e-mail message: it has neither sender nor subject. Save the message again from your mail program, as .eml.',
);
/** Attachments come after the words, and are not read. */
const mostBytes = 12 * 1024 * 1024;

/** The message's plain text, else its HTML; what it quotes of others stays, the marks before it are apparatus. */
export async function readMail(bytes: Uint8Array): Promise<SourceContent> {
	const mail = await parseMail(bytes);
	const isMail = mail.from !== undefined || mail.sender !== undefined || mail.subject !== undefined;
	if (!isMail) throw new UnreadableSource(noMail);
	const plain = mail.text?.replace(/\r\n?/g, '\n').trimEnd() ?? '';
	const content =
		plain.trim() !== '' || mail.html === undefined
			? { text: plain, apparatus: replyMarks(plain), locators: [] }
			: await readWholePage(mail.html);
	const sender = mail.from ?? mail.sender;
	const stated = {
		title: mail.subject?.trim(),
		authors: sender === undefined ? [] : [sender.name || sender.address || ''],
		date: dayOf(mail),
	};
	return { ...content, metadata: statedMetadata(stated, content.text) };
}

/** Loads the parser on first use. Throws `UnreadableSource` for what it refuses. */
export async function parseMail(bytes: Uint8Array): Promise<Email> {
	const { default: PostalMime } = await import('postal-mime');
	try {
		return await PostalMime.parse(declared(bytes.subarray(0, mostBytes)));
	} catch {
		throw new UnreadableSource(
			message(
				'This message cannot be read: its parts are nested too deeply, or its header is too long. Save its text as a file of its own.',
			),
		);
	}
}

/** A message that does not say how its letters are written, as old ones do not, is taken for Windows-1252. */
function declared(bytes: Uint8Array): Uint8Array {
	if (isUtf8(bytes) || /charset\s*=/i.test(Buffer.from(bytes).toString('latin1'))) return bytes;
	return Buffer.from(new TextDecoder('windows-1252').decode(bytes));
}

/** `> ` and `>> ` before the lines of a message that is answered. */
function replyMarks(text: string): Span[] {
	return [...text.matchAll(/^(?:[ \t]?>)+[ \t]?/gm)].map(({ 0: mark, index }) => {
		return { start: index, end: index + mark.length };
	});
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Where the sender is, which may be another than in Greenwich. */
function dayOf(mail: Email): string | undefined {
	const written = mail.headers.find(({ key }) => key === 'date')?.value ?? '';
	const [, day, name = '', year] = /(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4})/i.exec(written) ?? [];
	const month = months.indexOf(name.toLowerCase()) + 1;
	if (day === undefined || year === undefined || month === 0) return undefined;
	return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
