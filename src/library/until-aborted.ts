/**
 * What becomes of the work, unless the signal is aborted before: then it rejects at once, with the signal's reason.
 * Nothing stays with the signal, which may live far longer than the work.
 * @param aborted called before it rejects
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal, aborted: () => void): Promise<T> {
	return new Promise((resolve, reject) => {
		const abort = () => {
			aborted();
			reject(signal.reason);
		};
		if (signal.aborted) abort();
		signal.addEventListener('abort', abort, { once: true });
		const done = () => signal.removeEventListener('abort', abort);
		work.then(resolve, reject).then(done);
	});
}
