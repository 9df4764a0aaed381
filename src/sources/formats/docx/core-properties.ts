import type { Stated } from '../stated-metadata.ts';
import { readXml } from '../xml.ts';

/** What a Word document says of itself in its core properties. */
export function coreProperties(xml: string | undefined): Stated {
	const found: Record<string, string> = {};
	let open = '';
	if (xml === undefined) return {};
	readXml(xml, {
		open(name) {
			open = name;
		},
		text(text) {
			found[open] = ((found[open] ?? '') + text).slice(0, 1000);
		},
		close() {
			open = '';
		},
	});
	return { title: found.title, authors: found.creator === undefined ? [] : [found.creator], date: found.created };
}
