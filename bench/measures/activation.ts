/**
 * What the extension costs the host thread at its start: loading the bundle, the call of `activate`, and what goes on
 * after that until the server is up, each time in a fresh process. The `vscode` module is a stand-in that does nothing,
 * so VS Code's own part is left out; the server that it starts is another process. Node's own modules that VS Code's
 * extension host uses itself are there, as they are in VS Code; of the extension nothing is compiled before.
 */
import 'node:child_process';
import 'node:crypto';
import 'node:net';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Run } from '../child.ts';

export interface Activation {
	/** Milliseconds. */
	readonly load: number;
	readonly activate: number;
	/** Of the thread's work behind it: starting the server's process, and introducing oneself to it. */
	readonly afterwards: number;
}

/** Milliseconds in which the server is up for certain. The thread's idle time does not count. */
const untilUp = 1500;

export const run: Run<null, Activation> = async () => {
	const root = fileURLToPath(new URL('../../', import.meta.url));
	const modules = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
	const load = modules._load;
	modules._load = (request, ...rest) => (request === 'vscode' ? standIn() : load(request, ...rest));
	const require = createRequire(import.meta.url);
	const started = performance.now();
	const extension = require(join(root, 'dist/extension.cjs')) as { activate(context: unknown): unknown };
	const loaded = performance.now();
	const context = {
		subscriptions: [],
		extensionPath: root,
		asAbsolutePath: (path: string) => join(root, path),
		workspaceState: { get: (_key: string, otherwise: unknown) => otherwise, update: async () => undefined },
	};
	extension.activate(context);
	const activated = performance.now();
	const before = performance.eventLoopUtilization();
	await sleep(untilUp);
	const { active } = performance.eventLoopUtilization(before);
	return { load: loaded - started, activate: activated - loaded, afterwards: active };
};

/** Anything and its members: a class, a function, an object, as it is used. */
function standIn(): unknown {
	const target = class {};
	const members = new Map<PropertyKey, unknown>();
	const proxy: unknown = new Proxy(target, {
		construct: (_, values, called) =>
			called === proxy ? (standIn() as object) : Reflect.construct(target, values, called),
		get(_, name) {
			if (name === 'prototype') return target.prototype;
			if (name === 'version') return '1.101.0';
			if (name === Symbol.toPrimitive) return () => '';
			if (name === Symbol.iterator) return () => [].values();
			if (name === 'then') return undefined;
			if (!members.has(name)) members.set(name, standIn());
			return members.get(name);
		},
		set: (_, name, value) => members.set(name, value) !== undefined,
		apply: () => standIn(),
	});
	return proxy;
}
