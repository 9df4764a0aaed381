/** What can be wrong with a PDF, and the bounds within which one is read. */
import { message } from '../../../text/message.ts';
import { UnreadableSource } from '../../source.ts';

/** Stops reading by throwing. Told again and again of the characters read since. */
export type Guard = (characters: number) => void;

/** @param error of the library */
export function problemOpening(error: unknown, bytes: Uint8Array): UnreadableSource {
	if (bytes.length === 0)
		return new UnreadableSource(message('This PDF is empty: it has no bytes. Save or download it again.'));
	if (nameOf(error) === 'PasswordException') {
		return new UnreadableSource(
			message(
				'This PDF is protected by a password. Save a copy without one, for instance by printing it to a file, under the same name.',
			),
		);
	}
	if (!hasHeader(bytes)) {
		return new UnreadableSource(
			message('This is no PDF, whatever its name says. Give it the extension of what it is, or download it again.'),
		);
	}
	return new UnreadableSource(
		message('This PDF is damaged or incomplete. Download it again, or save it anew with the program that made it.'),
	);
}

function nameOf(error: unknown): string {
	return (error as { name?: unknown } | null)?.name === 'PasswordException' ? 'PasswordException' : '';
}

/** Of anything else, the library would look through every byte again and again for what a PDF is made of. */
export function isNoPdf(bytes: Uint8Array): boolean {
	return !hasHeader(bytes) && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(' obj');
}

/** Other programs may write a little before it. */
function hasHeader(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

export function damaged(page: number): UnreadableSource {
	return new UnreadableSource(
		message(
			'This PDF is damaged: its page {0} cannot be read. Download it again, or save it anew with the program that made it.',
			page,
		),
	);
}

export function withoutText(): UnreadableSource {
	return new UnreadableSource(
		message(
			'This PDF holds pictures of pages without text. Run text recognition (OCR) over it, for instance with OCRmyPDF, and save it under the same name.',
		),
	);
}

export function withoutUnicode(): UnreadableSource {
	return new UnreadableSource(
		message(
			'The fonts of this PDF do not tell which letters they show. Run text recognition (OCR) over it, for instance with OCRmyPDF and its option --force-ocr, and save it under the same name.',
		),
	);
}

/** Whether most of the characters are some that a person can read. */
export function isReadable(text: string): boolean {
	const strange = text.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0;
	const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	return strange <= letters / 2;
}

/** In milliseconds: for any file, for each of its pages, and in all. A page takes five or ten as a rule. */
const time = { any: 30_000, page: 20, all: 120_000 };
/** In characters and pages. */
const longestText = 60_000_000;
const mostPages = 20_000;

/** What a file may cost; whoever reads on beyond it is stopped. */
export function guarded(pages: number): Guard {
	const end = performance.now() + Math.min(time.all, time.any + time.page * pages);
	let read = 0;
	if (pages > mostPages) throw tooManyPages(pages);
	return (characters) => {
		read += characters;
		if (read > longestText) throw tooLong();
		if (performance.now() > end) throw tooSlow();
	};
}

export function tooFull(): UnreadableSource {
	return new UnreadableSource(
		message(
			'A page of this PDF holds more text than a page can. Split it into smaller files, or leave it out with "exclude" in quotewright.json.',
		),
	);
}

function tooManyPages(pages: number): UnreadableSource {
	return new UnreadableSource(
		message(
			'This PDF has {0} pages, more than {1}. Split it into smaller files, or leave it out with "exclude" in quotewright.json.',
			pages,
			mostPages,
		),
	);
}

function tooLong(): UnreadableSource {
	return new UnreadableSource(
		message(
			'This PDF holds more text than can be searched. Split it into smaller files, or leave it out with "exclude" in quotewright.json.',
		),
	);
}

function tooSlow(): UnreadableSource {
	return new UnreadableSource(
		message(
			'Reading this PDF takes too long. Split it into smaller files, or leave it out with "exclude" in quotewright.json.',
		),
	);
}
