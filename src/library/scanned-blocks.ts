import { blockLength } from './segments/terms.ts';

/** The words of one block of a source. Valid until the next block is asked for. */
export interface ScannedBlock {
	/** Where each starts in the text; as many as the block has words, then anything. */
	readonly starts: Uint32Array;
	readonly hashes: Uint32Array;
}

/** Blocks that were looked at last, in memory that is taken once: what came and went would have to be collected. */
export interface ScannedBlocks {
	/** @param scan fills the arrays of the block; answers whether that is worth keeping */
	get(document: number, block: number, scan: (into: ScannedBlock) => boolean): ScannedBlock;
}

/** @param capacity in blocks; each takes half a kilobyte, and the place of whichever it collides with */
export function createScannedBlocks(capacity: number): ScannedBlocks {
	const memory = new Uint32Array(capacity * blockLength * 2);
	const documents = new Float64Array(capacity).fill(-1);
	const blocks = new Uint32Array(capacity);
	const slots = Array.from({ length: capacity }, (_, slot): ScannedBlock => {
		const at = slot * blockLength * 2;
		const middle = at + blockLength;
		return { starts: memory.subarray(at, middle), hashes: memory.subarray(middle, middle + blockLength) };
	});
	return {
		get(document, block, scan) {
			const slot = ((block + Math.imul(document, 0x9e3779b1)) >>> 0) % capacity;
			const found = slots[slot] as ScannedBlock;
			if (documents[slot] === document && blocks[slot] === block) return found;
			// Should scanning fail, the slot holds no block.
			documents[slot] = -1;
			if (scan(found)) documents[slot] = document;
			blocks[slot] = block;
			return found;
		},
	};
}
