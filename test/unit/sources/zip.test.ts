import assert from 'node:assert/strict';
import { strFromU8 } from 'fflate';
import { openZip } from '../../../src/sources/formats/zip.ts';
import { openZippedDocument } from '../../../src/sources/formats/zipped-document.ts';
import { UnreadableSource } from '../../../src/sources/source.ts';
import { mutations, zipped } from './zipped.ts';

const text = (bytes: Uint8Array | undefined) => bytes && strFromU8(bytes);
const damaged = /This file is damaged or not complete/;

/** Writes a zip file as some programs do that fflate is not. */
function written({ name = 'a', content = 'hello', wide = false, flags = 0, comment = '', before = '', method = 0 }) {
	const data = Buffer.from(content);
	const crc = Buffer.alloc(4);
	crc.writeUInt32LE(crc32Of(data));
	const u16 = (n: number) => Buffer.from([n & 255, n >> 8]);
	const u32 = (n: number) => Buffer.from([n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24]);
	const u64 = (n: number) => Buffer.concat([u32(n), u32(0)]);
	// With bit 3 the sizes come after the data, and the header has none.
	const described = (flags & 8) === 8;
	const sizes = described ? [u32(0), u32(0), u32(0)] : [crc, u32(data.length), u32(data.length)];
	const local = Buffer.concat([
		Buffer.from('PK\x03\x04'),
		u16(20),
		u16(flags),
		u16(method),
		u32(0),
		...sizes,
		u16(name.length),
		u16(0),
		Buffer.from(name),
		data,
		...(described ? [Buffer.from('PK\x07\x08'), crc, u32(data.length), u32(data.length)] : []),
	]);
	const extra = wide ? Buffer.concat([u16(1), u16(24), u64(data.length), u64(data.length), u64(0)]) : Buffer.alloc(0);
	const size = wide ? u32(0xffffffff) : u32(data.length);
	const directory = Buffer.concat([
		Buffer.from('PK\x01\x02'),
		u16(20),
		u16(20),
		u16(flags),
		u16(method),
		u32(0),
		crc,
		size,
		size,
		u16(name.length),
		u16(extra.length),
		u16(0),
		u16(0),
		u16(0),
		u32(0),
		wide ? u32(0xffffffff) : u32(0),
		Buffer.from(name),
		extra,
	]);
	const end64 = Buffer.concat([
		Buffer.from('PK\x06\x06'),
		u64(44),
		u16(45),
		u16(45),
		u32(0),
		u32(0),
		u64(1),
		u64(1),
		u64(directory.length),
		u64(local.length),
		Buffer.from('PK\x06\x07'),
		u32(0),
		u64(local.length + directory.length),
		u32(1),
	]);
	const end = Buffer.concat([
		Buffer.from('PK\x05\x06'),
		u16(0),
		u16(0),
		wide ? u16(0xffff) : u16(1),
		wide ? u16(0xffff) : u16(1),
		u32(directory.length),
		wide ? u32(0xffffffff) : u32(local.length),
		u16(comment.length),
		Buffer.from(comment),
	]);
	return Buffer.concat([Buffer.from(before), local, directory, wide ? end64 : Buffer.alloc(0), end]);
}

function crc32Of(data: Uint8Array): number {
	let crc = -1;
	for (const byte of data) {
		crc ^= byte;
		for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
	}
	return (crc ^ -1) >>> 0;
}

describe('a zip file', () => {
	it('gives its entries by name', () => {
		const archive = openZip(zipped({ 'a.xml': 'one', 'word/b.xml': 'two '.repeat(1000) }));
		assert.deepEqual(archive.names, ['a.xml', 'word/b.xml']);
		assert.equal(text(archive.bytes('a.xml')), 'one');
		assert.equal(text(archive.bytes('word/b.xml'))?.length, 4000);
		assert.equal(archive.bytes('c'), undefined);
		assert.ok(archive.has('a.xml') && !archive.has('c'));
	});

	it('may be written in any of the ways that programs write them', () => {
		for (const way of [
			{},
			{ wide: true },
			{ flags: 8 },
			{ comment: 'PK\x05\x06 is a comment' },
			{ before: 'something before it' },
			{ name: 'a', content: '' },
		]) {
			assert.equal(text(openZip(written(way)).bytes('a')), way.content ?? 'hello', JSON.stringify(way));
		}
		assert.equal(text(openZip(written({ name: 'w\\a' })).bytes('w/a')), 'hello');
	});

	it('is never written to disk, so that a name may be what it likes', () => {
		assert.equal(text(openZip(zipped({ '../../etc/passwd': 'x' })).bytes('../../etc/passwd')), 'x');
	});

	it('counts the last of two entries of one name', () => {
		const both = Buffer.from(zipped({ aa: 'first', ab: 'second' }));
		for (let at = both.indexOf('ab'); at >= 0; at = both.indexOf('ab', at + 1)) both.write('aa', at);
		assert.equal(text(openZip(both).bytes('aa')), 'second');
	});

	it('says that it is protected, or packed as nobody does', () => {
		assert.throws(() => openZip(written({ flags: 1 })).bytes('a'), /protected by a password/);
		assert.throws(() => openZip(written({ method: 99 })).bytes('a'), /save it again/);
	});

	it('is refused when it unpacks to more than it may, whatever it says of its sizes', () => {
		const bomb = zipped({ a: new Uint8Array(100 * 1024 * 1024) });
		assert.ok(bomb.length < 200_000);
		assert.throws(() => openZip(bomb).bytes('a'), /unpacks to more than 64 MB/);
		const lying = Buffer.from(bomb);
		const directory = lying.lastIndexOf('PK\x01\x02');
		lying.writeUInt32LE(10, directory + 24);
		assert.throws(() => openZip(lying).bytes('a'), /unpacks to more than 64 MB/);
	});

	it('counts all that is unpacked together', () => {
		const archive = openZip(zipped({ a: 'x'.repeat(600), b: 'y'.repeat(600) }), { entry: 1000, total: 1000 });
		assert.equal(archive.bytes('a')?.length, 600);
		assert.equal(archive.bytes('a')?.length, 600);
		assert.throws(() => archive.bytes('b'), UnreadableSource);
	});

	it('is damaged when anything is missing or changed that is asked for', () => {
		const whole = zipped({ a: 'some words '.repeat(50), b: 'others '.repeat(50) });
		for (let length = 2; length < whole.length; length++) {
			assert.throws(() => openZip(whole.subarray(0, length)), damaged);
		}
		for (const bytes of mutations(whole, 2000)) {
			try {
				const archive = openZip(bytes);
				for (const name of archive.names) {
					const content = text(archive.bytes(name)) ?? '';
					assert.ok(['some words '.repeat(50), 'others '.repeat(50), ''].includes(content));
				}
			} catch (error) {
				assert.ok(error instanceof UnreadableSource, String(error));
			}
		}
	});
});

describe('a document in a zip file', () => {
	const open = (bytes: Uint8Array) => () => openZippedDocument(bytes, '.docx');

	it('is said to be something else when it is', () => {
		assert.throws(open(new Uint8Array()), /^UnreadableSource: This file is empty/);
		assert.throws(open(Buffer.from('%PDF-1.7')), /is not a Word document \(\.docx\), though its name says so/);
		assert.throws(open(Buffer.from('PK\x03\x04')), /damaged or not complete/);
	});

	it('is said to be protected or of an old version in the container of old versions', () => {
		const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
		assert.throws(open(compound), /format of old versions of Word \(\.doc\).*save it as \.docx/);
		const encrypted = Buffer.concat([compound, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
		assert.throws(open(encrypted), /protected by a password/);
	});
});
