import type { Locator } from '../../text/locator.ts';
import { mergeSpans } from '../apparatus/spans.ts';
import { type SourceContent, type SourceReader, UnreadableSource } from '../source.ts';
import { headingLocators } from './heading-locators.ts';
import { type Block, blocksOf } from './pdf/blocks.ts';
import { type Flow, flowOf, type PageBlocks } from './pdf/flow.ts';
import { footnotesAmong } from './pdf/footnotes.ts';
import { type Furniture, readFurniture } from './pdf/furniture.ts';
import { openPdf, type PdfDocument } from './pdf/library.ts';
import { readMetadata } from './pdf/metadata.ts';
import { outlineHeadings } from './pdf/outline.ts';
import { type Page, readPage } from './pdf/page.ts';
import { pageLabels } from './pdf/page-labels.ts';
import { damaged, guarded, isReadable, problemOpening, withoutText, withoutUnicode } from './pdf/problems.ts';

export const pdfReader: SourceReader = {
	extensions: ['.pdf'],
	async read(bytes) {
		const task = await openPdf(bytes);
		try {
			const document = await task.promise.catch((error: unknown) => {
				throw problemOpening(error, bytes);
			});
			return await readDocument(document);
		} finally {
			await task.destroy();
		}
	},
};

async function readDocument(document: PdfDocument): Promise<SourceContent> {
	const pages = await readPages(document);
	const furniture = readFurniture(pages);
	const flow = flowThrough(pages, furniture);
	if (!isReadable(flow.text)) throw withoutUnicode();
	if (!/[\p{L}\p{N}]/u.test(flow.text)) throw withoutText();
	const stated = await document.getPageLabels().catch(() => null);
	const labels = pageLabels(pages.length, stated, furniture.numbers);
	const headings = await outlineHeadings(document, pages, flow.placed);
	const locators = [...pageLocators(flow, labels), ...headingLocators(headings, flow.text.length)];
	return {
		text: flow.text,
		metadata: await readMetadata(document, pages, furniture.lines),
		apparatus: mergeSpans([flow.apparatus]),
		locators: locators.sort((a, b) => a.span.start - b.span.start),
	};
}

async function readPages(document: PdfDocument): Promise<Page[]> {
	const guard = guarded(document.numPages);
	const pages: Page[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		guard(0);
		try {
			const page = await document.getPage(number);
			pages.push(await readPage(page, guard));
			page.cleanup();
		} catch (error) {
			throw error instanceof UnreadableSource ? error : damaged(number);
		}
	}
	return pages;
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
				furniture: lines.filter((line) => furniture.lines.has(line)),
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

function pageLocators({ stretches }: Flow, labels: readonly (string | undefined)[]): Locator[] {
	return stretches.flatMap(({ page, start, end }): Locator[] => {
		const value = labels[page];
		return value === undefined ? [] : [{ term: 'page', value, span: { start, end } }];
	});
}
