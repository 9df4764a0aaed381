import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A copy of the shipped example, as a user would open it, at `folder`; tests may change it as they like. */
export function exampleWorkspace(folder: string): string {
	cpSync(fileURLToPath(new URL('../../examples/', import.meta.url)), folder, { recursive: true });
	return folder;
}
