import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A copy of the shipped example, as a user would open it, at `folder`; tests may change it as they like. */
export function exampleWorkspace(folder: string): string {
	cpSync(fileURLToPath(new URL('../../examples/', import.meta.url)), folder, { recursive: true });
	// Not among the sources: a test puts there what it needs.
	for (const part of ['known', 'html', 'scholar']) {
		cpSync(fileURLToPath(new URL(`../documents/${part}/`, import.meta.url)), join(folder, '.documents', part), {
			recursive: true,
		});
	}
	return folder;
}
