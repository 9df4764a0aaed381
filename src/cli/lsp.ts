/** Serves an editor over standard input and output until it goes away; only then does the process end. */
export async function lsp(): Promise<number> {
	// The protocol's library takes longer to load than most checks run.
	const { serveStdio } = await import('../server/serve.ts');
	serveStdio();
	return 0;
}
