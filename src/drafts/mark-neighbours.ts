/** Whether a quotation mark opens or closes, as told by the characters beside it. */

const openers = '([{<¡¿‐-‒–—―−/|~_*+=:;,…“‘«„‚‹»›「『（【［"\'\u2018';
export const closers = '.,;:!?)]}>…‐-‒–—―−/|~_*+=”’»›“‘«‹」』。、，．！？；：）】］"\'';
/** What stands before a closing mark, but hardly before an apostrophe. */
export const punctuation = '.,;:!?…—–。、！？”»"';
export const cjk = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

/** Characters without width, such as the joiner that keeps a dash to its word. */
export const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

export function charBefore(text: string, at: number): string | undefined {
	let i = at - 1;
	while (i > at - 4 && isInvisible(text.charCodeAt(i))) i--;
	return text[i];
}

export function charAfter(text: string, at: number): string | undefined {
	let i = at + 1;
	while (i < at + 4 && isInvisible(text.charCodeAt(i))) i++;
	return text[i];
}

function isInvisible(code: number): boolean {
	return code === 0xad || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;
}

/** Could a mark at `at` open: nothing, a blank or an opening character before it, and a word after it? */
export function opensAt(text: string, at: number): boolean {
	const before = charBefore(text, at);
	const after = charAfter(text, at);
	if (after === undefined) return false;
	if (before !== undefined && !/\s/.test(before) && !openers.includes(before) && !cjk.test(before)) return false;
	if (/\s/.test(after)) {
		// French marks stand off; others only from an inner mark.
		const further = text[at + 2] ?? ' ';
		if ('«»‹›'.includes(text[at] ?? '')) return /^\s{1,2}\S/.test(text.slice(at + 1, at + 4));
		return (before === undefined || /\s/.test(before)) && '“”‘’"\''.includes(further);
	}
	if (!closers.includes(after)) return true;
	// An ellipsis, a dash, a bracket or an inner mark may begin a quotation; other closing punctuation may not.
	const rest = text.slice(at + 1, at + 7).replace(invisible, '');
	return /^(?:\.{2,}|\. \.|…|[‐-―-]|["'“‘«‹„‚])/.test(rest) && !/^["']\s/.test(rest);
}

/** Could a mark at `at` close: a word or punctuation before it, and no word after it? */
export function closesAt(text: string, at: number): boolean {
	const before = charBefore(text, at);
	const after = charAfter(text, at);
	if (before === undefined) return false;
	if (/\s/.test(before))
		return '«»‹›"'.includes(text[at] ?? '') && (after === undefined || /[\s.,;:!?)\uFFFC]/.test(after));
	return after === undefined || /\s/.test(after) || closers.includes(after) || after === '\uFFFC' || cjk.test(after);
}
