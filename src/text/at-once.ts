/** The result of work in steps, done without a rest. */
export function atOnce<Result>(steps: Generator<void, Result, void>): Result {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
