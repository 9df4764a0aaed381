/** A web page as linkedom parses it, as far as readers use it: scripts never run, and nothing is fetched. */

export interface PageNode {
	readonly nodeType: number;
	readonly textContent: string | null;
	readonly parentNode: PageNode | null;
	readonly firstChild: PageNode | null;
	readonly nextSibling: PageNode | null;
}

export interface PageElement extends PageNode {
	readonly localName: string;
	getAttribute(name: string): string | null;
	setAttribute(name: string, value: string): void;
	querySelectorAll(selector: string): Iterable<PageElement>;
	querySelector(selector: string): PageElement | null;
}

export interface Page extends PageElement {
	readonly documentElement: PageElement | null;
}

const elementType = 1;
const textType = 3;
const cdataType = 4;

export function isElement(node: PageNode): node is PageElement {
	return node.nodeType === elementType;
}

export function isText(node: PageNode): boolean {
	return node.nodeType === textType || node.nodeType === cdataType;
}

/** Loads the parser on first use. */
export async function parsePage(html: string): Promise<Page> {
	const { parseHTML } = await import('linkedom');
	// Without these elements, the parser puts what stands first into the place of the root.
	const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<html><head></head><body>${html}</body></html>`;
	return (parseHTML(whole) as unknown as { readonly document: Page }).document;
}

/** What is done at each element and text of a page, in their order. Nesting may be as deep as it likes. */
export interface Visit {
	/** Answers whether to go into it; if not, its end is not told either. */
	open(element: PageElement): boolean;
	text(text: string): void;
	close(element: PageElement): void;
}

/** Goes through the element and all that is in it. */
export function walkPage(root: PageElement, { open, text, close }: Visit): void {
	let node: PageNode = root;
	for (;;) {
		const entered = isElement(node) && open(node);
		if (isText(node)) text(node.textContent ?? '');
		if (entered && node.firstChild !== null) {
			node = node.firstChild;
			continue;
		}
		if (entered) close(node as PageElement);
		while (node !== root && node.nextSibling === null) {
			const parent: PageNode | null = node.parentNode;
			if (parent === null) return;
			close(parent as PageElement);
			node = parent;
		}
		if (node === root) return;
		node = node.nextSibling as PageNode;
	}
}

/** What a short element says; of a long or deep one, its beginning. */
export function shortText(element: PageElement): string {
	let text = '';
	let nodes = 0;
	let isOver = false;
	walkPage(element, {
		open() {
			isOver ||= ++nodes > mostNodes || text.length > longestShort;
			return !isOver;
		},
		text(piece) {
			if (!isOver) text += piece.slice(0, longestShort);
		},
		close() {},
	});
	return text;
}

const mostNodes = 60;
const longestShort = 2000;
