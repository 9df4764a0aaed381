/**
 * How much of a list is what was in it before: the same objects before `head` and, counted from the end, from `tail`
 * on. They are compared by identity, so that none of them has to be fetched from memory.
 */
export function sameEnds<Item>(before: readonly Item[], now: readonly Item[]): { head: number; tail: number } {
	const by = now.length - before.length;
	const most = Math.min(before.length, now.length);
	let head = 0;
	while (head < most && before[head] === now[head]) head++;
	let tail = now.length;
	while (tail > head && tail - by > head && before[tail - 1 - by] === now[tail - 1]) tail--;
	return { head, tail };
}
