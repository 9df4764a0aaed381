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
	const seen = new Set<string>();
	for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
		seen.add(at);
		const style = styles.get(at);
		const named = /^heading ?([1-9])$/i.exec(style?.name ?? at)?.[1];
		// The tenth level is that of plain text.
		const level = style?.outline === undefined ? named && Number(named) : style.outline < 9 && style.outline + 1;
		if (level !== undefined && level !== '')
			return { level: isContents || level === false ? undefined : level, isContents };
	}
	return { level: undefined, isContents };
}
