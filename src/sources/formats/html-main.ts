/**
 * Which part of a web page is its own text. Pages that say so (`<article>`, `<main>`) are believed; of others that have
 * navigation around them, Readability finds it, by the weight of paragraphs against that of links. Whatever would leave
 * out too much of the prose is not followed: boilerplate that is read costs less than words that are missing.
 */
import { boilerplate } from './html-boilerplate.ts';
import {
	isElement,
	isText,
	type Page,
	type PageElement,
	type PageNode,
	parsePage,
	shortText,
	walkPage,
} from './html-page.ts';

export interface MainText {
	/** In the order of the page. */
	readonly roots: readonly PageElement[];
	isLeftOut(element: PageElement): boolean;
}

/** In UTF-16 code units, of what is in an element and no boilerplate beyond doubt. */
interface Weight {
	text: number;
	/** Of that, in links. */
	linked: number;
}

/** Readability's time grows with the square of nesting. */
const deepest = 250;
const mostHeadings = 50;
const mostElements = 30_000;
const leastKept = 1 / 3;
/** Of what is kept, what is likely to be boilerplate makes up less. */
const mostLikely = 0.3;
/** In UTF-16 code units: a page with less is its comments. */
const leastBesideComments = 200;

export async function mainText(page: Page, html: string): Promise<MainText> {
	const body = page.querySelector('body') ?? page.documentElement;
	if (body === null) return { roots: [], isLeftOut: () => false };
	const weights = weigh(body);
	const proseOf = (element: PageElement) => {
		const weight = weights.get(element);
		return weight === undefined ? 0 : weight.text - weight.linked;
	};
	const stated = statedRoot(body, proseOf);
	const roots = stated === undefined ? ((await readableRoots(html, body, proseOf)) ?? [body]) : [stated];
	const kept = roots.reduce((sum, root) => sum + proseOf(root), 0);
	const isRoot = new Set(roots);
	return {
		roots,
		isLeftOut(element) {
			if (isRoot.has(element)) return false;
			if (isPermalink(element)) return true;
			const kind = boilerplateOf(element);
			if (kind === 'sure') return true;
			if (kind === 'likely') return proseOf(element) < mostLikely * kept;
			return kind === 'comments' && kept >= leastBesideComments;
		},
	};
}

/** The sign beside a heading that links to it. */
function isPermalink(element: PageElement): boolean {
	if (element.localName !== 'a' || !element.getAttribute('href')?.includes('#')) return false;
	return /^\s*[§¶#🔗⚓\uf0c1]?\ufe0f?\s*$/u.test(shortText(element)) && element.getAttribute('id') === null;
}

function boilerplateOf(element: PageElement) {
	const kind = boilerplate(element.localName, (name) => element.getAttribute(name) ?? undefined);
	if (kind !== undefined || element.localName !== 'header') return kind;
	return element.querySelector('h1') === null && !isWithinText(element) ? 'sure' : undefined;
}

function isWithinText(element: PageElement): boolean {
	for (let node: PageNode | null = element.parentNode; node !== null; node = node.parentNode) {
		if (isElement(node) && /^(?:article|main|section)$/.test(node.localName)) return true;
	}
	return false;
}

const unseen = /^(?:script|style|template|noscript|svg|select|button|textarea)$/;

function weigh(body: PageElement): ReadonlyMap<PageElement, Weight> {
	const weights = new Map<PageElement, Weight>();
	const open: { readonly element: PageElement; readonly weight: Weight; readonly inLink: boolean }[] = [];
	walkPage(body, {
		open(element) {
			if (unseen.test(element.localName)) return false;
			if (element !== body && boilerplateOf(element) === 'sure') return false;
			const inLink =
				open.at(-1)?.inLink === true || (element.localName === 'a' && element.getAttribute('href') !== null);
			open.push({ element, weight: { text: 0, linked: 0 }, inLink });
			return true;
		},
		text(text) {
			const around = open.at(-1);
			if (around === undefined) return;
			const { length } = text.replace(/\s+/g, ' ').trim();
			around.weight.text += length;
			if (around.inLink) around.weight.linked += length;
		},
		close(element) {
			const { weight } = open.pop() ?? {};
			if (weight === undefined) return;
			weights.set(element, weight);
			const around = open.at(-1)?.weight;
			// A page may have more comments than text.
			if (around === undefined || boilerplateOf(element) === 'comments') return;
			around.text += weight.text;
			around.linked += weight.linked;
		},
	});
	return weights;
}

/** What the page itself says is its text. Where articles are many and alike, it is all of them. */
function statedRoot(body: PageElement, proseOf: (element: PageElement) => number): PageElement | undefined {
	const largest = (selector: string, within: PageElement) =>
		[...within.querySelectorAll(selector)].reduce<PageElement | undefined>(
			(best, next) => (best === undefined || proseOf(next) > proseOf(best) ? next : best),
			undefined,
		);
	const main = largest('main, [role="main"]', body);
	const isMain = main !== undefined && proseOf(main) >= leastKept * proseOf(body);
	const within = isMain ? main : body;
	const article = largest('article, [itemprop="articleBody"]', within);
	if (article !== undefined && proseOf(article) >= 0.5 * proseOf(within)) return article;
	return isMain ? main : undefined;
}

const number = 'data-quotewright-number';

/** What Readability finds; undefined where it is not asked or leaves out too much. */
async function readableRoots(
	html: string,
	body: PageElement,
	proseOf: (element: PageElement) => number,
): Promise<readonly PageElement[] | undefined> {
	const elements = [...body.querySelectorAll('*')];
	if (elements.length > mostElements || isTooDeep(body) || !elements.some(boilerplateOf)) return undefined;
	// It takes the page to pieces.
	const copy = await parsePage(html);
	[...(copy.querySelector('body')?.querySelectorAll('*') ?? [])].forEach((element, i) => {
		element.setAttribute(number, `${i}`);
	});
	const found = await readable(copy);
	if (found === undefined) return undefined;
	const roots = childrenOf(found.querySelector('#readability-page-1') ?? found).map((child) => {
		return elements[Number(child.getAttribute(number) ?? -1)];
	});
	if (roots.includes(undefined)) return undefined;
	const known = roots.filter((root) => root !== undefined && boilerplateOf(root) !== 'sure') as PageElement[];
	if (known.length === 0) return undefined;
	const kept = known.reduce((sum, root) => sum + proseOf(root), 0);
	return kept >= leastKept * proseOf(body) ? [...titleAbove(body, known), ...known] : undefined;
}

/** The heading that the page is called by, which Readability leaves out: it may name a chapter. */
function titleAbove(body: PageElement, roots: readonly PageElement[]): readonly PageElement[] {
	const page = body.parentNode as PageElement | null;
	const title = page?.querySelector('title')?.textContent?.replace(/\s+/g, ' ').toLowerCase() ?? '';
	const heading = [...body.querySelectorAll('h1, h2')].slice(0, mostHeadings).find((one) => {
		const text = shortText(one).replace(/\s+/g, ' ').trim().toLowerCase();
		return text.length >= 4 && title.includes(text);
	});
	if (heading === undefined || roots.some((root) => isIn(heading, root))) return [];
	return [heading];
}

function isIn(element: PageElement, root: PageElement): boolean {
	for (let node: PageNode | null = element; node !== null; node = node.parentNode) if (node === root) return true;
	return false;
}

async function readable(copy: Page): Promise<PageElement | undefined> {
	// Bundled, what is CommonJS has no names of its own.
	const { Readability } = (await import('@mozilla/readability')).default;
	const serializer = (node: unknown) => node as PageElement;
	try {
		return new Readability<PageElement>(copy as never, { serializer }).parse()?.content ?? undefined;
	} catch {
		// It trips over documents that are badly broken.
		return undefined;
	}
}

function isTooDeep(body: PageElement): boolean {
	let depth = 0;
	let most = 0;
	walkPage(body, {
		open() {
			depth++;
			most = Math.max(most, depth);
			return most <= deepest;
		},
		text() {},
		close: () => depth--,
	});
	return most > deepest;
}

/** But for white space. */
function childrenOf(element: PageElement): PageElement[] {
	const children: PageElement[] = [];
	for (let node = element.firstChild; node !== null; node = node.nextSibling) {
		if (isElement(node)) children.push(node);
		else if (isText(node) && (node.textContent ?? '').trim() !== '') return [];
	}
	return children;
}
