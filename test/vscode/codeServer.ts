import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { entry, install, isInstalled, node, run } from './codeServerInstall.ts';
import { provideLanguagePacks } from './languagePacks.ts';
import { browser, buildTools, findBrowser, meet } from './requirements.ts';
import { emptyExtension, type Provision, userSettings, type VSCode, windowSize } from './vscode.ts';

/** The workbench of VS Code in a headless browser, its extension host in code-server on this machine. */
export async function provideCodeServer({ vsix, scratch, log, output, pixelRatio }: Provision): Promise<VSCode> {
	meet(isInstalled() ? [browser] : [browser, ...buildTools], log);
	if (!isInstalled()) install(log);

	const userData = join(scratch, 'code-server');
	mkdirSync(join(userData, 'User'), { recursive: true });
	writeFileSync(join(userData, 'User', 'settings.json'), JSON.stringify(userSettings));
	// Where this file is missing, code-server takes English for the language of all windows.
	writeFileSync(join(userData, 'User', 'argv.json'), '{}');
	provideLanguagePacks(userData);
	const profile = ['--user-data-dir', userData, '--extensions-dir', join(scratch, 'extensions')];
	const env = { ...process.env, ...xdgFolders(scratch) };
	run(node, [entry, ...profile, '--install-extension', vsix], { env });

	const server = await serve(profile, env, join(scratch, 'code-server.log'));
	const chrome = await launch();
	return {
		name: `code-server ${run(node, [entry, '--version'], { env }).trim()}`,
		runTests: (folder, testModule) => runTests(chrome, server.address, folder, testModule, output),
		openWindow: async (folder, language = 'en') => {
			const page = await newPage(chrome, pixelRatio);
			const url = `http://${server.address}/`;
			await page.context().addCookies([{ name: 'vscode.nls.locale', value: language, url }]);
			await page.goto(`${url}?${new URLSearchParams({ folder })}`);
			return { page, close: () => page.context().close() };
		},
		close: async () => {
			await chrome.close();
			await server.close();
		},
	};
}

/** Where programs keep what is not the tests' to touch: settings, data, caches. */
function xdgFolders(scratch: string): Record<string, string> {
	const at = (name: string) => join(scratch, name);
	return { XDG_CONFIG_HOME: at('config'), XDG_DATA_HOME: at('data'), XDG_CACHE_HOME: at('cache') };
}

async function serve(profile: readonly string[], env: NodeJS.ProcessEnv, logFile: string) {
	const address = `127.0.0.1:${await freePort()}`;
	const args = [entry, ...profile, '--auth', 'none', '--bind-addr', address];
	args.push('--disable-workspace-trust', '--disable-telemetry', '--disable-update-check');
	// Without this the query that starts the tests is ignored, and nothing says so.
	args.push('--vscode-option', 'enable-smoke-test-driver');
	const output = openSync(logFile, 'w');
	const server = spawn(node, args, { detached: true, env, stdio: ['ignore', output, output] });
	const stop = () => end(server);
	process.once('exit', stop);
	await answers(`http://${address}/healthz`, server, logFile);
	return {
		address,
		close: async () => {
			process.removeListener('exit', stop);
			const exited = once(server, 'exit');
			stop();
			await exited;
		},
	};
}

/** code-server starts processes of its own; they share its process group. */
function end(server: ChildProcess): void {
	if (server.pid === undefined || server.exitCode !== null) return;
	try {
		process.kill(-server.pid, 'SIGTERM');
	} catch {
		// Gone already.
	}
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('This machine gave no free port.');
	return address.port;
}

async function answers(url: string, server: ChildProcess, logFile: string): Promise<void> {
	const giveUp = Date.now() + 30_000;
	while (server.exitCode === null && Date.now() < giveUp) {
		const response = await fetch(url).catch(() => undefined);
		if (response?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`code-server did not start:\n${readFileSync(logFile, 'utf8')}`);
}

function launch(): Promise<Browser> {
	const executablePath = findBrowser();
	if (executablePath === undefined) throw new Error('There is no Chromium on this machine.');
	return chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}

async function newPage(chrome: Browser, deviceScaleFactor = 1): Promise<Page> {
	const context = await chrome.newContext({
		viewport: windowSize,
		deviceScaleFactor,
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	return context.newPage();
}

/** The workbench reports what the extension host logs, and its end, by calling two functions of the page. */
async function runTests(
	chrome: Browser,
	address: string,
	folder: string,
	testModule: string,
	output: (text: string) => void,
): Promise<number> {
	const page = await newPage(chrome);
	const exit = Promise.withResolvers<number>();
	page.on('crash', () => exit.reject(new Error('The browser page crashed.')));
	await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => output(format(...args)));
	await page.exposeFunction('codeAutomationExit', (code: number) => exit.resolve(code));
	const remote = (path: string) => `vscode-remote://${address}${path}`;
	const payload = JSON.stringify([
		['extensionDevelopmentPath', remote(fileURLToPath(emptyExtension))],
		['extensionTestsPath', remote(testModule)],
		['skipWelcome', 'true'],
	]);
	await page.goto(`http://${address}/?${new URLSearchParams({ folder, payload })}`);
	const tooLong = setTimeout(
		() => exit.reject(new Error('The tests in VS Code did not end within five minutes.')),
		300_000,
	);
	const code = await exit.promise.finally(() => clearTimeout(tooLong));
	await page.context().close();
	return code;
}
