import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where caches go on this system: the user's cache folder, never among the user's files. */
export function defaultCacheDir(): string {
	const { env } = process;
	switch (process.platform) {
		case 'win32':
			return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'quotewright', 'Cache');
		case 'darwin':
			return join(homedir(), 'Library', 'Caches', 'quotewright');
		default:
			return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'quotewright');
	}
}
