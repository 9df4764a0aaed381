/** How the language server's process is started: with these options it holds no more memory than it needs. */
export const serverOptions = {
	execArgv: [
		// Node 22 calls `node:sqlite` experimental at every start.
		'--disable-warning=ExperimentalWarning',
		// Megabytes: with more, V8 lets what is read and looked at once pile up to hundreds before it collects it.
		'--max-semi-space-size=4',
		// What checks leave behind is collected while nobody waits.
		'--expose-gc',
	],
	// glibc keeps for each thread what it has freed; reading sources would leave hundreds of megabytes behind.
	env: { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' },
};
