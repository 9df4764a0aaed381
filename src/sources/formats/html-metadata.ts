/** What a web page says about itself: title, author, date and address, as publishers write them for machines. */
import { listed } from '../metadata.ts';
import type { SourceMetadata } from '../source.ts';
import { readLinkedData } from './html-linked-data.ts';
import { type Page, type PageElement, shortText } from './html-page.ts';

/**
 * @param roots of its main text
 * @param beginning of the file, where browsers note whence they saved it
 */
export function pageMetadata(page: Page, roots: readonly PageElement[], beginning: string): SourceMetadata {
	const tags = metaTags(page);
	const first = (...names: readonly string[]) => names.flatMap((name) => tags.get(name) ?? []).find(isSaying);
	const all = (...names: readonly string[]) =>
		names.map((name) => tags.get(name)?.filter(isSaying)).find((one) => one?.length);
	const data = readLinkedData(page);
	const title = titleOf(
		page,
		roots,
		first('citation_title', 'og:title', 'dc.title', 'twitter:title') ?? data.title,
		first('og:site_name'),
	);
	const author =
		listed(
			unique(
				all('citation_author', 'author', 'dc.creator', 'article:author', 'parsely-author')?.flatMap(names) ?? [],
			).slice(0, mostAuthors),
		) ??
		data.author ??
		bylineOf(page);
	const date = day(
		first(
			'citation_publication_date',
			'citation_date',
			'article:published_time',
			'dc.date',
			'dcterms.created',
			'dcterms.date',
			'date',
			'pubdate',
		) ??
			data.date ??
			timeOf(page),
	);
	const url = [linkOf(page), first('og:url', 'citation_public_url'), savedFrom(beginning), data.url].find(isAddress);
	return {
		...(title === undefined ? {} : { title }),
		...(author === undefined ? {} : { author }),
		...(date === undefined ? {} : { date }),
		...(url === undefined ? {} : { url }),
	};
}

function metaTags(page: Page): ReadonlyMap<string, readonly string[]> {
	const tags = new Map<string, string[]>();
	for (const meta of page.querySelectorAll('meta[content]')) {
		const name = (
			meta.getAttribute('name') ??
			meta.getAttribute('property') ??
			meta.getAttribute('itemprop') ??
			''
		).toLowerCase();
		const content = oneLine(meta.getAttribute('content') ?? '');
		if (name === '' || content === '') continue;
		const known = tags.get(name);
		if (known === undefined) tags.set(name, [content]);
		else known.push(content);
	}
	return tags;
}

const longest = 400;
const longestByline = 80;
const mostAuthors = 20;

export function oneLine(text: string): string {
	return text
		.slice(0, 4 * longest)
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, longest);
}

function isSaying(text: string): boolean {
	return (
		/\p{L}|\p{N}/u.test(text) && !/^(?:untitled|undefined|null|admin|unknown|home|index)(?: document)?$/i.test(text)
	);
}

/** What the page calls itself, without the name of its site: the heading of its text may tell which part is which. */
function titleOf(
	page: Page,
	roots: readonly PageElement[],
	stated: string | undefined,
	site: string | undefined,
): string | undefined {
	const headings = (within: readonly PageElement[], selector: string) =>
		within
			.flatMap((root) => (root.localName === 'h1' ? [root] : [...root.querySelectorAll(selector)]))
			.slice(0, mostHeadings)
			.map(headingText)
			.filter(isSaying);
	const own = headings(roots, 'h1');
	const title = stated ?? oneLine(page.querySelector('title')?.textContent ?? '');
	if (!isSaying(title)) return own[0];
	if (stated !== undefined) return withoutSite(title, site);
	const isPart = (heading: string) =>
		heading.length >= 4 && heading.length < title.length && title.toLowerCase().includes(heading.toLowerCase());
	const isFirst = (heading: string) => isPart(heading) && title.toLowerCase().startsWith(heading.toLowerCase());
	// Outside of the text, the heading may be the site's name.
	return own.find(isPart) ?? headings([page], 'h1, h2').find(isFirst) ?? withoutSite(title, site);
}

function headingText(heading: PageElement): string {
	return oneLine(shortText(heading)).replace(/\s*[§¶#\uf0c1]$/u, '');
}

const mostHeadings = 50;
const divider = /\s+(?:[|»·•]|::|[-–—])\s+/g;
/** A site's name is shorter, and what it follows longer. */
const longestSite = 40;
const shortestTitle = 15;

function withoutSite(title: string, site: string | undefined): string {
	const dividers = [...title.matchAll(divider)];
	const [first, last] = [dividers[0], dividers.at(-1)];
	if (first === undefined || last === undefined) return title;
	const isSite = (part: string) => site !== undefined && part.toLowerCase() === site.toLowerCase();
	const end = title.slice(last.index + last[0].length);
	if (isSite(end)) return title.slice(0, last.index);
	if (isSite(title.slice(0, first.index))) return title.slice(first.index + first[0].length);
	const isLike = site === undefined && last.index >= shortestTitle && end.length <= longestSite;
	return isLike ? title.slice(0, last.index) : title;
}

/** `By Jane Smith and John Day`, an address that stands for a name not. */
function names(text: string): string[] {
	if (/^https?:/i.test(text)) return [];
	return [text.replace(/^(?:by|von|par|por|di)\s+(?=\p{Lu})/iu, '')];
}

function unique(items: readonly string[]): string[] {
	return [...new Set(items)];
}

function bylineOf(page: Page): string | undefined {
	const selectors = [
		'[itemprop="author"] [itemprop="name"]',
		'[itemprop="author"]',
		'[rel="author"]',
		'.byline',
		'.author',
	];
	for (const selector of selectors) {
		const found = [...page.querySelectorAll(selector)]
			.slice(0, mostAuthors)
			.map((element) => oneLine(shortText(element)))
			.filter((byline) => isSaying(byline) && byline.length <= longestByline);
		// A class may stand on the line and on each name in it.
		const authors = unique(found.flatMap(names)).slice(0, selector.startsWith('.') ? 1 : mostAuthors);
		if (authors.length > 0) return listed(authors);
	}
	return undefined;
}

function timeOf(page: Page): string | undefined {
	for (const selector of [
		'time[itemprop="datePublished"]',
		'time[pubdate]',
		'article time[datetime]',
		'main time[datetime]',
		'time[datetime]',
	]) {
		const found = page.querySelector(selector)?.getAttribute('datetime');
		if (found !== null && found !== undefined && /^\d{4}-\d{2}/.test(found)) return found;
	}
	return undefined;
}

/** Of a moment, the day. */
function day(written: string | undefined): string | undefined {
	return written === undefined ? undefined : (/^(\d{4}-\d{2}-\d{2})[T ]/.exec(written)?.[1] ?? written);
}

function linkOf(page: Page): string | undefined {
	return page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? undefined;
}

/** Browsers and SingleFile write it into a comment. */
function savedFrom(beginning: string): string | undefined {
	return (
		/<!--\s*saved from url=\(\d+\)(\S+)\s*-->/.exec(beginning)?.[1] ??
		/<!--\s*Page saved with SingleFile\s+url:\s*(\S+)/.exec(beginning)?.[1]
	);
}

function isAddress(text: string | undefined): boolean {
	return text !== undefined && /^https?:\/\/[^\s/]+/i.test(text);
}
