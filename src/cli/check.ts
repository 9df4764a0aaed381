import type { Preset } from '../check/settings.ts';
import type { Terminal } from './terminal.ts';
export interface CheckRequest {
	readonly paths: readonly string[];
	readonly sources: readonly string[] | undefined;
	readonly format: 'pretty' | 'json';
	readonly preset: Preset | undefined;
}
export async function check(_r: CheckRequest, _t: Terminal): Promise<number> {
	return 2;
}
