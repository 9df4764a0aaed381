/** The bookmarks of a PDF as headings, where they lead to a page. Cost: a question to the library for each. */
import type { Heading } from '../heading-locators.ts';
import type { Flow, PlacedLine } from './flow.ts';
import type { PdfDestination, PdfDocument, PdfOutlineItem } from './library.ts';
import type { Page } from './page.ts';

const deepest = 6;
const most = 3000;

export async function outlineHeadings(
	document: PdfDocument,
	pages: readonly Page[],
	placed: Flow['placed'],
): Promise<Heading[]> {
	const headings: Heading[] = [];
	const visit = async (items: readonly PdfOutlineItem[], level: number): Promise<void> => {
		for (const item of items) {
			if (headings.length >= most) return;
			const place = await placeOf(document, item, pages, placed);
			if (place !== undefined && item.title.trim() !== '') {
				headings.push({ level, text: named(item.dest) ?? numbered(item.title, place.line.text), start: place.start });
			}
			if (level < deepest && item.items.length > 0) await visit(item.items, level + 1);
		}
	};
	try {
		await visit((await document.getOutline()) ?? [], 1);
	} catch {
		// Broken bookmarks tell no places; the text is none the worse.
	}
	return headings.sort((a, b) => a.start - b.start);
}

async function placeOf(
	document: PdfDocument,
	{ dest, title }: PdfOutlineItem,
	pages: readonly Page[],
	placed: Flow['placed'],
): Promise<PlacedLine | undefined> {
	const destination = typeof dest === 'string' ? await document.getDestination(dest) : dest;
	const index = Array.isArray(destination) ? await pageIndexOf(document, destination) : undefined;
	const page = index === undefined ? undefined : pages[index];
	if (page === undefined || index === undefined || destination === null) return undefined;
	const top = topOf(destination, page);
	const lines = (placed[index] ?? []).toSorted((a, b) => a.start - b.start);
	const below = lines.filter(({ line }) => line.y >= top - 2);
	const titled = below.find(({ line }) => line.y - top < 8 * line.size && sharesWords(title, line.text));
	return titled ?? below[0] ?? lines[0];
}

async function pageIndexOf(document: PdfDocument, destination: PdfDestination): Promise<number | undefined> {
	const [target] = destination;
	if (typeof target === 'number') return target;
	if (typeof target !== 'object' || target === null) return undefined;
	return document.getPageIndex(target).catch(() => undefined);
}

/** The height on the page that the destination names; its top where it names none. */
function topOf(destination: PdfDestination, page: Page): number {
	const [, kind, x, y] = destination;
	const name = (kind as { name?: unknown } | undefined)?.name;
	const height = name === 'XYZ' || name === 'FitR' ? y : name === 'FitH' || name === 'FitBH' ? x : undefined;
	return typeof height === 'number' ? page.place(0, height).y : 0;
}

const simple = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether the line is part of the title, or the title of the line. */
function sharesWords(title: string, line: string): boolean {
	const [one, other] = [simple(title), simple(line)];
	return other.length > 1 && (one.includes(other) || other.includes(one));
}

/** LaTeX says in the name of the place what stands there. */
function named(dest: PdfOutlineItem['dest']): string | undefined {
	const [, kind, number] = (typeof dest === 'string' && /^(chapter|appendix)\.(\d+|[A-Z])$/.exec(dest)) || [];
	return kind === undefined ? undefined : `${kind} ${number}`;
}

/** The title with the number that only the page itself shows before it. */
function numbered(title: string, line: string): string {
	const number = /^\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z](?:\.\d+)*)[.):]?\s+(?=\S)/.exec(line)?.[0];
	return number !== undefined && simple(line.slice(number.length)) === simple(title) ? line : title;
}
