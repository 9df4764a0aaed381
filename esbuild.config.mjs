import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, context } from 'esbuild';
import { boundedPdf } from './scripts/bounded-pdf.ts';
import { characterMapsLicence, packedCharacterMaps } from './scripts/character-maps.ts';
import { licenceTexts, packagesIn } from './scripts/licences.ts';

/**
 * Bundles what is shipped into dist/: the extension, the language server that it starts, the command line.
 * `--production` minifies; otherwise there are source maps. `--watch` builds again at every change.
 */
const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');
const production = process.argv.includes('--production');
const watching = process.argv.includes('--watch');

const common = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	// The Node of the oldest VS Code we support.
	target: 'node22',
	// The CommonJS of jsonc-parser requires its files in a way that cannot be bundled.
	mainFields: ['module', 'main'],
	outdir: dist,
	minifyWhitespace: production,
	minifySyntax: production,
	sourcemap: !production,
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
};

/**
 * What vscode-languageclient loads at its start without needing it here, which takes a fifth of that time. VS Code has
 * looked at our package.json's `engines` before it loads us, so the client need not ask semver; and minimatch is for
 * patterns that only some servers send, so it is loaded when the first one comes.
 */
const lightClient = {
	name: 'light client',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^semver\/functions\/(parse|satisfies)$/ }, ({ path }) => ({ path, namespace: 'engines' }));
		onLoad({ filter: /.*/, namespace: 'engines' }, () => ({ contents: 'module.exports = () => true;' }));
		onResolve({ filter: /^minimatch$/ }, ({ path, namespace, resolveDir }) =>
			namespace === 'late' ? undefined : { path, namespace: 'late', pluginData: resolveDir },
		);
		onLoad({ filter: /.*/, namespace: 'late' }, ({ path, pluginData }) => ({
			contents: `exports.__esModule = true;
				Object.defineProperty(exports, 'Minimatch', { get: () => require(${JSON.stringify(path)}).Minimatch });`,
			resolveDir: pluginData,
		}));
	},
};

const extension = {
	...common,
	// Names stay as they are: shortened, with all functions told their own at once, the file takes a quarter longer to load.
	// The extension host loads CommonJS everywhere; ES modules only in the newest versions.
	entryPoints: { extension: 'src/extension/extension.ts' },
	outExtension: { '.js': '.cjs' },
	format: 'cjs',
	external: ['vscode'],
	plugins: [lightClient],
};

const programs = {
	...common,
	entryPoints: {
		server: 'src/server/main.ts',
		// What a user runs, on whatever Node there is; it finds one that can run `cli-main`.
		cli: 'src/cli/launch.ts',
		'cli-main': 'src/cli/main.ts',
		// The programs of threads, which both start.
		'library-worker': 'src/library/sync/worker.ts',
		'search-worker': 'src/library/search/search-worker.ts',
		// For the benchmark of building an index: it measures what users run.
		library: 'src/library/open-library.ts',
	},
	plugins: [boundedPdf],
	format: 'esm',
	minifyIdentifiers: production,
	// Class and function names stay readable in the stack traces that users send.
	keepNames: production,
	// Programs share most of their code, and each heavy reader is a file that loads on first use.
	splitting: true,
	// All beside one another: a thread's program is found from whatever file starts it.
	chunkNames: '[name]-[hash]',
	// The dependencies that are CommonJS call `require`, which an ES module does not have.
	banner: {
		js: "import { createRequire as createRequireHere } from 'node:module'; const require = createRequireHere(import.meta.url);",
	},
};

function existing(options) {
	const entries = Object.entries(options.entryPoints);
	for (const [, path] of entries) if (!existsSync(join(root, path))) console.warn(`${path} is not there; left out.`);
	return { ...options, entryPoints: Object.fromEntries(entries.filter(([, path]) => existsSync(join(root, path)))) };
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
writeFileSync(join(dist, 'character-maps.br'), packedCharacterMaps(root));
const bundles = [extension, programs].map(existing);
if (watching) {
	for (const options of bundles) await (await context({ ...options, logLevel: 'info' })).watch();
} else {
	const results = await Promise.all(bundles.map((options) => build(options)));
	const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
	const licences = [licenceTexts(root, packagesIn(inputs)), characterMapsLicence(root)].join('\n\n');
	writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), `${licences}\n`);
}
