/** BibTeX's lists of names. */
import type { TexReader } from './bibliography-tex.ts';

/** The names as a reader would read them: `Jean de la Vallée Poussin`. */
export function readNames(value: string, readTex: TexReader): string[] {
	return splitOutside(value, /\s+and(?=\s)/iy).flatMap((name) => readName(name, readTex) ?? []);
}

/** `Last, First`, `von Last, Jr, First`, `First von Last`, `{The Corporation}`, `family=Last, given=First`. */
function readName(name: string, readTex: TexReader): string | undefined {
	const parts = splitOutside(name, /,/y).map((part) => part.trim());
	const ordered = parts.every((part) => attribute.test(part)) ? fromAttributes(parts) : inReadingOrder(parts);
	return readTex(ordered.filter((part) => part !== '').join(' '));
}

const attribute = /^(family|given|prefix|suffix|(?:family|given|prefix|suffix)-i|useprefix|juniorcomma|id|hash)\s*=/i;

function fromAttributes(parts: readonly string[]): string[] {
	const named = new Map(
		parts.map((part) => {
			const at = part.indexOf('=');
			return [part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()];
		}),
	);
	return ['given', 'prefix', 'family', 'suffix'].map((name) => named.get(name) ?? '');
}

function inReadingOrder([last = '', ...others]: readonly string[]): string[] {
	const [first = '', ...rest] = others.toReversed();
	return [first, last, ...rest.toReversed()];
}

/** Cuts at what matches outside of braces. */
function splitOutside(text: string, separator: RegExp): string[] {
	const parts: string[] = [];
	let start = 0;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		if (char === '\\') at++;
		else if (char === '{') depth++;
		else if (char === '}') depth--;
		else if (depth === 0) {
			separator.lastIndex = at;
			const found = separator.exec(text);
			if (found === null) continue;
			parts.push(text.slice(start, at));
			start = at + found[0].length;
			at = start - 1;
		}
	}
	return [...parts, text.slice(start)];
}
