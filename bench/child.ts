/**
 * Work in a process of its own, so that its memory and its warm-up are its alone. The module named is loaded there
 * and its `run` is called with the input; both are plain data.
 */
import { fork } from 'node:child_process';
import { totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { serverOptions } from '../src/extension/server-process.ts';

/** What a module that runs in a child exports. */
export type Run<Input, Result> = (input: Input, onProgress: (text: string) => void) => Promise<Result>;

export interface ChildOptions {
	readonly onProgress?: (text: string) => void;
	/** As much memory as the machine has, for those who hold everything in it; else as the server has it. */
	readonly allMemory?: boolean;
}

const heap = Math.round((0.7 * totalmem()) / 2 ** 20);

/** @param module relative to this folder */
export function runInChild<Input, Result>(
	module: string,
	input: Input,
	{ onProgress, allMemory = false }: ChildOptions = {},
): Promise<Result> {
	const child = fork(fileURLToPath(new URL('./child-main.ts', import.meta.url)), [module], {
		execArgv: [
			...(allMemory
				? [`--max-old-space-size=${heap}`, '--disable-warning=ExperimentalWarning']
				: serverOptions.execArgv),
			'--expose-gc',
		],
		env: allMemory ? process.env : { ...process.env, ...serverOptions.env },
		stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
		serialization: 'advanced',
	});
	let complaints = '';
	child.stderr?.on('data', (chunk: Buffer) => {
		complaints = (complaints + chunk.toString()).slice(-4000);
	});
	return new Promise((resolve, reject) => {
		let answered = false;
		child.on('message', (message: Message<Result>) => {
			if ('progress' in message) onProgress?.(message.progress);
			else {
				answered = true;
				if ('result' in message) resolve(message.result);
				else reject(new Error(`${module}: ${message.error}`));
			}
		});
		child.on('error', reject);
		child.on('exit', (code, signal) => {
			if (!answered) reject(new Error(`${module} ended with ${signal ?? code}. ${complaints.trim()}`));
		});
		child.send({ input });
	});
}

export type Message<Result> = { readonly progress: string } | { readonly result: Result } | { readonly error: string };
