/** Plain text as Markdown shows it literally. VS Code's own `appendText` would let no line break. */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/\s+/gu, ' ')
		.replace(/[\\`*_{}[\]()#+\-.!~|$<>]/g, '\\$&')
		.replace(/&/g, '&amp;');
}
