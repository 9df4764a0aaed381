import assert from 'node:assert/strict';
import { help, measureNames, parseOptions } from '../../../bench/options.ts';

describe('the options of the benchmark', () => {
	it('are all sizes and all measures, if nothing is said', () => {
		const { sizes, only, quick, corpus } = parseOptions([]);
		assert.deepEqual(sizes, [1e6, 1e7, 1e8, 1e9]);
		assert.deepEqual([...only], measureNames);
		assert.equal(quick, false);
		assert.equal(corpus, undefined);
	});

	it('name sizes, in ascending order', () => {
		assert.deepEqual(parseOptions(['--size', '1GB,25MB']).sizes, [25e6, 1e9]);
	});

	it('name measures', () => {
		assert.deepEqual([...parseOptions(['--only', 'locate,peers']).only], ['locate', 'peers']);
	});

	it('make a quick run small', () => {
		const { sizes, only } = parseOptions(['--quick']);
		assert.deepEqual(sizes, [1e7]);
		assert.ok(!only.has('leak'));
	});

	it('say what is wrong with a size or a measure', () => {
		assert.throws(() => parseOptions(['--size', 'big']), /big is no size. Write it like 10MB or 1GB/);
		assert.throws(() => parseOptions(['--only', 'speed']), /There is no measure speed. There are build, locate/);
	});

	it('are all explained', () => {
		for (const name of measureNames) assert.ok(help.includes(name), name);
		for (const option of ['--size', '--corpus', '--only', '--quick', '--help'])
			assert.ok(help.includes(option), option);
	});
});
