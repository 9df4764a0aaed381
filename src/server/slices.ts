/** Milliseconds of work after which requests are answered before it goes on. */
const slice = 8;

/**
 * Does long work in slices, so that requests are answered in between.
 * @param isStale whether nobody needs the result any more; asked after each rest
 * @returns undefined where the work was given up
 */
export async function inSlices<Result>(
	steps: Generator<void, Result, void>,
	isStale: () => boolean,
): Promise<Result | undefined> {
	let end = performance.now() + slice;
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		if (performance.now() < end) continue;
		await new Promise((resolve) => setImmediate(resolve));
		if (isStale()) return undefined;
		end = performance.now() + slice;
	}
}
