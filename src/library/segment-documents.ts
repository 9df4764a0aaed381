import type { Segment } from './segments/segment.ts';
import type { SegmentDocument } from './segments/segment-layout.ts';

/** A document in the segment that has it. */
export interface Indexed {
	readonly segment: Segment;
	readonly document: SegmentDocument;
}

/** Of each segment its documents by id: segments stay the same while the list of them changes. */
const documentsOf = new WeakMap<Segment, ReadonlyMap<number, SegmentDocument>>();

/** Where several have the document, the last one counts. */
export function findIn(segments: readonly Segment[], id: number): Indexed | undefined {
	for (let i = segments.length - 1; i >= 0; i--) {
		const segment = segments[i] as Segment;
		let documents = documentsOf.get(segment);
		if (documents === undefined) {
			documents = new Map(segment.documents.map((part) => [part.document, part]));
			documentsOf.set(segment, documents);
		}
		const document = documents.get(id);
		if (document !== undefined) return { segment, document };
	}
	return undefined;
}
