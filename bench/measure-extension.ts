/** What the extension costs an editor: the time of its start and the size of its package. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInChild } from './child.ts';
import type { Bench } from './measure-size.ts';
import type { Activation } from './measures/activation.ts';
import type { Results } from './results.ts';

export async function measureExtension({
	plan,
	options,
	progress,
}: Bench): Promise<Pick<Results, 'activation' | 'vsix'>> {
	progress.step('activates the extension');
	const activation: Activation[] = [];
	// The first brings the file into the system's memory.
	for (let i = 0; i <= plan.starts; i++) {
		const each = await runInChild<null, Activation>('measures/activation.ts', null);
		if (i > 0) activation.push(each);
	}
	if (options.quick) return { activation };
	progress.step('packages the extension');
	return { activation, vsix: packageSize() };
}

function packageSize(): number {
	const scratch = mkdtempSync(join(tmpdir(), 'quotewright-bench-'));
	try {
		const vsix = join(scratch, 'quotewright.vsix');
		const cwd = fileURLToPath(new URL('..', import.meta.url));
		const shell = process.platform === 'win32';
		const { status, stderr } = spawnSync('npm', ['run', 'package', '--', '--out', vsix], {
			cwd,
			encoding: 'utf8',
			shell,
		});
		if (status !== 0) throw new Error(`The extension could not be packaged:\n${stderr}`);
		return statSync(vsix).size;
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
}
