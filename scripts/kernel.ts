/**
 * Compiles the kernels, which are AssemblyScript, into files of TypeScript that hold the code: so the sources run without
 * being built, here as everywhere.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const kernels = [
	{ name: 'postings', pages: 8, into: 'src/library/segments/kernel-code.ts' },
	{ name: 'lines', pages: 16, into: 'src/sources/apparatus/lines-code.ts' },
];

for (const { name, pages, into } of kernels) {
	const source = readFileSync(`${root}kernel/${name}.ts`, 'utf8');
	const code = await compile(name, source, pages);
	writeFileSync(
		`${root}${into}`,
		`/** Made of kernel/${name}.ts by \`npm run kernel\`. */
export const kernelCode =
	'${Buffer.from(code).toString('base64')}';

/** The hash of what it was made of. */
export const kernelSource = '${createHash('sha256').update(source).digest('base64url')}';
`,
	);
}

/** @param pages of memory, 64 KB each, that it begins with */
async function compile(name: string, source: string, pages: number): Promise<Uint8Array> {
	let code: Uint8Array | undefined;
	const options = [
		'-O3',
		'--converge',
		'--noAssert',
		'--enable',
		'simd',
		'--runtime',
		'stub',
		'--initialMemory',
		String(pages),
	];
	const { error, stderr } = await asc.main([`${name}.ts`, '--outFile', `${name}.wasm`, ...options], {
		readFile: (file) => (file === `${name}.ts` ? source : null),
		writeFile(_name, contents) {
			if (typeof contents !== 'string') code = contents;
		},
		listFiles: () => [],
	});
	if (error || code === undefined) throw new Error(`kernel/${name}.ts does not compile.\n${stderr.toString()}`);
	return code;
}
