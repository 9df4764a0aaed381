import assert from 'node:assert/strict';
import type { KeyPlace } from '../../src/text/key-place.ts';

/** The text with a key renamed at every place of it; reads it again to see that only that key has changed. */
export function renamedIn(
	text: string,
	key: string,
	wanted: string,
	places: (text: string) => readonly KeyPlace[],
): string {
	const before = places(text);
	for (const { key: named, span } of before) {
		if (!/[\\"]/.test(text.slice(span.start, span.end))) assert.equal(text.slice(span.start, span.end), named);
	}
	const edits = before.flatMap((place) => (place.key === key ? (place.renamed(wanted) ?? assert.fail('refused')) : []));
	const after = edits
		.sort((a, b) => b.span.start - a.span.start)
		.reduce((done, { span, text: put }) => done.slice(0, span.start) + put + done.slice(span.end), text);
	assert.deepEqual(
		places(after).map((place) => place.key),
		before.map((place) => (place.key === key ? wanted : place.key)),
	);
	return after;
}
