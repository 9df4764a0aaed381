import type { Preset } from '../../check/settings.ts';

/**
 * A quotation's first letter in the other case. Chicago and the APA change it silently; where a preset follows those
 * who do not (MLA, Bluebook), the letter stands in brackets. The news leave a speaker's words alone.
 */
export function withInitial(words: string, wanted: 'upper' | 'lower', preset: Preset): string {
	const [before, letter] = /^([^\p{L}\p{N}[]*)(\p{L})/u.exec(words)?.slice(1) ?? [];
	if (before === undefined || letter === undefined || preset === 'news') return words;
	const changed = wanted === 'upper' ? letter.toLocaleUpperCase() : letter.toLocaleLowerCase();
	if (changed === letter || changed.length !== letter.length) return words;
	const rest = words.slice(before.length + letter.length);
	return `${before}${preset === 'strict' ? `[${changed}]` : changed}${rest}`;
}

/** Whether what is written after `before` begins a sentence. */
export function beginsSentence(before: string): boolean {
	const written = before.replace(/\s+$/u, '');
	// A citation or a closing mark stands between a sentence's end and the next.
	const last = written.slice(written.lastIndexOf('\n') + 1).replace(/(?:[\s”"’'»«)\]]|\[[^\]]*\])+$/u, '');
	return /\n[ \t]*\r?\n\s*$/.test(before) || last === '' || /[.!?…]$/u.test(last);
}
