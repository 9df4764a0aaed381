/** The parts of a Word document that its text needs, found as the document names them. */
import { message } from '../../../text/message.ts';
import { UnreadableSource } from '../../source.ts';
import { decodeXml, readXml } from '../xml.ts';
import type { Archive } from '../zip.ts';

export interface Parts {
	/** The main part, as XML. */
	readonly document: string;
	readonly styles: string | undefined;
	readonly footnotes: string | undefined;
	readonly endnotes: string | undefined;
	readonly settings: string | undefined;
	/** What the file says of itself, and of the program that made it. */
	readonly core: string | undefined;
	readonly app: string | undefined;
}

export function readParts(archive: Archive): Parts {
	const main = partOf(archive, '', 'officeDocument') ?? 'word/document.xml';
	const document = xmlOf(archive, main);
	if (document === undefined) {
		throw new UnreadableSource(
			archive.has('content.xml') || archive.has('mimetype')
				? message(
						'This file is not a Word document (.docx), though its name says so. Give it the ending that it had, or open it and save it as .docx.',
					)
				: message(
						'This file is not a Word document (.docx) that can be read: its text is missing. Open it in Word or LibreOffice and save it again.',
					),
		);
	}
	const related = (type: string) => {
		const name = partOf(archive, main, type);
		return name === undefined ? undefined : xmlOf(archive, name);
	};
	return {
		document,
		styles: related('styles'),
		footnotes: related('footnotes'),
		endnotes: related('endnotes'),
		settings: related('settings'),
		core: xmlOf(archive, 'docProps/core.xml'),
		app: xmlOf(archive, 'docProps/app.xml'),
	};
}

function xmlOf(archive: Archive, name: string): string | undefined {
	const bytes = archive.bytes(name);
	return bytes === undefined ? undefined : decodeXml(bytes);
}

/** The name of the part that stands in that relation to the part `from`; the package itself is the empty name. */
function partOf(archive: Archive, from: string, type: string): string | undefined {
	const slash = from.lastIndexOf('/') + 1;
	const relations = xmlOf(archive, `${from.slice(0, slash)}_rels/${from.slice(slash)}.rels`);
	let found: string | undefined;
	if (relations === undefined) return undefined;
	readXml(relations, {
		open(name, attribute) {
			if (name !== 'Relationship' || !attribute('Type')?.endsWith(`/${type}`)) return;
			found ??= resolved(attribute('Target') ?? '', from.slice(0, slash));
		},
		text() {},
		close() {},
	});
	return found;
}

function resolved(target: string, folder: string): string {
	const steps: string[] = [];
	for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}
