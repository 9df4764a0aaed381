/** From pages to one text: what flows on, what stands beside it, and which page everything is on. */
import type { Locator } from '../../../text/locator.ts';
import { type Block, blocksOf } from './blocks.ts';
import { withEvenSizes } from './even-sizes.ts';
import { type Flow, flowOf, type PageBlocks } from './flow.ts';
import { footnotesAmong } from './footnotes.ts';
import { type Furniture, readFurniture } from './furniture.ts';
import type { Page } from './page.ts';
import { pageLabels } from './page-labels.ts';

export interface Assembled {
	/** Whose lines `furniture` and `flow` speak of. */
	readonly pages: readonly Page[];
	readonly flow: Flow;
	readonly furniture: Furniture;
	readonly pageLocators: readonly Locator[];
}

/** @param stated the labels that the file has for its pages */
export function assemble(read: readonly Page[], stated: readonly string[] | null): Assembled {
	const pages = withEvenSizes(read);
	const furniture = readFurniture(pages);
	const flow = flowThrough(pages, furniture);
	const labels = pageLabels(pages.length, stated, furniture.numbers);
	return { pages, flow, furniture, pageLocators: pageLocators(flow, labels) };
}

function flowThrough(pages: readonly Page[], furniture: Furniture): Flow {
	const blocks = pages.map(({ columns }, index) =>
		columns.map((lines) =>
			blocksOf(
				lines.filter((line) => !furniture.lines.has(line)),
				index,
			),
		),
	);
	const bodySize = commonSize(blocks.flat(2));
	return flowOf(
		blocks.map((columns, index): PageBlocks => {
			const notes = footnotesAmong(columns.flat(), bodySize);
			const lines = pages[index]?.columns.flat() ?? [];
			return {
				columns: columns.map((column) => column.filter((block) => !notes.has(block))),
				notes: columns.flat().filter((block) => notes.has(block)),
				furniture: [...lines.filter((line) => furniture.lines.has(line)), ...(pages[index]?.lineNumbers ?? [])],
			};
		}),
		bodySize,
	);
}

/** Of most of the letters. */
function commonSize(blocks: readonly Block[]): number {
	const letters = new Map<number, number>();
	for (const { size, lines } of blocks) {
		const rounded = Math.round(size * 4) / 4;
		letters.set(rounded, (letters.get(rounded) ?? 0) + lines.reduce((sum, { text }) => sum + text.length, 0));
	}
	return [...letters].reduce((most, one) => (one[1] > most[1] ? one : most), [10, 0])[0];
}

function pageLocators({ stretches }: Flow, labels: ReturnType<typeof pageLabels>): Locator[] {
	return stretches.flatMap(({ page, start, end }): Locator[] => {
		if (labels === undefined) return [{ term: 'page', value: String(page + 1), span: { start, end }, counted: true }];
		const value = labels[page];
		return value === undefined ? [] : [{ term: 'page', value, span: { start, end } }];
	});
}
