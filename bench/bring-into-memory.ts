import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const buffer = new Uint8Array(1 << 20);

/**
 * Reads every file of a folder once. Some systems take the pages of files that nobody read for a minute away from
 * memory; who has worked with them today has them there.
 */
export function bringIntoMemory(folder: string): void {
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = openSync(join(entry.parentPath, entry.name), 'r');
		while (readSync(file, buffer, 0, buffer.length, null) > 0);
		closeSync(file);
	}
}
