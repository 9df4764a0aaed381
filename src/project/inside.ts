import { isAbsolute, relative, sep } from 'node:path';

/** Whether a path is the folder or stands in it, by their names alone. */
export function isInside(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}
