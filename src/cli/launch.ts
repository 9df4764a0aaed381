#!/usr/bin/env node
// This file alone must run on Node 20: it finds a Node that can run the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const relaunched = 'QUOTEWRIGHT_RELAUNCHED';

if (isNewEnough(process.versions.node)) {
	delete process.env[relaunched];
	silenceSqliteWarning();
	const program = './cli-main.js';
	await import(program);
} else {
	const node = process.env[relaunched] ? undefined : findNode();
	if (node) relaunch(node);
	else {
		process.stderr.write(`Quotewright needs Node 22.13 or newer; this is ${process.versions.node}.\n`);
		process.exitCode = 2;
	}
}

/** From 22.13 on, `node:sqlite` needs no flag. */
function isNewEnough(version: string): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > 22 || (major === 22 && minor >= 13);
}

/** The Node that the project brings with it as the package `node`. */
function findNode(): string | undefined {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const candidates = [join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'node', 'bin', name)];
	try {
		const manifest = createRequire(import.meta.url).resolve('node/package.json');
		candidates.push(join(dirname(manifest), 'bin', name));
	} catch {
		// Not installed.
	}
	return candidates.find((candidate) => existsSync(candidate));
}

function relaunch(node: string): void {
	const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, [relaunched]: '1' } });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
	child.on('error', (error) => {
		process.stderr.write(`Quotewright needs Node 22.13 or newer; ${node} does not start: ${error.message}\n`);
		process.exitCode = 2;
	});
	child.on('exit', (code, signal) => {
		if (signal) {
			process.removeAllListeners(signal);
			process.kill(process.pid, signal);
		} else process.exitCode = code ?? 2;
	});
}

/** Node 22 and 23 call `node:sqlite` experimental, on standard error, at every run. */
function silenceSqliteWarning(): void {
	const emit = process.emit as (event: string, ...values: unknown[]) => boolean;
	process.emit = ((event: string, ...values: unknown[]) => {
		const [warning] = values;
		if (event === 'warning' && warning instanceof Error && /SQLite is an experimental/.test(warning.message))
			return false;
		return emit.call(process, event, ...values);
	}) as typeof process.emit;
}
