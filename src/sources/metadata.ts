import type { SourceMetadata } from './source.ts';

/** Metadata out of front matter or a CSL entry. What is not there or cannot be understood is left out. */
export function metadataFrom(data: Readonly<Record<string, unknown>>): SourceMetadata {
	const fields = new Map(Object.entries(data).map(([name, value]) => [name.toLowerCase(), value]));
	return present({
		id: line(fields.get('id')),
		title: line(fields.get('title')),
		author: names(fields.get('author') ?? fields.get('authors')),
		date: date(fields.get('date') ?? fields.get('issued')),
		url: line(fields.get('url')),
	});
}

function present(
	fields: Readonly<Record<keyof Pick<SourceMetadata, 'id' | 'title' | 'author' | 'date' | 'url'>, string | undefined>>,
): SourceMetadata {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Scalars as one line of text. */
function line(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).replace(/\s+/g, ' ').trim() || undefined;
}

/** One name, or a list of names, each a string or an object as CSL has it. */
function names(value: unknown): string | undefined {
	const all = (Array.isArray(value) ? value : [value]).flatMap((one) => personName(one) ?? []);
	return listed(all);
}

/** `A`, `A and B`, `A, B and C`; undefined for none. */
export function listed(parts: readonly string[]): string | undefined {
	if (parts.length < 2) return parts[0];
	return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function personName(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return line(value);
	const part = (name: string) => line((value as Record<string, unknown>)[name]);
	const whole = part('literal') ?? part('name');
	if (whole !== undefined) return whole;
	const given = [
		part('given'),
		part('dropping-particle'),
		part('non-dropping-particle'),
		part('family'),
		part('suffix'),
	];
	return given.filter((piece) => piece !== undefined).join(' ') || undefined;
}

/** As written; a CSL date (`date-parts: [[1859, 3]]`) becomes `1859-03`. */
function date(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null) return line(value);
	const { literal, raw, 'date-parts': parts } = value as Record<string, unknown>;
	const written = line(literal) ?? line(raw);
	if (written !== undefined || !Array.isArray(parts)) return written;
	const ends = parts
		.filter(Array.isArray)
		.map((end: unknown[]) =>
			end.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, '0'))).join('-'),
		);
	return ends.join('/') || undefined;
}
