import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { licenceTexts, packagesIn } from './licences.ts';

/**
 * Bundles what is shipped into dist/: the extension, the language server that it starts, the command line.
 * `--watch` is not needed: the whole takes well under a second.
 */
const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');

const common: BuildOptions = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	// The Node of the oldest VS Code we support.
	target: 'node22',
	minify: true,
	// Class and function names stay readable in the stack traces that users send.
	keepNames: true,
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
};

const bundles: readonly BuildOptions[] = [
	{
		entryPoints: { extension: 'src/extension/main.ts', server: 'src/server/main.ts' },
		outdir: dist,
		outExtension: { '.js': '.cjs' },
		format: 'cjs',
		external: ['vscode'],
	},
	{
		// `cli` is what a user runs, on whatever Node there is; it finds one that can run `cli-main`.
		entryPoints: { cli: 'src/cli/launch.ts', 'cli-main': 'src/cli/main.ts' },
		outdir: dist,
		format: 'esm',
		// The dependencies that are CommonJS call `require`, which an ES module does not have.
		banner: {
			js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
		},
	},
];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const results = await Promise.all(bundles.map((options) => build({ ...common, ...options })));
const inputs = results.flatMap((result) => Object.keys(result.metafile?.inputs ?? {}));
writeFileSync(join(dist, 'THIRD-PARTY-LICENCES.txt'), licenceTexts(root, packagesIn(inputs)));
