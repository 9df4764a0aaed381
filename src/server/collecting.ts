import { getHeapSpaceStatistics } from 'node:v8';

/** Milliseconds without a further request: long enough to answer what editors ask at once, far less than the wait for quiet. */
const rest = 20;
/** Of the room for what is new: what one check needs must still fit. */
const most = 0.5;

/**
 * Collects what was left behind by checks while nobody waits, soon after it is asked to. Each version of a long draft
 * leaves megabytes, its text above all; otherwise they are collected when there is no more room, which is in the midst
 * of a check, whose findings then come twice as late.
 *
 * Does nothing in a process that was not started with `--expose-gc`.
 * @param taken of the room for what is new, from 0 to 1
 */
export function createCollecting(
	collect: ((options: NodeJS.GCOptions) => void) | undefined = globalThis.gc,
	taken: () => number = shareTaken,
): () => void {
	if (!collect) return () => undefined;
	let timer: NodeJS.Timeout | undefined;
	return () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			if (taken() > most) collect({ type: 'minor' });
		}, rest).unref();
	};
}

/** Large objects have as much room again. */
function shareTaken(): number {
	const spaces = new Map(getHeapSpaceStatistics().map((space) => [space.space_name, space]));
	const small = spaces.get('new_space');
	const large = spaces.get('new_large_object_space');
	if (!small) return 1;
	const room = small.space_used_size + small.space_available_size;
	return Math.max(small.space_used_size, large?.space_used_size ?? 0) / room;
}
