/** `1 draft`, `3 drafts`. */
export function counted(number: number, thing: string): string {
	return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
