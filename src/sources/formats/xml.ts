import { Parser } from 'htmlparser2';
import { message } from '../../text/message.ts';
import { UnreadableSource } from '../source.ts';
import type { Attribute } from './html-elements.ts';

/** Elements by their names without a prefix: producers choose prefixes as they like. */
export interface XmlHandler {
	/** @param prefix with its colon; empty for none */
	open(name: string, attribute: Attribute, prefix: string): void;
	text(text: string): void;
	close(name: string): void;
}

/** More than any document has; the parser's time would grow by the square with it. */
const deepest = 1000;

/** Reads XML, sound or not. What a document type defines is not expanded, and nothing is fetched. */
export function readXml(xml: string, handler: XmlHandler): void {
	parse(xml, handler, { xmlMode: true });
}

/** Reads XHTML, with HTML's entities and as forgiving as browsers are. */
export function readXhtml(xhtml: string, handler: XmlHandler): void {
	parse(xhtml, handler, { recognizeSelfClosing: true, recognizeCDATA: true });
}

function parse(xml: string, handler: XmlHandler, options: ConstructorParameters<typeof Parser>[1]): void {
	let depth = 0;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				if (++depth > deepest) {
					throw new UnreadableSource(
						message(
							'This file is built in a way that no document is (its parts are nested too deeply), so it was not read. Open it in the program that made it and save it again.',
						),
					);
				}
				const attribute = (wanted: string) => (Object.hasOwn(attributes, wanted) ? attributes[wanted] : undefined);
				handler.open(local(name), attribute, name.slice(0, name.indexOf(':') + 1));
			},
			ontext: (text) => handler.text(text),
			onclosetag(name) {
				depth--;
				handler.close(local(name));
			},
		},
		options,
	);
	parser.write(xml);
	parser.end();
}

function local(name: string): string {
	const colon = name.indexOf(':');
	return colon < 0 ? name : name.slice(colon + 1);
}

/** The text of an XML file by its byte order mark or declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/.exec(
		Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.byteLength)).toString('latin1'),
	)?.[1];
	return decoder(declared ?? 'utf-8').decode(bytes);
}

function decoder(encoding: string): InstanceType<typeof TextDecoder> {
	try {
		return new TextDecoder(encoding);
	} catch {
		return new TextDecoder();
	}
}
