import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runWindowTests } from '../ui/run.ts';
import { bundleHostTests } from './bundle.ts';
import { provideVSCode } from './provide.ts';
import { reportFilter } from './report.ts';
import { exampleWorkspace } from './workspace.ts';

/**
 * Packages the extension, installs it in a real VS Code, and runs both suites there, or one of them with `host` or
 * `ui` as its argument; of these the tests whose names match the environment's `MOCHA_GREP`. `--update-screenshots` renews the pictures in docs/images.
 */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const updateScreenshots = process.argv.includes('--update-screenshots');
const root = fileURLToPath(new URL('../../', import.meta.url));
const started = Date.now();
const log = (line: string) => console.log(`[${((Date.now() - started) / 1000).toFixed(1)} s] ${line}`);

const results = join(root, 'test-results');
const hostLog = join(results, 'host.log');
rmSync(results, { recursive: true, force: true });
mkdirSync(results);
const scratch = mkdtempSync(join(tmpdir(), 'quotewright-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

try {
	const vsix = join(scratch, 'quotewright.vsix');
	const packaged = spawnSync('npm', ['run', 'package', '--', '--out', vsix], {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	if (packaged.status !== 0)
		throw new Error(`The extension could not be packaged:\n${packaged.stdout}${packaged.stderr}`);
	const testModule = await bundleHostTests();
	log('Packaged the extension.');
	const output = reportFilter(console.log, (line) => appendFileSync(hostLog, `${line}\n`));
	const pixelRatio = updateScreenshots ? 1.5 : 1;
	const vscode = await provideVSCode({ vsix, scratch, log, output, pixelRatio });
	log(`Installed it in ${vscode.name}.`);
	try {
		const suites = {
			host: async () => (await vscode.runTests(exampleWorkspace(join(scratch, 'host')), testModule)) === 0,
			ui: () => runWindowTests(vscode, join(scratch, 'ui'), updateScreenshots),
		};
		for (const [name, suite] of Object.entries(suites)) {
			if (wanted.length > 0 && !wanted.includes(name)) continue;
			if (!(await suite())) process.exitCode = 1;
			log(`Ran the ${name} tests.`);
		}
	} finally {
		await vscode.close();
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
