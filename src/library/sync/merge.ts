/**
 * Makes one segment of several, beside everything else: what is to be merged never changes, and that it is still
 * listed is asked under the write lock, when the new file takes the place of the old ones. Whoever has an old one open
 * reads on in it.
 */
import { DamagedSegment } from '../segments/damaged-segment.ts';
import { mergeSegments } from '../segments/merge-segments.ts';
import { openSegment } from '../segments/open-segment.ts';
import type { Segment } from '../segments/segment.ts';
import type { Changes } from '../store/changes.ts';
import { isMissing } from './inventory.ts';
import { planMerge, sizesOf } from './merge-plan.ts';
import type { SegmentFiles } from './segment-files.ts';

interface Opened {
	readonly file: string;
	readonly segment: Segment;
}

/** Merges until there is nothing to merge. @param stored told of every change */
export function mergeAll(changes: Changes, files: SegmentFiles, shouldStop: () => boolean, stored: () => void): void {
	while (!shouldStop()) {
		const opened = openAll(changes, files);
		try {
			const live = changes.liveDocuments();
			const inputs = planMerge(
				sizesOf(
					opened.map(({ segment }) => segment),
					live,
				),
			).map((i) => opened[i] as Opened);
			if (inputs.length === 0) return;
			merge(inputs, live, changes, files, shouldStop);
		} catch (error) {
			if (!(error instanceof DamagedSegment)) throw error;
			const damaged = opened.filter(({ segment }) => isDamaged(segment, shouldStop)).map(({ file }) => file);
			dropSegments(damaged, changes, files);
		} finally {
			for (const { segment } of opened) segment.close();
		}
		stored();
	}
}

/** Those that cannot be opened are dropped. */
function openAll(changes: Changes, files: SegmentFiles): Opened[] {
	const opened: Opened[] = [];
	const damaged: string[] = [];
	for (const { file } of changes.segments()) {
		try {
			opened.push({ file, segment: openSegment(files.path(file)) });
		} catch (error) {
			if (!(error instanceof DamagedSegment) && !isMissing(error)) throw error;
			damaged.push(file);
		}
	}
	dropSegments(damaged, changes, files);
	return opened;
}

function merge(
	inputs: readonly Opened[],
	live: ReadonlySet<number>,
	changes: Changes,
	files: SegmentFiles,
	shouldStop: () => boolean,
): void {
	const isLive = (document: number) => live.has(document);
	const segments = inputs.map(({ segment }) => segment);
	const isEmpty = !segments.some(({ documents }) => documents.some(({ document }) => isLive(document)));
	const written = isEmpty ? undefined : files.write(mergeSegments(segments, isLive), shouldStop);
	let replaced = false;
	try {
		changes.transaction(() => {
			const listed = new Set(changes.segments().map(({ file }) => file));
			if (!inputs.every(({ file }) => listed.has(file))) return;
			written?.place();
			changes.removeSegments(inputs.map(({ file }) => file));
			if (written) changes.putSegment(written.file, written.bytes);
			replaced = true;
		});
	} finally {
		if (!replaced) written?.discard();
	}
	if (replaced) for (const { file } of inputs) files.remove(file);
}

/** Takes segments out of the list and deletes them: the next sync reads their documents again. */
export function dropSegments(damaged: readonly string[], changes: Changes, files: SegmentFiles): void {
	if (damaged.length === 0) return;
	changes.transaction(() => changes.removeSegments(damaged));
	for (const file of damaged) files.remove(file);
}

function isDamaged(segment: Segment, shouldStop: () => boolean): boolean {
	try {
		const buckets = 2 ** segment.bucketBits;
		for (let bucket = 0; bucket < buckets && !shouldStop(); bucket += 1024) {
			segment.each(bucket, Math.min(buckets, bucket + 1024), () => {});
		}
		for (let block = 0; block < segment.blocks; block++) segment.blockStart(block);
		for (const document of segment.documents) {
			for (let number = 0; segment.chunk(document, number) !== undefined && !shouldStop(); number++);
		}
		return false;
	} catch (error) {
		if (error instanceof DamagedSegment) return true;
		throw error;
	}
}
