/** A paragraph of `known.md`, without its markup. */
export interface KnownParagraph {
	readonly text: string;
	/** A footnote's own text. */
	readonly note: boolean;
}

/** What every document in `known/` says, in order; a note follows the paragraph that it belongs to. */
export function knownParagraphs(markdown: string): KnownParagraph[] {
	const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
	return body
		.split(/\n{2,}/)
		.flatMap((block) => (block.startsWith('- ') ? block.split('\n') : [block]))
		.flatMap((block) => {
			const notes = [...block.matchAll(/\^\[([^\]]*)\]/g)].map(([, note]) => ({ text: note ?? '', note: true }));
			const text = block
				.replace(/\^\[[^\]]*\]/g, '')
				.replace(/^(?:#+|[>|-]) /gm, '')
				.replace(/\s+/g, ' ')
				.trim();
			return text === '' ? [] : [{ text, note: false }, ...notes];
		});
}
