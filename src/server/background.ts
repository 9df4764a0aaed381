/** Milliseconds of work after which whoever waits for an answer gets it. */
const slice = 4;

/**
 * Does work that nobody waits for, in slices, and only while there is nothing else to do.
 * @param undisturbed resolves when nobody's typing or asking is to be answered first; asked for before each slice
 * @param isStale whether the result is of no use any more; asked after each rest
 * @returns undefined where the work was given up
 */
export async function inBackground<Result>(
	steps: Generator<void, Result, void>,
	undisturbed: () => Promise<void>,
	isStale: () => boolean,
): Promise<Result | undefined> {
	for (;;) {
		await new Promise((resolve) => setImmediate(resolve));
		await undisturbed();
		if (isStale()) return undefined;
		const end = performance.now() + slice;
		do {
			const { done, value } = steps.next();
			if (done) return value;
		} while (performance.now() < end);
	}
}
