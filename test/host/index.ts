import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { reportMark } from '../vscode/report.ts';

/** What VS Code calls in its extension host. Rejects when a test fails. */
export async function run(): Promise<void> {
	Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
		console.log(format(...args).replace(/^/gm, reportMark));
	};
	const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: false, timeout: 20_000, forbidOnly: true });
	if (process.env.MOCHA_GREP) mocha.grep(process.env.MOCHA_GREP);
	for (const file of readdirSync(__dirname)) {
		if (file.endsWith('.test.cjs')) mocha.addFile(join(__dirname, file));
	}
	const failures = await new Promise<number>((resolve) => mocha.run(resolve));
	if (failures > 0) throw new Error(`${failures} of the host tests failed.`);
}
