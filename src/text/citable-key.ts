/** A key as it stands after `@`: in braces where it has what would end it. */
export function citableKey(key: string): string {
	return /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u.test(key) ? key : `{${key}}`;
}
