/** Whether a stretch of a text holds a lower-case letter. Most do, among their first characters. */
export function hasLower(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code >= 97 && code <= 122) return true;
		if (code > 127) return /\p{Ll}/u.test(text.slice(at, to));
	}
	return false;
}
