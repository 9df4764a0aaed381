/** Quarto's and pandoc-crossref's own references, which share the `@`. */
const crossReference = /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau)[-:]/i;

/** Whether what follows an `@` names a figure or the like, not a source. */
export function isCrossReference(name: string): boolean {
	return crossReference.test(name);
}

/** Whether a key may follow `@` as it is; else it has to stand in braces. */
export function isBareKey(key: string): boolean {
	return /^[\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}_])*$/u.test(key) && !crossReference.test(key);
}

/** A key as it stands after `@`: in braces where it has what would end it. */
export function citableKey(key: string): string {
	return isBareKey(key) ? key : `{${key}}`;
}

const longestKey = 250;

/** Whether a key can be cited at all, in braces at least: Pandoc reads no blanks in them, and braces only in pairs. */
export function isCitable(key: string): boolean {
	if (key === '' || key.length > longestKey || /\s/.test(key) || !/[\p{L}\p{N}]/u.test(key)) return false;
	let depth = 0;
	for (const char of key) {
		if (char === '{') depth++;
		else if (char === '}' && --depth < 0) return false;
	}
	return depth === 0;
}
