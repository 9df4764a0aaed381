/** A reading thread's program, with a reader that fails as a faulty library may, over files that say so. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { plainReader } from '../../src/sources/formats/plain.ts';

const never = () => new Promise<never>(() => {});
const faults: Readonly<Record<string, (() => Promise<never>) | undefined>> = {
	'goes round': () => {
		for (;;) Math.random();
	},
	'waits for nothing': never,
	'takes memory': async () => {
		for (const all: number[][] = []; ; ) all.push(new Array<number>(100_000).fill(all.length));
	},
	'throws afterwards': () => {
		setTimeout(() => {
			throw new Error('too late');
		});
		throw new Error('what was told');
	},
	'throws later': () => {
		setTimeout(() => {
			throw new Error('a fault of the library');
		});
		return never();
	},
	'rejects aside': () => {
		void Promise.reject(new Error('nobody listens'));
		throw new Error('what is told');
	},
};

const { read } = plainReader;
plainReader.read = async (bytes, path) => {
	const text = Buffer.from(bytes).toString();
	return faults[text]?.() ?? read(bytes, path);
};

/** As of a network drive that does not answer: nothing but an answer ends this. */
const { openSync } = fs;
fs.openSync = (path, ...rest) =>
	String(path).includes('/silent/') ? openSync(process.env.ROBUST_PIPE ?? '', 'r') : openSync(path, ...rest);
syncBuiltinESMExports();

await import('../../src/library/sync/worker.ts');
