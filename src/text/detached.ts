/** The same text in memory of its own: a slice keeps all of the text it was cut from alive. */
export function detached(slice: string): string {
	return ` ${slice}`.slice(1);
}
