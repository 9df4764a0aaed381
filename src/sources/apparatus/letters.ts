/**
 * What letters and digits a text holds. Asked of every short line, so the first ASCII letters answer without an
 * expression.
 */

export function hasLower(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (isAsciiLower(code)) return true;
		if (code > 127) return /\p{Ll}/u.test(text.slice(at, to));
	}
	return false;
}

/** Two letters side by side. */
export function hasLetterPair(text: string, from: number, to: number): boolean {
	let letters = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code > 127) return /\p{L}{2}/u.test(text.slice(at - letters, to));
		letters = isAsciiLower(code | 32) ? letters + 1 : 0;
		if (letters === 2) return true;
	}
	return false;
}

function isAsciiLower(code: number): boolean {
	return code >= 97 && code <= 122;
}

/** 0 to 9. */
export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}
