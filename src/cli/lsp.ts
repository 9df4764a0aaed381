export async function lsp(): Promise<number> {
	return 2;
}
