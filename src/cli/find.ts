import type { Terminal } from './terminal.ts';
export interface FindRequest {
	readonly words: string;
	readonly sources: readonly string[] | undefined;
}
export async function find(_r: FindRequest, _t: Terminal): Promise<number> {
	return 2;
}
