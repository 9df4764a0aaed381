import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeText } from '../../../src/sources/encoding.ts';
import { UnreadableSource } from '../../../src/sources/source.ts';

const utf16 = (text: string, bigEndian: boolean) => {
	const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
	return bigEndian ? bytes.swap16() : bytes;
};

describe('decoding a file', () => {
	it('reads UTF-8, with a byte order mark or without', () => {
		assert.equal(decodeText(Buffer.from('“Naïve”\r\n')), '“Naïve”\r\n');
		assert.equal(decodeText(Buffer.from('\ufeff“Naïve”\r\n')), '“Naïve”\r\n');
	});

	it('reads UTF-16 of either byte order by its mark', () => {
		assert.equal(decodeText(utf16('“Naïve”', false)), '“Naïve”');
		assert.equal(decodeText(utf16('“Naïve”', true)), '“Naïve”');
	});

	it('reads what is not UTF-8 as Windows-1252', () => {
		assert.equal(decodeText(Buffer.from([0x93, 0x4e, 0x61, 0xef, 0x76, 0x65, 0x94, 0x20, 0x96])), '“Naïve” –');
	});

	it('keeps a plainly UTF-8 text readable though a byte of it is broken', () => {
		const bytes = Buffer.concat([Buffer.from('“Où sont les neiges d’antan?” “Où?” “Là.”'), Buffer.from([0xe2, 0x80])]);
		assert.match(decodeText(bytes), /^“Où sont les neiges d’antan\?”/);
	});

	it('reads an empty file as an empty text', () => {
		assert.equal(decodeText(new Uint8Array()), '');
	});

	it('gives back any text written as UTF-8 or UTF-16 unchanged', () => {
		const texts = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text) && !text.startsWith('\ufeff'));
		fc.assert(
			fc.property(texts, (text) => {
				const written = text.toWellFormed();
				assert.equal(decodeText(Buffer.from(written)), written);
				assert.equal(decodeText(utf16(written, true)), written);
			}),
		);
	});

	const refused = (bytes: Uint8Array, advice: RegExp) =>
		assert.throws(
			() => decodeText(bytes),
			(error) => error instanceof UnreadableSource && advice.test(error.message),
		);

	it('refuses a binary file and says what to do', () => {
		refused(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), /not a text file.*Export it as plain text/);
		refused(Buffer.from('%PDF-1.7 and so on'), /not a text file/);
		refused(Buffer.from(Array.from({ length: 100 }, (_, i) => (i % 8) + 1)), /not a text file/);
	});

	it('asks for UTF-16 without a mark to be saved as UTF-8', () => {
		refused(Buffer.from('Call me Ishmael.', 'utf16le'), /UTF-16.*Save it as UTF-8/);
	});

	it('lets form feeds and tabs pass', () => {
		assert.equal(decodeText(Buffer.from('a\f\tb\v\n')), 'a\f\tb\v\n');
	});
});
