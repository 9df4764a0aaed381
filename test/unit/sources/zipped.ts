import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { type SourceContent, type SourceReader, UnreadableSource } from '../../../src/sources/source.ts';

/** A zip file of these entries. */
export function zipped(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
	return zipSync(
		Object.fromEntries(
			Object.entries(entries).map(([name, content]) => [
				name,
				typeof content === 'string' ? strToU8(content) : content,
			]),
		),
	);
}

/** What the reader says of bytes that it cannot read. */
export async function complaint(reader: SourceReader, bytes: Uint8Array): Promise<string> {
	try {
		await reader.read(bytes, `source${reader.extensions[0]}`);
	} catch (error) {
		if (error instanceof UnreadableSource) return error.message;
		throw error;
	}
	return 'nothing';
}

/** Undefined if the bytes cannot be read as a source; throws what else goes wrong. */
export async function readOrRefused(reader: SourceReader, bytes: Uint8Array): Promise<SourceContent | undefined> {
	try {
		return await reader.read(bytes, `source${reader.extensions[0]}`);
	} catch (error) {
		if (error instanceof UnreadableSource) return undefined;
		throw error;
	}
}

/** Fails if the content could not be stored: spans outside the text, out of order or overlapping. */
export function assertSound({ text, apparatus, locators }: SourceContent): void {
	let last = 0;
	for (const { start, end } of apparatus) {
		assert.ok(last <= start && start < end && end <= text.length, `apparatus ${start}-${end}`);
		last = end;
	}
	let begin = 0;
	for (const { span } of locators) {
		assert.ok(begin <= span.start && span.start <= span.end && span.end <= text.length, `locator ${span.start}`);
		begin = span.start;
	}
}

/**
 * The bytes cut off and changed at places that a seed chooses, the same ones every time: truncated, a bit turned, a
 * stretch left out, a stretch doubled.
 */
export function* mutations(bytes: Uint8Array, count: number, seed = 1): Generator<Uint8Array> {
	let state = seed;
	const random = (below: number) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
	for (let i = 0; i < count; i++) {
		const at = random(bytes.length);
		const to = Math.min(bytes.length, at + 1 + random(64));
		const kind = i % 4;
		if (kind === 0) yield bytes.slice(0, at);
		else if (kind === 1) {
			const copy = bytes.slice();
			for (let turned = 0; turned <= random(6); turned++) {
				const place = random(bytes.length);
				copy[place] = (copy[place] as number) ^ (1 << random(8));
			}
			yield copy;
		} else if (kind === 2) yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
		else yield Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
	}
}
