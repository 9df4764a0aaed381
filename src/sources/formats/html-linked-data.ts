/** JSON-LD in a web page, as far as it tells what the page's article is. */
import { listed } from '../metadata.ts';
import { oneLine } from './html-metadata.ts';
import type { Page } from './html-page.ts';

export interface LinkedData {
	readonly title?: string;
	readonly author?: string;
	readonly date?: string;
	readonly url?: string;
}

const articles = /(?:Article|Posting|Report|Review|Interview|Book|Chapter|Thesis)$/;
const mostRead = 1_000_000;
const mostItems = 2000;

/** Of the first article; empty if there is none. */
export function readLinkedData(page: Page): LinkedData {
	for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
		const json = script.textContent ?? '';
		if (json.length > mostRead) continue;
		const found = articleIn(parsed(json));
		if (found !== undefined) return dataOf(found);
	}
	return {};
}

type Item = Readonly<Record<string, unknown>>;

function parsed(json: string): unknown {
	try {
		return JSON.parse(json.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, ''));
	} catch {
		return undefined;
	}
}

function articleIn(data: unknown): Item | undefined {
	const waiting: unknown[] = [data];
	for (let i = 0; i < waiting.length && i < mostItems; i++) {
		const one = waiting[i];
		if (Array.isArray(one)) waiting.push(...one.slice(0, mostItems));
		if (!isItem(one)) continue;
		const types = [one['@type']].flat();
		if (types.some((type) => typeof type === 'string' && articles.test(type))) return one;
		waiting.push(one['@graph'], one.mainEntity, one.mainEntityOfPage);
	}
	return undefined;
}

function isItem(value: unknown): value is Item {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function dataOf(item: Item): LinkedData {
	const title = line(item.headline) ?? line(item.name);
	const author = listed(
		[item.author]
			.flat()
			.slice(0, 20)
			.flatMap((one) => line(isItem(one) ? one.name : one) ?? []),
	);
	const date = line(item.datePublished) ?? line(item.dateCreated);
	const url = line(item.url) ?? line(item['@id']);
	return {
		...(title === undefined ? {} : { title }),
		...(author === undefined ? {} : { author }),
		...(date === undefined ? {} : { date }),
		...(url === undefined ? {} : { url }),
	};
}

function line(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	return oneLine(value) || undefined;
}
