import { parseHTML } from 'linkedom';

/** A page as a browser has it, for looking at what a reader sees. */
export interface Page {
	all(selector: string): readonly PageElement[];
	one(selector: string): PageElement;
}

export interface PageElement {
	/** In lower case. */
	readonly tag: string;
	readonly text: string;
	attribute(name: string): string | null;
	all(selector: string): readonly PageElement[];
}

interface Node {
	readonly localName: string;
	readonly textContent: string | null;
	getAttribute(name: string): string | null;
	querySelectorAll(selector: string): Iterable<Node>;
}

export function openPage(html: string): Page {
	const { document } = parseHTML(html) as unknown as { document: Node };
	const all = (selector: string) => [...document.querySelectorAll(selector)].map(elementOf);
	return {
		all,
		one(selector) {
			const found = all(selector);
			if (found.length !== 1) throw new Error(`${found.length} elements are ${selector}`);
			return found[0] as PageElement;
		},
	};
}

function elementOf(node: Node): PageElement {
	return {
		tag: node.localName.toLowerCase(),
		text: (node.textContent ?? '').replace(/\s+/g, ' ').trim(),
		attribute: (name) => node.getAttribute(name),
		all: (selector) => [...node.querySelectorAll(selector)].map(elementOf),
	};
}
