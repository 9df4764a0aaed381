/** Where an e-book's chapters and its printed edition's pages begin, by its navigation (EPUB 3) or NCX (EPUB 2). */
import { decodeXml, readXhtml, readXml, type XmlHandler } from '../xml.ts';
import type { Archive } from '../zip.ts';
import type { Book } from './package.ts';
import { placeNamed } from './paths.ts';

/** By path and, in it, by id; the empty id is the file's beginning. */
type Places<T> = Map<string, Map<string, T[]>>;

export interface Chapter {
	/** From 1. */
	readonly level: number;
	readonly title: string;
}

export interface Navigation {
	readonly chapters: Places<Chapter>;
	readonly pages: Places<string>;
}

interface Entry {
	readonly level: number;
	title: string;
	reference: string;
}

export function readNavigation(archive: Archive, { nav, ncx }: Book): Navigation {
	const chapters: Places<Chapter> = new Map();
	const pages: Places<string> = new Map();
	for (const [path, reader] of [
		[nav, navReader],
		[ncx, ncxReader],
	] as const) {
		const bytes = path === undefined ? undefined : archive.bytes(path);
		if (path === undefined || bytes === undefined) continue;
		const { handler, toc, pageList } = reader();
		(reader === navReader ? readXhtml : readXml)(decodeXml(bytes), handler);
		if (chapters.size === 0) {
			for (const { level, title, reference } of toc) add(chapters, reference, path, { level, title });
		}
		if (pages.size === 0) for (const { title, reference } of pageList) add(pages, reference, path, title);
	}
	return { chapters, pages };
}

function add<T>(places: Places<T>, reference: string, from: string, value: T): void {
	const place = placeNamed(reference, from);
	if (place === undefined || reference === '') return;
	const inFile = places.get(place.path) ?? new Map<string, T[]>();
	places.set(place.path, inFile);
	const there = inFile.get(place.id);
	if (there === undefined) inFile.set(place.id, [value]);
	else there.push(value);
}

interface NavigationReader {
	readonly handler: XmlHandler;
	readonly toc: readonly Entry[];
	readonly pageList: readonly Entry[];
}

/** Lists in lists of links, in a `nav` for each purpose. */
function navReader(): NavigationReader {
	const lists = { toc: [] as Entry[], pageList: [] as Entry[] };
	let list: Entry[] | undefined;
	let entry: Entry | undefined;
	let level = 0;
	return {
		...lists,
		handler: {
			open(name, attribute) {
				const purpose = `${attribute('epub:type') ?? ''} ${attribute('role') ?? ''}`;
				if (name === 'nav') {
					list = /\btoc\b/.test(purpose) ? lists.toc : /\bpage-?list\b/.test(purpose) ? lists.pageList : undefined;
					level = 0;
				} else if (name === 'ol') level++;
				else if (name === 'a' && list !== undefined) {
					entry = { level, title: '', reference: attribute('href') ?? '' };
					list.push(entry);
				}
			},
			text(text) {
				if (entry !== undefined && entry.title.length < 1000) entry.title += text;
			},
			close(name) {
				if (name === 'ol') level--;
				else if (name === 'nav') list = undefined;
				else if (name === 'a' && entry !== undefined) {
					entry.title = entry.title.replace(/\s+/g, ' ').trim();
					entry = undefined;
				}
			},
		},
	};
}

/** Points in points, each with a label and the place it leads to. */
function ncxReader(): NavigationReader {
	const toc: Entry[] = [];
	const pageList: Entry[] = [];
	const open: Entry[] = [];
	let inLabel = false;
	return {
		toc,
		pageList,
		handler: {
			open(name, attribute) {
				const entry = open.at(-1);
				if (name === 'navPoint' || name === 'pageTarget') {
					const next = { level: open.length + 1, title: '', reference: '' };
					(name === 'navPoint' ? toc : pageList).push(next);
					open.push(next);
				} else if (name === 'navLabel') inLabel = true;
				else if (name === 'content' && entry !== undefined) entry.reference = attribute('src') ?? '';
			},
			text(text) {
				const entry = open.at(-1);
				if (inLabel && entry !== undefined && entry.title.length < 1000) entry.title += text;
			},
			close(name) {
				if (name === 'navLabel') inLabel = false;
				else if (name === 'navPoint' || name === 'pageTarget') {
					const entry = open.pop();
					if (entry !== undefined) entry.title = entry.title.replace(/\s+/g, ' ').trim();
				}
			},
		},
	};
}
