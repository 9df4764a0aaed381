/**
 * Work by name that waits until its name has been quiet for a while: each request starts the wait anew. What is due
 * runs one piece a turn of the event loop, so that requests are answered in between.
 */
export interface Schedule {
	/** @param delay milliseconds of quiet. */
	request(name: string, delay: number): void;
	cancel(name: string): void;
	/** Nothing waits and nothing runs. */
	readonly idle: boolean;
	/** Resolves when nothing waits and nothing runs. */
	settled(): Promise<void>;
}

export function createSchedule(
	run: (name: string) => void | Promise<void>,
	failed: (error: unknown) => void,
): Schedule {
	const timers = new Map<string, NodeJS.Timeout>();
	let running: Promise<void> = Promise.resolve();
	let waiting: (() => void)[] = [];
	let queued = 0;

	const check = (): void => {
		if (timers.size > 0 || queued > 0) return;
		const settled = waiting;
		waiting = [];
		for (const resolve of settled) resolve();
	};
	const enqueue = (name: string): void => {
		queued++;
		running = running
			.then(() => new Promise<void>((resolve) => setImmediate(resolve)))
			// Requested anew meanwhile: the later request sees the newer state.
			.then(() => (timers.has(name) ? undefined : run(name)))
			.catch(failed)
			.then(() => {
				queued--;
				check();
			});
	};
	return {
		request(name, delay) {
			clearTimeout(timers.get(name));
			timers.set(
				name,
				setTimeout(() => {
					timers.delete(name);
					enqueue(name);
				}, delay),
			);
		},
		cancel(name) {
			clearTimeout(timers.get(name));
			timers.delete(name);
			check();
		},
		get idle() {
			return timers.size === 0 && queued === 0;
		},
		settled: () =>
			timers.size === 0 && queued === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
	};
}
