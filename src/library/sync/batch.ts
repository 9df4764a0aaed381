/**
 * Files that were read and are not stored yet: their rows, and the segment of their texts and words. All of a batch is
 * stored in one transaction, in which the segment's file is moved into place, so that a crash leaves all of it or nothing.
 */

import { sourceKey } from '../../sources/keys.ts';
import { countLines } from '../../text/lines.ts';
import type { Message } from '../../text/message.ts';
import { createSegmentBuilder, type SegmentBuilder } from '../segments/build-segment.ts';
import type { Changes, DocumentRow } from '../store/changes.ts';
import { fromLocators, fromNumbers, fromSpeeches, spanColumn } from '../store/columns.ts';
import type { FileState, KnownFile } from '../store/stored.ts';
import type { WantedFile } from './jobs.ts';
import type { BibliographyContent, DocumentContent } from './read-file.ts';
import type { SegmentFiles } from './segment-files.ts';

export interface Batch {
	/** It is large or old enough to be stored. */
	readonly isFull: boolean;
	addDocument(wanted: WantedFile, hash: string, content: DocumentContent | { readonly error: Message }): void;
	addBibliography(file: FileState, hash: string, content: BibliographyContent): void;
	/** A file whose bytes are those that are stored. */
	addUnchanged(file: FileState): void;
	/**
	 * Stores all that was added, but for files that another process has stored meanwhile; answers how many were. Empty
	 * afterwards, also if it throws: SQLite's errors, the file system's, `Stopped`.
	 */
	store(shouldStop: () => boolean): number;
	discard(): void;
	/** Lets go of the memory that the next batch would have used. */
	rest(): void;
}

/** In UTF-16 code units of text: what is built in memory takes several times as much. */
const largest = 8 * 1024 * 1024;
const mostFiles = 512;
/** In milliseconds. */
const oldest = 2000;
/** Document ids taken at once. */
const idsReserved = 64;

interface Pending {
	readonly file: FileState;
	readonly hash: string | undefined;
	readonly lost: number | undefined;
	put(): void;
}

export function createBatch(changes: Changes, files: SegmentFiles): Batch {
	let builder = createSegmentBuilder();
	let pending: Pending[] = [];
	let began = 0;
	let nextId = 0;
	let idsEnd = 0;
	const newId = () => {
		if (nextId === idsEnd) {
			nextId = changes.reserve(idsReserved);
			idsEnd = nextId + idsReserved;
		}
		return nextId++;
	};
	const add = (item: Pending) => {
		if (pending.length === 0) began = performance.now();
		pending.push(item);
	};
	const clear = () => {
		builder.clear();
		pending = [];
	};
	return {
		get isFull() {
			if (pending.length === 0) return false;
			return builder.textLength >= largest || pending.length >= mostFiles || performance.now() - began >= oldest;
		},
		addDocument({ file, lost }, hash, content) {
			const row = rowOf(newId(), file, hash, content);
			if (!('error' in content) && content.text !== '') builder.add(row.id, content.text, content.apparatus);
			add({ file, hash, lost, put: () => changes.putDocument(row) });
		},
		addBibliography(file, hash, content) {
			add({ file, hash, lost: undefined, put: () => changes.putBibliography(file, hash, content) });
		},
		addUnchanged(file) {
			add({ file, hash: undefined, lost: undefined, put: () => changes.touch(file) });
		},
		store(shouldStop) {
			const storing = pending;
			const segment = builder.textLength > 0 ? writeSegment(files, builder, clear, shouldStop) : undefined;
			clear();
			try {
				return changes.transaction(() => {
					let stored = 0;
					for (const item of storing) {
						if (item.hash === undefined) item.put();
						else if (isStored(item, changes.fileAt(item.file.path))) changes.touch(item.file);
						else {
							item.put();
							stored++;
						}
					}
					if (segment !== undefined && stored > 0) {
						segment.place();
						changes.putSegment(segment.file, segment.bytes);
					} else segment?.discard();
					return stored;
				});
			} catch (error) {
				segment?.discard();
				throw error;
			}
		},
		discard: clear,
		rest() {
			builder = createSegmentBuilder();
		},
	};
}

function writeSegment(files: SegmentFiles, builder: SegmentBuilder, clear: () => void, shouldStop: () => boolean) {
	try {
		return files.write(builder.finish(), shouldStop);
	} catch (error) {
		clear();
		throw error;
	}
}

/** Another process has been quicker. */
function isStored({ hash, lost }: Pending, now: KnownFile | undefined): boolean {
	return now !== undefined && now.hash === hash && now.id !== lost;
}

function rowOf(
	id: number,
	file: FileState,
	hash: string,
	content: DocumentContent | { readonly error: Message },
): DocumentRow {
	if ('error' in content) {
		const nothing = { manner: null, length: 0, apparatus: null, locators: null, lineCounts: null, speeches: null };
		return {
			id,
			file,
			hash,
			key: sourceKey(file.path, undefined),
			metadata: '{}',
			error: JSON.stringify(content.error),
			...nothing,
		};
	}
	const { text, metadata, manner, apparatus, locators, speeches = [] } = content;
	return {
		id,
		file,
		hash,
		key: sourceKey(file.path, metadata.id),
		metadata: JSON.stringify(metadata),
		manner: JSON.stringify(manner),
		length: text.length,
		error: null,
		apparatus: fromNumbers(spanColumn(apparatus)),
		locators: fromLocators(locators),
		lineCounts: fromNumbers(countLines(text)),
		speeches: fromSpeeches(speeches),
	};
}
