/** An OpenDocument text: its paragraphs, headings by outline level, tables and notes; pages where it counts them all. */
import { message } from '../../../text/message.ts';
import { type SourceContent, UnreadableSource } from '../../source.ts';
import { documentText } from '../document-text.ts';
import { withReliablePages } from '../laid-out-pages.ts';
import { type Stated, statedMetadata } from '../stated-metadata.ts';
import { decodeXml, readXml } from '../xml.ts';
import { type Archive, protectedFile } from '../zip.ts';
import { openZippedDocument } from '../zipped-document.ts';
import { odtContent } from './content.ts';
import { pageCount } from './page-count.ts';
import { pageStyles } from './page-styles.ts';

export function readOdt(bytes: Uint8Array): SourceContent {
	const archive = openZippedDocument(bytes, '.odt');
	if (xmlOf(archive, 'META-INF/manifest.xml')?.includes('encryption-data')) throw new UnreadableSource(protectedFile);
	const xml = xmlOf(archive, 'content.xml');
	if (xml === undefined) {
		throw new UnreadableSource(
			message(
				'This file is not an OpenDocument text (.odt) that can be read: its text is missing. Open it in the program that made it and save it as .odt.',
			),
		);
	}
	const about = readAbout(xmlOf(archive, 'meta.xml'));
	const { pages, ...content } = readContent(xml, xmlOf(archive, 'styles.xml'));
	if (content.text === '') {
		throw new UnreadableSource(
			message(
				'This document holds no text; it may consist of pictures. Leave it out with "exclude" in quotewright.json, or add a version with text.',
			),
		);
	}
	return {
		...content,
		locators: withReliablePages(content.locators, pages, about.pages),
		metadata: statedMetadata(about, content.text),
	};
}

function xmlOf(archive: Archive, name: string): string | undefined {
	const bytes = archive.bytes(name);
	return bytes === undefined ? undefined : decodeXml(bytes);
}

function readContent(xml: string, stylesXml: string | undefined) {
	const out = documentText();
	const styles = pageStyles();
	if (stylesXml !== undefined) readXml(stylesXml, { open: styles.open, text() {}, close() {} });
	const counted = pageCount(styles, out);
	const content = odtContent(out, counted);
	let inBody = false;
	readXml(xml, {
		open(name, attribute, prefix) {
			if (inBody) content.open(name, attribute, prefix);
			else if (name === 'body') inBody = true;
			else styles.open(name, attribute);
		},
		text(text) {
			if (inBody) content.text(text);
		},
		close(name) {
			if (inBody && name === 'body') inBody = false;
			else if (inBody) content.close(name);
		},
	});
	return { ...out.finish(), pages: counted.pages() };
}

interface About extends Stated {
	readonly pages: number | undefined;
}

function readAbout(xml: string | undefined): About {
	const found: Record<string, string> = {};
	let pages: number | undefined;
	let open = '';
	if (xml !== undefined) {
		readXml(xml, {
			open(name, attribute) {
				open = name;
				if (name === 'document-statistic') pages = Number(attribute('meta:page-count'));
			},
			text(text) {
				found[open] = ((found[open] ?? '') + text).slice(0, 1000);
			},
			close() {
				open = '';
			},
		});
	}
	const author = found['initial-creator'] ?? found.creator;
	return {
		title: found.title,
		authors: author === undefined ? [] : [author],
		date: found['creation-date'] ?? found.date,
		pages,
	};
}
