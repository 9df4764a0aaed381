import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as testElectron from '@vscode/test-electron';
import { _electron } from 'playwright-core';
import { provideLanguagePacks } from './languagePacks.ts';
import { desktopLibraries, meet, virtualDisplay } from './requirements.ts';
import type { Download } from './road.ts';
import { emptyExtension, type Provision, userSettings, type VSCode, windowSize } from './vscode.ts';

/** Into `.vscode-test/`, where it stays for the next run. */
export async function downloadDesktop(version: string): Promise<Download> {
	try {
		return { executable: await testElectron.downloadAndUnzipVSCode({ version, timeout: 15_000 }) };
	} catch (error) {
		return { failure: error instanceof Error ? error.message : String(error) };
	}
}

/** The VS Code that people use, in its own window; on Linux without a screen, on a virtual one. */
export async function provideDesktop(
	executable: string,
	{ vsix, scratch, log, output, pixelRatio }: Provision,
): Promise<VSCode> {
	const display = process.platform === 'linux' ? await linuxDisplay(executable, log) : undefined;
	const env = { ...process.env, ...(display && { DISPLAY: display.name }) };
	const userData = join(scratch, 'user-data');
	mkdirSync(join(userData, 'User'), { recursive: true });
	writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(userSettings));
	provideLanguagePacks(userData);
	const profile = [`--user-data-dir=${userData}`, `--extensions-dir=${join(scratch, 'extensions')}`];
	const [cli = executable, ...cliArgs] = testElectron.resolveCliArgsFromVSCodeExecutablePath(executable, {
		reuseMachineInstall: true,
	});
	await command(cli, [...cliArgs, ...profile, '--install-extension', vsix]);
	const lines = new PassThrough();
	createInterface(lines).on('line', output);
	return {
		name: `VS Code at ${executable}`,
		runTests: async (folder, testModule) => {
			try {
				return await testElectron.runTests({
					vscodeExecutablePath: executable,
					extensionDevelopmentPath: fileURLToPath(emptyExtension),
					extensionTestsPath: testModule,
					launchArgs: [folder, ...profile],
					extensionTestsEnv: env,
					stdout: lines,
					stderr: lines,
				});
			} catch (error) {
				if (error instanceof testElectron.TestRunFailedError) return error.code ?? 1;
				throw error;
			}
		},
		openWindow: async (folder, language = 'en') => {
			const args = ['--no-sandbox', '--skip-welcome', '--skip-release-notes', '--disable-updates'];
			args.push('--disable-workspace-trust', `--force-device-scale-factor=${pixelRatio}`);
			args.push(`--locale=${language}`, ...profile, folder);
			const app = await _electron.launch({ executablePath: executable, args, env });
			const page = await app.firstWindow();
			await page.setViewportSize(windowSize);
			return { page, close: () => app.close() };
		},
		close: async () => display?.close(),
	};
}

async function linuxDisplay(executable: string, log: (line: string) => void) {
	const hasScreen = process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;
	meet(hasScreen ? desktopLibraries(executable) : [...desktopLibraries(executable), virtualDisplay], log);
	return hasScreen ? undefined : startVirtualDisplay();
}

/** `-displayfd` lets Xvfb take whichever display is free, and say which. */
export async function startVirtualDisplay(): Promise<{ readonly name: string; close(): void }> {
	const screen = `${windowSize.width}x${windowSize.height}x24`;
	const xvfb = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp'], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	const close = () => void xvfb.kill();
	process.once('exit', close);
	const number = await Promise.race([firstLine(xvfb), once(xvfb, 'exit').then(() => undefined)]);
	if (number === undefined) throw new Error('Xvfb ended at once. Run the tests where there is a screen.');
	return { name: `:${number}`, close };
}

async function firstLine(process: ChildProcess): Promise<string | undefined> {
	if (process.stdout === null) return undefined;
	for await (const line of createInterface(process.stdout)) return line.trim();
	return undefined;
}

async function command(program: string, args: readonly string[]): Promise<void> {
	const child = spawn(program, args, { stdio: 'inherit', shell: process.platform === 'win32' });
	const [code] = await once(child, 'exit');
	if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with exit code ${code}.`);
}
