/** A segment's file is not what was written. Its sources have to be read again. */
export class DamagedSegment extends Error {
	constructor(why: string) {
		super(`A file of the index is damaged: ${why}.`);
		this.name = 'DamagedSegment';
	}
}
