/** The one place that knows where the worker's program is: beside this file, or beside the bundle that it is part of. */
export const workerUrl = new URL(
	import.meta.url.endsWith('.ts') ? './worker.ts' : './library-worker.js',
	import.meta.url,
);
