/** Lines such as `_tape : 2/1` that a transcription system puts between the speeches. Cost: linear in the lines. */
import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import type { Lines } from './lines.ts';

export interface Field extends Span {
	readonly index: number;
	readonly name: string;
	readonly value: string;
}

const underscore = 95;
/** So many lines of a kind make it a habit of the text. */
const fewest = 3;

export function readFields({ text, count, starts, ends, from }: Lines): Field[] {
	const byName = new Map<string, Field[]>();
	for (let index = 0; index < count; index++) {
		if (text.charCodeAt(from[index] as number) !== underscore) continue;
		const start = starts[index] as number;
		const end = ends[index] as number;
		const [, name, value] = /^\s*_(\w+)\s*:\s*(.*?)\s*$/.exec(text.slice(start, end)) ?? [];
		if (name === undefined || value === undefined) continue;
		const field = { index, name, value, start, end };
		const known = byName.get(name);
		if (known === undefined) byName.set(name, [field]);
		else known.push(field);
	}
	return [...byName.values()].filter((fields) => fields.length >= fewest).flat();
}

/** Pages, as fields of that name tell them. */
export function pageLocators(fields: readonly Field[], textEnd: number): Locator[] {
	const pages = fields.filter((field) => field.name.toLowerCase() === 'page' && field.value !== '');
	return pages.map(({ value, start }, i) => {
		return { term: 'page', value, span: { start, end: pages[i + 1]?.start ?? textEnd } };
	});
}
