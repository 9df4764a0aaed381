import { UnreadableSource } from '../source.ts';
import { type Archive, openZip, protectedFile } from './zip.ts';

/** The zip file that a document of that kind is; throws `UnreadableSource` that says what it is instead. */
export function openZippedDocument(bytes: Uint8Array, kind: string, extension: string): Archive {
	if (bytes.length === 0) {
		throw new UnreadableSource('This file is empty. Copy or download it again.');
	}
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableSource(compoundFile(bytes, extension));
	if (!startsWith(bytes, 0x50, 0x4b)) {
		throw new UnreadableSource(
			`This file is not ${kind} (${extension}), though its name says so. Open it in the program that made it and save it as ${extension}.`,
		);
	}
	return openZip(bytes);
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
	return mark.every((byte, at) => bytes[at] === byte);
}

/** Word keeps a document with a password in the container of its old format. */
function compoundFile(bytes: Uint8Array, extension: string): string {
	const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (view.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return protectedFile;
	return `This file is in the format of old versions of Word (.doc), though its name says ${extension}. Open it in Word or LibreOffice and save it as ${extension}.`;
}
