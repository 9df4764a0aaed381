/**
 * Text as Markdown shows it literally: nothing in it is read as markup, a link or an entity, and it stays on one line.
 */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/\s+/gu, ' ')
		.replace(/[\\`*_{}[\]()<>#|~$!^]/g, '\\$&')
		.replace(/&/g, '&amp;')
		.replace(/^(\s*)([-+])/u, '$1\\$2')
		.replace(/^(\s*\d+)([.)])/u, '$1\\$2')
		.replace(/(https?|ftp):\/\//gi, '$1&#58;//')
		.replace(/www\./gi, 'www&#46;')
		.replace(/(?<=[\w.+-])@(?=\w)/g, '&#64;');
}

/**
 * Text in bold, escaped. Marks at its ends stay outside: Markdown does not open or close bold between a letter and
 * a mark.
 */
export function bold(text: string): string {
	return wrap(text, '**');
}

/** Text struck through, escaped. */
export function struck(text: string): string {
	return wrap(text, '~~');
}

/** Text in italics, escaped. */
export function italic(text: string): string {
	return wrap(text, '*');
}

/** @param address an encoded address; `label` is escaped. */
export function link(label: string, address: string): string {
	return `[${escapeMarkdown(label)}](${address.replace(/\(/g, '%28').replace(/\)/g, '%29')})`;
}

function wrap(text: string, mark: string): string {
	const parts = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text);
	const [, before = '', inside = '', after = ''] = parts ?? [];
	if (inside === '') return text.trim() === '' ? text : `${mark}${escapeMarkdown(text.trim())}${mark}`;
	return `${escapeMarkdown(before)}${mark}${escapeMarkdown(inside)}${mark}${escapeMarkdown(after)}`;
}
