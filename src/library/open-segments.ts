import { findIn } from './segment-documents.ts';
import { DamagedSegment } from './segments/damaged-segment.ts';
import { openSegment } from './segments/open-segment.ts';
import type { Segment } from './segments/segment.ts';
import type { TextChunk } from './segments/text-chunks.ts';
import { messageOf } from './store/sqlite-errors.ts';
import type { StoredSegment } from './store/stored.ts';

/** The segments that are listed in the store, open in this thread. */
export interface OpenSegments {
	/** In the order of the list. */
	readonly all: readonly Segment[];
	/** Whether the document's text and words are in one of them. */
	has(document: number): boolean;
	/** A piece of the document's text. Undefined: it is in none of them, or its text is shorter. Throws `DamagedSegment`. */
	chunk(document: number, number: number): TextChunk | undefined;
	/** Those listed that are not as they were written; to be taken out of the list. */
	readonly damaged: readonly string[];
	/**
	 * Opens what is new and closes what is no longer listed.
	 * @param path of a file in the folder of segments
	 */
	update(listed: readonly StoredSegment[], path: (file: string) => string): void;
	close(): void;
}

/** @param damaged told when one is found damaged by whoever reads it; it is closed then, and the reader fails */
export function createOpenSegments(log: (line: string) => void, damaged: () => void): OpenSegments {
	const open = new Map<string, Segment>();
	const unusable = new Set<string>();
	let all: readonly Segment[] = [];
	const setAside = (file: string, path: string, error: unknown) => {
		log(`${path} cannot be used (${messageOf(error)}); its sources are read again.`);
		unusable.add(file);
		open.get(file)?.close();
		open.delete(file);
		all = [...open.values()];
	};
	return {
		get all() {
			return all;
		},
		has: (document) => findIn(all, document) !== undefined,
		chunk(document, number) {
			const found = findIn(all, document);
			return found?.segment.chunk(found.document, number);
		},
		get damaged() {
			return [...unusable];
		},
		update(listed, pathOf) {
			const wanted = new Set(listed.map(({ file }) => file));
			for (const { file } of listed) {
				if (open.has(file) || unusable.has(file)) continue;
				const path = pathOf(file);
				try {
					const found = (error: DamagedSegment) => {
						if (!open.has(file)) return;
						setAside(file, path, error);
						damaged();
					};
					open.set(file, watched(openSegment(path), found));
				} catch (error) {
					setAside(file, path, error);
				}
			}
			for (const [file, segment] of open) {
				if (wanted.has(file)) continue;
				segment.close();
				open.delete(file);
			}
			all = [...open.values()];
			for (const file of unusable) if (!wanted.has(file)) unusable.delete(file);
		},
		close() {
			for (const segment of open.values()) segment.close();
			open.clear();
			unusable.clear();
			all = [];
		},
	};
}

/** The same segment; `damaged` is told when a part of it is found to be. */
function watched(segment: Segment, damaged: (error: DamagedSegment) => void): Segment {
	const watch = <T>(read: () => T): T => {
		try {
			return read();
		} catch (error) {
			if (error instanceof DamagedSegment) damaged(error);
			throw error;
		}
	};
	return {
		...segment,
		find: (term) => watch(() => segment.find(term)),
		read: (list, from, until, into, at) => watch(() => segment.read(list, from, until, into, at)),
		each: (from, until, visit) => watch(() => segment.each(from, until, visit)),
		blockStart: (block) => watch(() => segment.blockStart(block)),
		chunk: (document, number) => watch(() => segment.chunk(document, number)),
	};
}
