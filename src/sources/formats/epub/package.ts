/** The package file of an e-book (OPF 2 and 3): what it holds, in which order, and what it says of itself. */
import { message } from '../../../text/message.ts';
import { UnreadableSource } from '../../source.ts';
import type { Stated } from '../stated-metadata.ts';
import { decodeXml, readXml } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { placeNamed } from './paths.ts';

export interface Book {
	readonly metadata: Stated;
	/** Paths of the files that hold the text, in order, without the table of contents of version 3. */
	readonly spine: readonly string[];
	/** Of those, the ones with a table of contents, which may have an introduction, too. */
	readonly contents: ReadonlySet<string>;
	/** Paths of the tables of contents of version 3 and 2. */
	readonly nav: string | undefined;
	readonly ncx: string | undefined;
}

interface Item {
	readonly path: string;
	readonly type: string;
	readonly properties: string;
}

const noBook = message(
	'This file is not an e-book (.epub) that can be read: it does not say which of its parts come in which order. Download it again, or convert it with Calibre.',
);

export function readPackage(archive: Archive): Book {
	const path = packagePath(archive);
	const bytes = path === undefined ? undefined : archive.bytes(path);
	if (path === undefined || bytes === undefined) throw new UnreadableSource(noBook);
	const items = new Map<string, Item>();
	const order: string[] = [];
	const contents = new Set<string>();
	let ncxId: string | undefined;
	const details = metadataReader();
	readXml(decodeXml(bytes), {
		open(name, attribute) {
			details.open(name, attribute);
			if (name === 'item') {
				const place = placeNamed(attribute('href') ?? '', path);
				if (place === undefined) return;
				items.set(attribute('id') ?? '', {
					path: place.path,
					type: attribute('media-type') ?? '',
					properties: attribute('properties') ?? '',
				});
			} else if (name === 'itemref') order.push(attribute('idref') ?? '');
			else if (name === 'spine') ncxId = attribute('toc');
			else if (name === 'reference' && attribute('type')?.toLowerCase() === 'toc') {
				const place = placeNamed(attribute('href') ?? '', path);
				if (place !== undefined) contents.add(place.path);
			}
		},
		text: details.text,
		close: details.close,
	});
	const nav = [...items.values()].find(({ properties }) => /(?:^|\s)nav(?:\s|$)/.test(properties))?.path;
	const files = order.flatMap((id) => items.get(id) ?? []).filter(({ type }) => /html|dtbook|^$/.test(type));
	const spine = [...new Set(files.map((item) => item.path))].filter((one) => one !== nav && archive.has(one));
	if (spine.length === 0) throw new UnreadableSource(noBook);
	return {
		metadata: details.stated(),
		spine,
		contents,
		nav,
		ncx: (items.get(ncxId ?? '') ?? [...items.values()].find(({ type }) => type.includes('ncx')))?.path,
	};
}

function packagePath(archive: Archive): string | undefined {
	let found: string | undefined;
	const container = archive.bytes('META-INF/container.xml');
	if (container !== undefined) {
		readXml(decodeXml(container), {
			open(name, attribute) {
				if (name === 'rootfile') found ??= placeNamed(attribute('full-path') ?? '', '')?.path;
			},
			text() {},
			close() {},
		});
	}
	if (found !== undefined && archive.has(found)) return found;
	return archive.names.find((name) => name.toLowerCase().endsWith('.opf'));
}

type Attribute = (name: string) => string | undefined;

interface Statement {
	readonly name: string;
	readonly id: string;
	role: string | undefined;
	text: string;
}

/** Dublin Core, with what refines it. */
function metadataReader() {
	const statements: Statement[] = [];
	const refinements: { readonly id: string; readonly property: string; text: string }[] = [];
	let open: { text: string } | undefined;
	return {
		open(name: string, attribute: Attribute): void {
			if (name === 'title' || name === 'creator' || name === 'date') {
				const statement = {
					name,
					id: attribute('id') ?? '',
					role: attribute('opf:role') ?? attribute('opf:event'),
					text: '',
				};
				statements.push(statement);
				open = statement;
			} else if (name === 'meta' && attribute('refines') !== undefined) {
				const refinement = {
					id: (attribute('refines') ?? '').replace('#', ''),
					property: attribute('property') ?? '',
					text: '',
				};
				refinements.push(refinement);
				open = refinement;
			}
		},
		text(text: string): void {
			if (open !== undefined && open.text.length < 1000) open.text += text;
		},
		close(): void {
			open = undefined;
		},
		stated(): Stated {
			const roles = new Map(
				refinements
					.filter(({ property }) => property === 'role' || property === 'title-type')
					.map(({ id, text }) => [id, text.trim()]),
			);
			const roleOf = ({ id, role }: Statement) => role ?? roles.get(id);
			const named = (name: string, role: string) => {
				const all = statements.filter((one) => one.name === name && one.text.trim() !== '');
				const meant = all.filter((one) => roleOf(one) === role);
				return (meant.length > 0 ? meant : all).map(({ text }) => text);
			};
			const [title] = named('title', 'main');
			const [date] = named('date', 'publication');
			return { title, authors: named('creator', 'aut'), date };
		},
	};
}
