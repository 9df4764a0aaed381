/** An e-book as its package file orders it: chapters by its table of contents, pages by the printed edition's. */
import { message } from '../../../text/message.ts';
import { type SourceContent, UnreadableSource } from '../../source.ts';
import { type DocumentText, documentText } from '../document-text.ts';
import { type HtmlElements, htmlElements } from '../html-elements.ts';
import { statedMetadata } from '../stated-metadata.ts';
import { decodeXml, readXhtml, type XmlHandler } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { openZippedDocument } from '../zipped-document.ts';
import { refuseProtected } from './encryption.ts';
import { listedChapters } from './listed-chapters.ts';
import { readNavigation } from './navigation.ts';
import { readPackage } from './package.ts';

export function readEpub(bytes: Uint8Array): SourceContent {
	const archive = openZippedDocument(bytes, '.epub');
	const book = readPackage(archive);
	refuseProtected(archive, book.spine);
	const { chapters, pages } = readNavigation(archive, book);
	const out = documentText();
	const named = new Set<string>();
	const placed = book.spine.some((path) => chapters.has(path));
	const target = placed ? listedChapters(out) : out;
	for (const path of book.spine) {
		const xhtml = textOf(archive, path);
		if (xhtml === undefined) continue;
		const begin = (id: string) => {
			if (named.has(`${path}#${id}`)) return;
			named.add(`${path}#${id}`);
			for (const { level, title } of chapters.get(path)?.get(id) ?? []) target.section(level, title);
			for (const label of pages.get(path)?.get(id) ?? []) out.page(label);
		};
		out.block();
		begin('');
		const listed = [...(chapters.get(path)?.keys() ?? []), ...(pages.get(path)?.keys() ?? [])];
		// What is listed of a place that is not there begins with its file.
		if (listed.length > 0) {
			const ids = idsIn(xhtml);
			for (const id of listed) if (!ids.has(id)) begin(id);
		}
		const elements = htmlElements(target, begin);
		readXhtml(xhtml, book.contents.has(path) ? withLinksAside(elements, out) : elements);
		out.block();
	}
	const content = out.finish('chapter');
	if (content.text === '') {
		throw new UnreadableSource(
			message(
				'This e-book holds no text; its pages may be pictures. Use an edition with text, or leave it out with "exclude" in quotewright.json.',
			),
		);
	}
	return { ...content, metadata: statedMetadata(book.metadata, content.text) };
}

function textOf(archive: Archive, path: string): string | undefined {
	const bytes = archive.bytes(path);
	return bytes === undefined ? undefined : decodeXml(bytes);
}

function idsIn(xhtml: string): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const found of xhtml.matchAll(/\s(?:id|name)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g))
		ids.add(found[1] ?? found[2] ?? '');
	return ids;
}

/** The links of a table of contents are no wording; what else its file says is. */
function withLinksAside(elements: HtmlElements, out: DocumentText): XmlHandler {
	return {
		open(name, attribute) {
			if (name === 'a') out.openApparatus();
			elements.open(name, attribute);
		},
		text: elements.text,
		close(name) {
			elements.close();
			if (name === 'a') out.closeApparatus();
		},
	};
}
