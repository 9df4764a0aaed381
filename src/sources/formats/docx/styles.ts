import { readXml } from '../xml.ts';

export interface Style {
	/** Of a heading, from 1. */
	readonly level: number | undefined;
	/** It belongs to a table of contents or of figures. */
	readonly isContents: boolean;
}

interface Defined {
	name: string;
	basedOn: string | undefined;
	outline: number | undefined;
}

/** The styles of paragraphs by their ids, with what they take over from the styles that they are based on. */
export function readStyles(xml: string | undefined): (id: string | null) => Style {
	const defined = definedStyles(xml);
	const known = new Map<string, Style>();
	return (id) => {
		const key = id ?? '';
		const style = known.get(key) ?? resolved(key, defined);
		known.set(key, style);
		return style;
	};
}

function definedStyles(xml: string | undefined): ReadonlyMap<string, Defined> {
	const styles = new Map<string, Defined>();
	let style: Defined | undefined;
	if (xml === undefined) return styles;
	readXml(xml, {
		open(name, attribute, prefix) {
			const value = attribute(`${prefix}val`);
			if (name === 'style') {
				style = { name: '', basedOn: undefined, outline: undefined };
				styles.set(attribute(`${prefix}styleId`) ?? '', style);
			} else if (style === undefined || value === undefined) return;
			else if (name === 'name') style.name = value;
			else if (name === 'basedOn') style.basedOn = value;
			else if (name === 'outlineLvl' && /^\d$/.test(value)) style.outline = Number(value);
		},
		text() {},
		close(name) {
			if (name === 'style') style = undefined;
		},
	});
	return styles;
}

/** Files without styles, or with the names that programs give: ids like `Heading1` and names like "heading 1". */
function resolved(id: string, styles: ReadonlyMap<string, Defined>): Style {
	const name = styles.get(id)?.name ?? id;
	const isContents = /^(?:toc|contents|table of (?:figures|contents|authorities))(?:\b|\d)/i.test(name);
	let at: string | undefined = id;
	for (let step = 0; at !== undefined && step < 50; step++) {
		const style = styles.get(at);
		const named = /^heading ?([1-9])$/i.exec(style?.name ?? at)?.[1];
		const outline = style?.outline ?? (named === undefined ? undefined : Number(named) - 1);
		// The tenth level is that of plain text.
		if (outline !== undefined) return { level: isContents || outline > 8 ? undefined : outline + 1, isContents };
		at = style?.basedOn;
	}
	return { level: undefined, isContents };
}
