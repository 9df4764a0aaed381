import type { LocatorTerm } from '../text/locator.ts';
import type { Span } from '../text/span.ts';
import type { Citation } from './draft.ts';
import type { MarkedLink } from './markup.ts';

/** Links to a file (`[text](seeds/article.md#page=3)`) and wiki links (`[[key|alias]]`) as citations. */

const scheme = /^[a-z][a-z\d+.-]+:|^\/\//i;
const letter = /[\p{L}\p{N}]/u;

/**
 * Undefined for a link to the web, to an e-mail address or to a place in the draft itself. Where a definition holds
 * the address, the key's span counts from the address's start.
 */
export function linkCitation(link: MarkedLink): Citation | undefined {
	const angled = link.address.startsWith('<');
	const address = angled ? link.address.slice(1, -1) : link.address;
	const hash = address.indexOf('#');
	const path = hash < 0 ? address : address.slice(0, hash);
	const key = decode(path.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\?.*$/, ''));
	if (key === '' || scheme.test(path)) return undefined;
	const start = link.addressStart + (angled ? 1 : 0);
	const fragment = hash < 0 ? '' : address.slice(hash + 1);
	return {
		form: 'link',
		key,
		keySpan: { start, end: start + path.length },
		span: link.span,
		cluster: link.span,
		prefix: '',
		suppressAuthor: false,
		footnoteReference: undefined,
		...fromFragment(fragment, start + path.length + 1),
	};
}

/** Undefined where the brackets hold no name: `[[…]]`, `[[sic]]`. */
export function wikiLink(text: string, start: number, end: number): { citation: Citation; shown: Span } | undefined {
	const inner = text.slice(start + 2, end - 2);
	const bar = inner.indexOf('|');
	const target = bar < 0 ? inner : inner.slice(0, bar);
	const hash = target.indexOf('#');
	const name = hash < 0 ? target : target.slice(0, hash);
	if (!letter.test(name) || /[\n\r]/.test(inner) || name.trim() === 'sic') return undefined;
	const at = name.trimStart().startsWith('@') ? 1 : 0;
	const keyStart = start + 2 + (name.length - name.trimStart().length) + at;
	const key = name.trim().slice(at);
	const span = { start, end };
	const shown =
		bar < 0 ? { start: keyStart, end: start + 2 + target.length } : { start: start + 2 + bar + 1, end: end - 2 };
	const citation: Citation = {
		form: 'wiki',
		key,
		keySpan: { start: keyStart, end: keyStart + key.length },
		span,
		cluster: span,
		prefix: '',
		suppressAuthor: false,
		footnoteReference: undefined,
		...fromFragment(hash < 0 ? '' : target.slice(hash + 1), start + 2 + hash + 1),
	};
	return { citation, shown };
}

/** `#page=3` and `#t=12:03` name a place; any other fragment is kept as what the writer added. */
function fromFragment(fragment: string, start: number): Pick<Citation, 'locator' | 'suffix'> {
	const place = /(?:^|&)(page|t)=([\w:.,-]+)/.exec(fragment);
	if (!place) return { locator: undefined, suffix: decode(fragment).trim() };
	const term: LocatorTerm = place[1] === 'page' ? 'page' : 'timestamp';
	const from = start + place.index + (place[0].startsWith('&') ? 1 : 0);
	const span = { start: from, end: start + place.index + place[0].length };
	return { locator: { term, value: place[2] ?? '', span }, suffix: '' };
}

function decode(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
