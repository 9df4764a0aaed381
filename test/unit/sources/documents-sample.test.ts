import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { documentLibraries, documentsSample } from '../../../src/sources/formats/documents-sample.ts';

describe('the sample of reading documents', () => {
	it('names the versions of the libraries that are installed', () => {
		const lock = createRequire(import.meta.url)('../../../package-lock.json') as {
			packages: Readonly<Record<string, { version: string }>>;
		};
		for (const [name, version] of Object.entries(documentLibraries)) {
			assert.equal(lock.packages[`node_modules/${name}`]?.version, version, name);
		}
	});

	it('is the same every time', () => {
		assert.equal(documentsSample(), documentsSample());
	});
});
