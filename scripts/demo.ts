import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Checks the example as a user would, and succeeds when the misquotations in it are found. */
const root = fileURLToPath(new URL('../', import.meta.url));
const { status } = spawnSync(process.execPath, ['dist/cli.js', 'check', 'examples'], { cwd: root, stdio: 'inherit' });

if (status === 1) {
	console.log('\nThese are the misquotations that examples/draft.md holds on purpose: all is well.');
	console.log('Open the folder examples/ in VS Code to see them as you write.');
} else {
	if (status === 0) console.error('\nThe example holds misquotations, but none was found.');
	process.exitCode = status || 2;
}
