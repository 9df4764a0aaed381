import type { Attribute } from '../html-elements.ts';

/** What a paragraph's or table's style says of pages. */
export interface PageStyle {
	readonly breakBefore: boolean;
	readonly breakAfter: boolean;
	/** The page style that a new page gets. */
	readonly master: string | undefined;
	/** The number that a new page gets. */
	readonly number: number | undefined;
}

interface Style {
	readonly parent: string | undefined;
	breakBefore: string | undefined;
	breakAfter: string | undefined;
	readonly master: string | undefined;
	number: string | undefined;
}

interface Master {
	readonly layout: string;
	readonly next: string | undefined;
}

/** Collects, from the elements of `styles.xml` and `content.xml`, the styles that say where pages begin. */
export function pageStyles() {
	const styles = new Map<string, Style>();
	const masters = new Map<string, Master>();
	const formats = new Map<string, string | undefined>();
	let style: Style | undefined;
	let layout: string | undefined;

	return {
		open(name: string, attribute: Attribute): void {
			switch (name) {
				case 'style':
				case 'default-style':
					style = {
						parent: attribute('style:parent-style-name'),
						breakBefore: undefined,
						breakAfter: undefined,
						master: attribute('style:master-page-name') || undefined,
						number: undefined,
					};
					if (name === 'style') styles.set(attribute('style:name') ?? '', style);
					break;
				case 'paragraph-properties':
				case 'table-properties':
					if (style === undefined) break;
					style.breakBefore = attribute('fo:break-before');
					style.breakAfter = attribute('fo:break-after');
					style.number = attribute('style:page-number');
					break;
				case 'page-layout':
					layout = attribute('style:name');
					break;
				case 'page-layout-properties':
					if (layout !== undefined) formats.set(layout, attribute('style:num-format'));
					break;
				case 'master-page':
					masters.set(attribute('style:name') ?? '', {
						layout: attribute('style:page-layout-name') ?? '',
						next: attribute('style:next-style-name'),
					});
			}
		},

		/** With what it takes over from the styles that it is based on. */
		styleOf(name: string): PageStyle {
			const chain: Style[] = [];
			for (let at: string | undefined = name; at !== undefined && chain.length < 50; ) {
				const one = styles.get(at);
				if (one === undefined) break;
				chain.push(one);
				at = one.parent;
			}
			const first = <T>(of: (one: Style) => T | undefined) => chain.map(of).find((value) => value !== undefined);
			const number = first((one) => one.number);
			const master = first((one) => one.master);
			return {
				breakBefore: master !== undefined || first((one) => one.breakBefore) === 'page',
				breakAfter: first((one) => one.breakAfter) === 'page',
				master,
				number: number !== undefined && /^[1-9]\d{0,5}$/.test(number) ? Number(number) : undefined,
			};
		},

		/** The page style that follows on this one when a page is full. */
		following: (master: string) => masters.get(master)?.next ?? master,

		/** As `numeral` calls it. */
		formatOf(master: string): string | undefined {
			const format = formats.get(masters.get(master)?.layout ?? '');
			return format === undefined ? undefined : formatNames[format];
		},
	};
}

const formatNames: Readonly<Record<string, string>> = {
	i: 'lowerRoman',
	I: 'upperRoman',
	a: 'lowerLetter',
	A: 'upperLetter',
};
