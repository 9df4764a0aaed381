import { isMap, isScalar, parseDocument } from 'yaml';
import type { KeyPlace } from '../text/key-place.ts';
import { yamlKey } from '../text/written-scalar.ts';
import { readFrontMatter } from './front-matter.ts';

/** Where a source's front matter gives the source its key; undefined where it does not. */
export function ownKey(text: string): KeyPlace | undefined {
	const end = readFrontMatter(text)?.span.end;
	const start = /^---[ \t]*(?:\r\n|\n|\r)/.exec(text)?.[0].length;
	if (end === undefined || start === undefined) return undefined;
	const yaml = text.slice(start, end).replace(/(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)$/, '');
	const { contents } = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false });
	if (!isMap(contents)) return undefined;
	const pair = contents.items.findLast(({ key }) => isScalar(key) && String(key.value).toLowerCase() === 'id');
	const node = pair?.value;
	if (!isScalar(node) || !node.range || typeof node.value !== 'string' || node.value.trim() === '') return undefined;
	if (node.type?.startsWith('BLOCK')) return undefined;
	const [from, to] = node.range;
	return yamlKey(text, node.value.trim(), { start: start + from, end: start + to });
}
