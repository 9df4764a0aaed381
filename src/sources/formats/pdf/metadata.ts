/** What a PDF says of itself, as far as it can be believed. */
import { metadataFrom } from '../../metadata.ts';
import type { SourceMetadata } from '../../source.ts';
import { titleFromText } from '../../titles.ts';
import { isAuthor, isTitle } from '../stated-metadata.ts';
import type { PdfDocument } from './library.ts';
import type { Line } from './lines.ts';
import type { Page } from './page.ts';

/** @param furniture lines that cannot be the title */
export async function readMetadata(
	document: PdfDocument,
	pages: readonly Page[],
	furniture: ReadonlySet<Line>,
): Promise<SourceMetadata> {
	const { info, metadata } = await document
		.getMetadata()
		.catch(() => ({ info: {} as Record<string, unknown>, metadata: null }));
	const xmp = (name: string) => metadata?.get(name);
	const title = [oneLine(xmp('dc:title')), oneLine(info.Title)].find(isWorded);
	const author = [people(xmp('dc:creator')), oneLine(info.Author)].find((one) => one !== undefined && isAuthor(one));
	const date =
		dateOf(xmp('prism:publicationdate') ?? xmp('prism:coverdate') ?? xmp('dc:date')) ?? dateOf(info.CreationDate);
	const stated = metadataFrom({ title, author, date });
	if (title !== undefined) return stated;
	const guessed = titleFromPages(pages, furniture);
	return guessed === undefined ? stated : { ...stated, title: guessed, titleGuessed: true };
}

function oneLine(value: unknown): string | undefined {
	const text = Array.isArray(value) ? value[0] : value;
	if (typeof text !== 'string') return undefined;
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
}

function people(value: unknown): string | undefined {
	if (!Array.isArray(value)) return oneLine(value);
	const names = value.map(oneLine).filter((name) => name !== undefined && isAuthor(name));
	return names.length === 0 ? undefined : (names as string[]).join(', ');
}

/** Of one word, it must look like one: many programs write identifiers there. */
function isWorded(title: string | undefined): boolean {
	if (title === undefined || !/\p{L}{2}/u.test(title) || !isTitle(title)) return false;
	return /\s/.test(title) || /^\p{Lu}[\p{L}\p{M}’'-]+$/u.test(title) || /[\p{Script=Han}\p{Script=Kana}]/u.test(title);
}

/** `D:20240131120000Z` and ISO dates to the day. */
function dateOf(value: unknown): string | undefined {
	const written = oneLine(value);
	const found = /^(?:D:)?(\d{4})-?(\d{2})?-?(\d{2})?/.exec(written ?? '');
	if (found === null) return undefined;
	const [, year = '', month, day] = found;
	if (Number(year) < 1400 || Number(year) > 2200) return undefined;
	return [year, month, day].filter((part) => part !== undefined && part !== '00').join('-');
}

/** The largest type on the first page that has words, in its upper part, is the title as a rule. */
function titleFromPages(pages: readonly Page[], furniture: ReadonlySet<Line>): string | undefined {
	for (const page of pages.slice(0, 3)) {
		const lines = page.columns.flat().filter((line) => !furniture.has(line));
		const upper = lines.filter(({ y, text }) => y < 0.7 * page.height && /\p{L}{2}/u.test(text));
		const largest = Math.max(0, ...upper.map(({ size }) => size));
		const usual = lines.map(({ size }) => size).sort((a, b) => a - b)[lines.length >> 1] ?? 0;
		const first = upper.findIndex(({ size }) => size > 0.97 * largest);
		if (first < 0) continue;
		if (largest < 1.1 * usual) return titleFromText(lines.map(({ text }) => text).join('\n'));
		const title: string[] = [];
		for (let i = first; i < upper.length && title.length < 5 && (upper[i] as Line).size > 0.97 * largest; i++) {
			title.push((upper[i] as Line).text);
		}
		// A title may refer to a note of thanks.
		return titleFromText(title.join(' ').replace(/\s*[*∗†‡§¶]+$/u, ''));
	}
	return undefined;
}
