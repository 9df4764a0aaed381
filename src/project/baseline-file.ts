import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { Baseline, BaselineEntry } from '../check/baseline.ts';

/**
 * The text of a `quotewright.baseline.json`, which `check --write-baseline` writes: an entry a line, in order, without
 * places, so that a change of one draft changes only its own lines.
 */

/** @returns undefined where the text is none that was written. */
export function parseBaseline(text: string, root: string): Baseline | undefined {
	const { version, drafts } = readJson(text);
	if (version !== 1 || !isRecord(drafts)) return undefined;
	const read = Object.entries(drafts).map(([path, entries]) => [resolve(root, path), entries] as const);
	return read.every(isListed) ? new Map(read) : undefined;
}

export function formatBaseline(baseline: Baseline, root: string): string {
	const drafts = [...baseline]
		.filter(([, entries]) => entries.length > 0)
		.map(([path, entries]) => [slashed(root, path), entries] as const)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([path, entries]) => {
			const lines = entries.map((entry) => `      ${formatEntry(entry)}`);
			return `    ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n    ]`;
		});
	const all = drafts.length > 0 ? `{\n${drafts.join(',\n')}\n  }` : '{}';
	return `{\n  "version": 1,\n  "drafts": ${all}\n}\n`;
}

function formatEntry({ code, quotation, draft, source, count }: BaselineEntry): string {
	const members = Object.entries({ code, quotation, draft, source, count });
	return `{ ${members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')} }`;
}

/** The same on every system; a draft on another drive keeps its path. */
function slashed(root: string, path: string): string {
	const way = relative(root, path);
	return isAbsolute(way) ? path : way.replaceAll(sep, '/');
}

function readJson(text: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : {};
	} catch {
		return {};
	}
}

function isListed(draft: readonly [string, unknown]): draft is readonly [string, readonly BaselineEntry[]] {
	const [, entries] = draft;
	return Array.isArray(entries) && entries.every(isEntry);
}

function isEntry(value: unknown): value is BaselineEntry {
	if (!isRecord(value)) return false;
	const { code, quotation, draft, source, count } = value;
	const words = [code, quotation, draft, source].every((word) => typeof word === 'string');
	return words && typeof count === 'number' && count > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
