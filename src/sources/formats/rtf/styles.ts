export interface RtfStyle {
	/** Of a heading, from 1. */
	readonly level: number | undefined;
	/** It belongs to a table of contents. */
	readonly isContents: boolean;
}

const plain: RtfStyle = { level: undefined, isContents: false };

/** Collects the styles of paragraphs. Each says all of itself, whatever it is based on. */
export function rtfStyles() {
	const styles = new Map<number, RtfStyle>();
	let open: { id: number; level: number | undefined; name: string } | undefined;

	return {
		begin(): void {
			open = { id: 0, level: undefined, name: '' };
		},
		id(id: number): void {
			if (open !== undefined) open.id = id;
		},
		/** @param outline from 0; 9 is plain text's */
		level(outline: number | undefined): void {
			if (open !== undefined && outline !== undefined && outline < 9) open.level = outline + 1;
		},
		name(text: string): void {
			if (open !== undefined && open.name.length < 100) open.name += text;
		},
		end(): void {
			if (open === undefined) return;
			const { id, level, name } = open;
			const named = /^\s*heading ?([1-9])\s*;/i.exec(name)?.[1];
			const isContents = /^\s*(?:toc|contents) ?(?:\d|heading)/i.test(name);
			styles.set(id, {
				level: isContents ? undefined : (level ?? (named === undefined ? undefined : Number(named))),
				isContents,
			});
			open = undefined;
		},
		of: (id: number): RtfStyle => styles.get(id) ?? plain,
	};
}
