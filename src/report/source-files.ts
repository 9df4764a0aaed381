import { stat } from 'node:fs/promises';
import type { Source } from '../library/library.ts';
import type { Report } from './report.ts';

/** What there is to know of a source's file, so that it can be told later what a draft was checked against. */
export interface SourceFile {
	/** In bytes. */
	readonly size: number;
	readonly modified: Date;
}

/** Of the sources that a report used, those whose files are there. */
export async function sourceFiles({ used }: Report): Promise<ReadonlyMap<Source, SourceFile>> {
	const files = new Map<Source, SourceFile>();
	await Promise.all(
		used.map(async ({ source }) => {
			if (source.path === undefined) return;
			const found = await stat(source.path).catch(() => undefined);
			if (found) files.set(source, { size: found.size, modified: found.mtime });
		}),
	);
	return files;
}

/** Of the bytes that were read, in hexadecimal, as `sha256sum` prints it. */
export function sha256Of({ hash }: Source): string {
	return Buffer.from(hash, 'base64url').toString('hex');
}
