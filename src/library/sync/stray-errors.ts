/**
 * What a library throws where nobody waits for it, which would end the thread. An exception of a callback fails what
 * is being read; since it may be a late one of the file before, that is tried a second time. A promise that fails
 * aside is nobody's: what it was for has failed itself, or did not need it.
 */

/** Does the work, which fails with what is thrown aside while it lasts. */
export type During = <T>(work: () => Promise<T>) => Promise<T>;

/** Once in each thread. */
export function catchStrayErrors(): During {
	let stray: ((error: unknown) => void) | undefined;
	process.on('uncaughtException', (error) => stray?.(error));
	process.on('unhandledRejection', () => {});
	const attempt = async <T>(work: () => Promise<T>, failed: () => void): Promise<T> => {
		try {
			const thrown = new Promise<never>((_, reject) => {
				stray = (error) => {
					failed();
					reject(error);
				};
			});
			return await Promise.race([work(), thrown]);
		} finally {
			stray = undefined;
		}
	};
	return async (work) => {
		let isStray = false;
		try {
			return await attempt(work, () => {
				isStray = true;
			});
		} catch (error) {
			if (!isStray) throw error;
			return attempt(work, () => {});
		}
	};
}
