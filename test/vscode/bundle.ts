import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Inside the project, so that the bundle finds Mocha in its `node_modules`. */
const output = join(root, '.vscode-test', 'host');

/** The host tests as the extension host loads them. Answers the module that exports `run()`. */
export async function bundleHostTests(): Promise<string> {
	rmSync(output, { recursive: true, force: true });
	await build({
		absWorkingDir: root,
		entryPoints: ['test/host/index.ts', ...globSync('test/host/*.test.ts', { cwd: root })],
		outdir: output,
		outExtension: { '.js': '.cjs' },
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node22',
		external: ['vscode', 'mocha'],
		sourcemap: 'inline',
	});
	return join(output, 'index.cjs');
}
