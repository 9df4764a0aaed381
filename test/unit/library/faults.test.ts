import assert from 'node:assert/strict';
import { isFull, isUnusable } from '../../../src/library/store/sqlite-errors.ts';
import { errorOf, failureOf } from '../../../src/library/sync/jobs.ts';
import { readDocument } from '../../../src/library/sync/read-file.ts';
import { inEnglish } from '../../../src/text/message.ts';

function told(code: string): Error {
	return errorOf(failureOf(Object.assign(new Error(code), { code, syscall: 'write' })));
}

describe('what goes wrong in a reading thread', () => {
	it('is a full disk where it is, and no reason to begin anew', () => {
		for (const code of ['ENOSPC', 'EDQUOT']) assert.ok(isFull(told(code)) && isUnusable(told(code)), code);
	});

	it('does not cost the cache where too many files are open', () => {
		for (const code of ['EMFILE', 'ENFILE']) assert.equal(isUnusable(told(code)), false, code);
	});

	it('costs the cache where its folder has gone', () => {
		assert.ok(isUnusable(told('ENOENT')) && !isFull(told('ENOENT')));
	});

	it('is one file’s problem where a reader fails of it', async () => {
		const odd = new Proxy(new Uint8Array(4), {
			get: () => {
				throw new Error('odd');
			},
		});
		const found = await readDocument(odd, '/w/a.txt');
		assert.match('error' in found ? inEnglish(found.error) : '', /could not be understood \(odd\)/);
	});
});
