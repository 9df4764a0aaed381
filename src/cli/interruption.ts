/** Ctrl+C, for a command that has something to say before it ends. */
export interface Interruption {
	readonly signal: AbortSignal;
	/** Rejects when it comes. */
	readonly stopped: Promise<never>;
	dispose(): void;
}

export function interruption(): Interruption {
	const controller = new AbortController();
	// A launcher between terminal and command passes the same signal on a second time.
	const stop = () => controller.abort(new Error('Stopped.'));
	process.on('SIGINT', stop);
	const stopped = new Promise<never>((_, reject) => {
		controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
	});
	// Nobody may be waiting for it.
	stopped.catch(() => {});
	return { signal: controller.signal, stopped, dispose: () => process.off('SIGINT', stop) };
}
