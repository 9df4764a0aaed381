/** Which of the files that bibliographies name are there. Cost: a look at each file, 5 µs on a disk of one's own. */

import { realpathSync, statSync } from 'node:fs';
import { basename, isAbsolute, relative, sep } from 'node:path';
import { message } from '../../text/message.ts';
import type { FoundProblem } from '../library.ts';
import type { Attachment } from '../store/changes.ts';
import type { FileState } from '../store/stored.ts';
import { Stopped } from './segment-files.ts';

export interface FoundAttachments {
	/** Each file once. */
	readonly attached: readonly FileState[];
	/** One for each entry that names a file that is not there. */
	readonly problems: readonly FoundProblem[];
}

/** When a library has moved, none of its files is where it was. */
const mostMissing = 100;

/**
 * Throws `Stopped`.
 * @param attachments those of an entry one after the other
 * @param within folders (absolute) that the files have to be in, wherever links lead; undefined: anywhere
 */
export function findAttachments(
	attachments: Iterable<Attachment>,
	within: readonly string[] | undefined,
	shouldStop: () => boolean,
): FoundAttachments {
	const roots = within?.map((root) => realOf(root) ?? root);
	const states = new Map<string, FileState | undefined>();
	const missing = new Map<number, Attachment>();
	for (const attachment of attachments) {
		const { path, entry } = attachment;
		if (roots !== undefined && !within?.some((root) => isIn(root, path))) continue;
		if (!states.has(path)) {
			if (shouldStop()) throw new Stopped();
			states.set(path, stateNow(path, roots));
		}
		if (states.get(path) === undefined && !missing.has(entry)) missing.set(entry, attachment);
	}
	return {
		attached: [...states.values()].filter((state) => state !== undefined),
		problems: told([...missing.values()]),
	};
}

/** Undefined: there is no such file, or none that may be read. */
function stateNow(path: string, roots: readonly string[] | undefined): FileState | undefined {
	const seen = Date.now();
	const stats = statsOf(path);
	// Reading will tell why it may not be read.
	if (stats === 'kept from us') return { path, size: -1, modified: 0, changed: 0, seen };
	if (stats?.isFile() !== true) return undefined;
	const real = roots && realOf(path);
	if (roots !== undefined && !roots.some((root) => real !== undefined && isIn(root, real))) return undefined;
	return { path, size: stats.size, modified: stats.mtimeMs, changed: stats.ctimeMs, seen };
}

function statsOf(path: string) {
	try {
		return statSync(path, { throwIfNoEntry: false });
	} catch {
		return 'kept from us';
	}
}

function realOf(path: string): string | undefined {
	try {
		return realpathSync(path);
	} catch {
		return undefined;
	}
}

export function isIn(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function told(missing: readonly Attachment[]): FoundProblem[] {
	return missing.slice(0, mostMissing).map(({ path, bibliography, span, key }, i) => {
		const others = missing.length - mostMissing;
		const said =
			i === 0 && others > 0
				? message(
						'The file “{0}” that this entry names does not exist, so quotations from @{1} cannot be checked against it. Put it there, or correct the path: {2}. The same is true of {3} other entries.',
						basename(path),
						key,
						path,
						missing.length - 1,
					)
				: message(
						'The file “{0}” that this entry names does not exist, so quotations from @{1} cannot be checked against it. Put it there, or correct the path: {2}.',
						basename(path),
						key,
						path,
					);
		return { code: 'missing-file', path: bibliography, span, message: said, related: [path] };
	});
}
