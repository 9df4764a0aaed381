import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const version = '4.139.1';
const home = join(homedir(), '.cache', 'quotewright-test', `code-server-${version}`);
export const entry = join(home, 'node_modules', 'code-server', 'out', 'node', 'entry.js');

/** The Node that this version of code-server is made for; its package has the headers that native modules need. */
const nodePackage = `node-${process.platform}-${process.arch}`;
const nodeVersion = '24';
export const node = join(home, 'node_modules', nodePackage, 'bin', 'node');

export function isInstalled(): boolean {
	return existsSync(entry) && existsSync(node);
}

/** Into a folder of its own, moved to its place only when whole: another run may be doing the same. */
export function install(log: (line: string) => void): void {
	log(`Installing code-server ${version} into ${home} (about two minutes, once).`);
	const partial = `${home}.${process.pid}`;
	mkdirSync(partial, { recursive: true });
	const manifest = { private: true, allowScripts: { 'code-server': true, argon2: true } };
	writeFileSync(join(partial, 'package.json'), JSON.stringify(manifest));
	const nodeFolder = join(partial, 'node_modules', nodePackage);
	// What an npm around us says of its own Node and project is not true of this one.
	const { npm_config_user_agent: _, npm_config_local_prefix: __, ...inherited } = process.env;
	const env = {
		...inherited,
		PATH: `${join(nodeFolder, 'bin')}:${process.env.PATH}`,
		npm_config_nodedir: nodeFolder,
	};
	try {
		for (const wanted of [`${nodePackage}@${nodeVersion}`, `code-server@${version}`]) {
			run('npm', ['install', wanted, '--prefix', partial, '--no-audit', '--no-fund'], { env, cwd: partial });
		}
	} catch (error) {
		rmSync(partial, { recursive: true, force: true });
		throw new Error(`There is no VS Code to test in: code-server could not be installed. ${error}`);
	}
	rmSync(home, { recursive: true, force: true });
	renameSync(partial, home);
}

/** Standard output; throws with all that the program said where it fails. */
export function run(
	program: string,
	args: readonly string[],
	options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): string {
	const done = spawnSync(program, args, { encoding: 'utf8', ...options });
	if (done.error !== undefined) throw done.error;
	if (done.status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${done.stdout}${done.stderr}`);
	return done.stdout;
}
