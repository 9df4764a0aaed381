import { type Message, message } from '../../text/message.ts';
import { UnreadableSource } from '../source.ts';
import { type Archive, openZip, protectedFile } from './zip.ts';

const noSuchFile = {
	'.docx': message(
		'This file is not a Word document (.docx), though its name says so. Open it in the program that made it and save it as .docx.',
	),
	'.odt': message(
		'This file is not an OpenDocument text (.odt), though its name says so. Open it in the program that made it and save it as .odt.',
	),
	'.epub': message(
		'This file is not an e-book (.epub), though its name says so. Open it in the program that made it and save it as .epub.',
	),
};

/** The zip file that a document of that kind is; throws `UnreadableSource` that says what it is instead. */
export function openZippedDocument(bytes: Uint8Array, extension: keyof typeof noSuchFile): Archive {
	if (bytes.length === 0) {
		throw new UnreadableSource(message('This file is empty. Copy or download it again.'));
	}
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableSource(compoundFile(bytes, extension));
	if (!startsWith(bytes, 0x50, 0x4b)) throw new UnreadableSource(noSuchFile[extension]);
	return openZip(bytes);
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}

/** Word keeps a document with a password in the container of its old format. */
function compoundFile(bytes: Uint8Array, extension: string): Message {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return protectedFile;
	return message(
		'This file is in the format of old versions of Word (.doc), though its name says {0}. Open it in Word or LibreOffice and save it as {0}.',
		extension,
	);
}
