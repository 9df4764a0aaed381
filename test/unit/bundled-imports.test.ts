import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is taken by name from packages that are loaded on first use. */
function lateImports(): { readonly file: string; readonly name: string; readonly from: string }[] {
	return globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
		const text = readFileSync(`${root}/${file}`, 'utf8');
		return [...text.matchAll(/\{([^{}]+)\} = await import\('([^'.][^']*)'\)(?!\))/g)].flatMap(
			([, names = '', from = '']) =>
				names.split(',').map((name) => ({ file, name: name.replace(/:.*/, '').trim(), from })),
		);
	});
}

describe('what is loaded on first use', function () {
	this.timeout(60_000);

	it('has the names asked for in the bundle, too, where CommonJS has none but "default"', async () => {
		const imports = lateImports();
		assert.notEqual(imports.length, 0);
		for (const from of new Set(imports.map((late) => late.from))) {
			const { metafile } = await build({
				stdin: { contents: `import(${JSON.stringify(from)})`, resolveDir: root },
				bundle: true,
				platform: 'node',
				mainFields: ['module', 'main'],
				format: 'esm',
				splitting: true,
				outdir: 'out',
				write: false,
				metafile: true,
				logLevel: 'silent',
			});
			const loaded = Object.entries(metafile.outputs).find(([path]) => path.endsWith('stdin.js'))?.[1].imports[0]?.path;
			const exported = metafile.outputs[loaded ?? '']?.exports ?? [];
			for (const late of imports.filter((each) => each.from === from)) {
				assert.ok(exported.includes(late.name), `${late.file}: ${late.name} of ${from}`);
			}
		}
	});
});
