import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sourceKey } from '../../../src/sources/keys.ts';

/** A key as Pandoc reads one that stands without braces. */
const pandocKey = /^[\p{L}\p{M}\p{N}_](?:[:.#$%&+?<>~/-]?[\p{L}\p{M}\p{N}_])*$/u;

describe('the key of a source', () => {
	it('is the id that the document gives itself', () => {
		assert.equal(sourceKey('/a/on liberty.txt', 'mill:1859'), 'mill:1859');
	});

	it('is else the file’s stem, made citable', () => {
		assert.equal(sourceKey('/sources/mill1859.txt', undefined), 'mill1859');
		assert.equal(sourceKey('C:\\sources\\On Liberty.md', undefined), 'On-Liberty');
		assert.equal(sourceKey('/s/Mill (1859), “On Liberty”.txt', undefined), 'Mill-1859-On-Liberty');
		assert.equal(sourceKey("/s/O'Brien - Notes.txt", undefined), 'OBrien-Notes');
		assert.equal(sourceKey('/s/v1.2_final.text', undefined), 'v1.2_final');
		assert.equal(sourceKey('/s/.txt', undefined), 'txt');
	});

	it('keeps letters of every script and composes accents', () => {
		assert.equal(sourceKey('/s/e\u0301tude.txt', undefined), 'étude');
		assert.equal(sourceKey('/s/吾輩は猫である.txt', undefined), '吾輩は猫である');
	});

	it('is never empty', () => {
		assert.equal(sourceKey('/s/(!).txt', undefined), 'source');
	});

	it('can be cited without braces, whatever the file is called', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (name) => {
				const key = sourceKey(`/s/x${name.replace(/[/\\]/g, '')}.txt`, undefined);
				assert.match(key, pandocKey);
				assert.equal(sourceKey(`/s/${key.replaceAll('/', '')}.txt`, undefined), key.replaceAll('/', ''));
			}),
		);
	});
});
