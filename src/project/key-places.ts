/** Where a project's files name sources by their keys: accepted quotations, and a baseline's findings about citations. */
import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';
import type { KeyPlace } from '../text/key-place.ts';
import { jsonKey } from '../text/written-scalar.ts';

/** @param text of a `quotewright.json` */
export function acceptedKeys(text: string): KeyPlace[] {
	const accepted = listAt(parseTree(text, [], { allowTrailingComma: true }), 'accepted');
	return accepted.flatMap((entry) => stringAt(text, entry, 'source'));
}

/** @param text of a `quotewright.baseline.json` */
export function baselineKeys(text: string): KeyPlace[] {
	const root = parseTree(text);
	const drafts = root && findNodeAtLocation(root, ['drafts']);
	const entries = (drafts?.children ?? []).flatMap((draft) => draft.children?.[1]?.children ?? []);
	// Of a quotation, it is the quotation's words that stand there.
	const ofCitations = entries.filter((entry) => getNodeValue(entry)?.quotation === '');
	return ofCitations.flatMap((entry) => stringAt(text, entry, 'draft'));
}

function listAt(root: Node | undefined, name: string): readonly Node[] {
	const list = root && findNodeAtLocation(root, [name]);
	return list?.type === 'array' ? (list.children ?? []) : [];
}

function stringAt(text: string, object: Node, name: string): KeyPlace[] {
	const node = object.type === 'object' ? findNodeAtLocation(object, [name]) : undefined;
	if (node?.type !== 'string') return [];
	return [jsonKey(text, String(node.value), { start: node.offset, end: node.offset + node.length })];
}
