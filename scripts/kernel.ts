/**
 * Compiles `kernel/postings.ts`, which is AssemblyScript, into a file of TypeScript that holds the code: so the sources
 * run without being built, here as everywhere.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = readFileSync(`${root}kernel/postings.ts`, 'utf8');
let code: Uint8Array | undefined;
const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--initialMemory', '8'];
const { error, stderr } = await asc.main(['postings.ts', '--outFile', 'postings.wasm', ...options], {
	readFile: (name) => (name === 'postings.ts' ? source : null),
	writeFile(_name, contents) {
		if (typeof contents !== 'string') code = contents;
	},
	listFiles: () => [],
});
if (error || code === undefined) throw new Error(`kernel/postings.ts does not compile.\n${stderr.toString()}`);
writeFileSync(
	`${root}src/library/segments/kernel-code.ts`,
	`/** Made of kernel/postings.ts by \`npm run kernel\`. */
export const kernelCode =
	'${Buffer.from(code).toString('base64')}';

/** The hash of what it was made of. */
export const kernelSource = '${createHash('sha256').update(source).digest('base64url')}';
`,
);
