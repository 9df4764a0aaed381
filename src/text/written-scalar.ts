/** Keys as YAML and JSON write them: a key put in another's place is written as the other was, where it can be. */
import type { Edit } from './edit.ts';
import type { KeyPlace } from './key-place.ts';
import type { Span } from './span.ts';

const plain = /^[\p{L}\p{N}_](?:[^\s,[\]{}"']*[^\s,[\]{}"':])?$/u;
/** What YAML, old or new, reads as something else than text. */
const special = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * The place of a key that is a scalar of a YAML text.
 * @param at the scalar as written, with its quotation marks
 */
export function yamlKey(text: string, key: string, at: Span): KeyPlace {
	const written = text.slice(at.start, at.end);
	const mark = /^["']/.test(written) ? 1 : 0;
	const span = { start: at.start + mark, end: at.end - mark };
	return { key, span, renamed: (wanted): Edit => ({ span: at, text: yamlScalar(written, key, wanted) }) };
}

/** Marks that only the old key needed go with it. */
function yamlScalar(written: string, key: string, wanted: string): string {
	const isMarked = /^["']/.test(written);
	if (isPlain(wanted) && (!isMarked || !isPlain(key))) return wanted;
	if (written.startsWith("'")) return `'${wanted.replaceAll("'", "''")}'`;
	return JSON.stringify(wanted);
}

function isPlain(key: string): boolean {
	return plain.test(key) && !special.test(key);
}

/** The place of a key that is a string or a number of a JSON text. */
export function jsonKey(text: string, key: string, at: Span): KeyPlace {
	const mark = text[at.start] === '"' ? 1 : 0;
	const span = { start: at.start + mark, end: at.end - mark };
	return { key, span, renamed: (wanted): Edit => ({ span: at, text: JSON.stringify(wanted) }) };
}
