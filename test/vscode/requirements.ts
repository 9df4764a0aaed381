import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { planInstallation, type Requirement } from './road.ts';

/** The first of these commands on the PATH. */
export function findCommand(...names: readonly string[]): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function findBrowser(): string | undefined {
	return findCommand('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

export const browser: Requirement = {
	debian: 'chromium',
	what: 'the Chromium browser',
	present: () => findBrowser() !== undefined,
};

/** What building code-server's native modules takes; nothing once it is installed. */
export const buildTools: readonly Requirement[] = [
	command('python3', 'python3'),
	command('make', 'make'),
	command('g++', 'g++', 'a C++ compiler'),
	command('pkg-config', 'pkg-config'),
	library('libkrb5-dev', 'krb5'),
	library('libsecret-1-dev', 'libsecret-1'),
	library('libx11-dev', 'x11'),
	library('libxkbfile-dev', 'xkbfile'),
];

/** What the downloaded VS Code takes on a Linux machine that never had a desktop. */
export function desktopLibraries(executable: string): readonly Requirement[] {
	const linked = spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
	const lacks = (name: string) => new RegExp(`^\\s*${name}\\S* => not found`, 'm').test(linked);
	return [
		{ debian: 'libnss3', what: 'NSS', present: () => !lacks('libnss3') },
		{ debian: 'libgtk-3-0t64 | libgtk-3-0', what: 'GTK 3', present: () => !lacks('libgtk-3') },
		{ debian: 'libgbm1', what: 'GBM', present: () => !lacks('libgbm') },
		{ debian: 'libasound2t64 | libasound2', what: 'ALSA', present: () => !lacks('libasound') },
		{ debian: 'libxkbfile1', what: 'xkbfile', present: () => !lacks('libxkbfile') },
	];
}

export const virtualDisplay: Requirement = command('xvfb', 'Xvfb', 'Xvfb, a display for machines without a screen');

function command(debian: string, name: string, what = name): Requirement {
	return { debian, what, present: () => findCommand(name) !== undefined };
}

function library(debian: string, module: string): Requirement {
	return {
		debian,
		what: `the ${module} library with its headers`,
		present: () => spawnSync('pkg-config', ['--exists', module]).status === 0,
	};
}

/** Sees to it that all of them are there. Throws with what to install where it may not do so itself. */
export function meet(requirements: readonly Requirement[], log: (line: string) => void): void {
	const rights = { root: process.getuid?.() === 0, aptGet: findCommand('apt-get') !== undefined };
	const plan = planInstallation(requirements, rights);
	if (plan === undefined) return;
	if ('ask' in plan) throw new Error(plan.ask);
	log(`Installing with apt-get: ${plan.install.join(', ')}`);
	apt('update');
	apt('satisfy', '-y', '--no-install-recommends', plan.install.join(', '));
	const left = planInstallation(requirements, { root: false, aptGet: true });
	if (left !== undefined && 'ask' in left) throw new Error(left.ask);
}

function apt(...args: readonly string[]): void {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const run = spawnSync('apt-get', args, { env, encoding: 'utf8' });
	if (run.status === 0) return;
	throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`);
}
