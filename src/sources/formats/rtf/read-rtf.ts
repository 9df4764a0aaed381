import { message } from '../../../text/message.ts';
import { type SourceContent, UnreadableSource } from '../../source.ts';
import { documentText } from '../document-text.ts';
import { statedMetadata } from '../stated-metadata.ts';
import { interpreter } from './interpreter.ts';
import { readTokens } from './tokens.ts';

/**
 * A Rich Text file (RTF 1.9.1), as Word, LibreOffice, TextEdit and pandoc write them: paragraphs, headings by outline
 * level, tables and notes. Where its pages end it does not tell.
 */
export function readRtf(bytes: Uint8Array): SourceContent {
	if (bytes.length === 0) throw new UnreadableSource(message('This file is empty. Copy or download it again.'));
	const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1');
	if (!/^(?:\xef\xbb\xbf)?\s*\{\\u?rtf/.test(start)) {
		throw new UnreadableSource(
			message(
				'This file is not Rich Text (.rtf), though its name says so. Open it in the program that made it and save it as .rtf or .docx.',
			),
		);
	}
	const out = documentText();
	const reading = interpreter(bytes, out);
	readTokens(bytes, reading.handler);
	// Some programs forget the last brace; in the midst of a group the file was cut off.
	if (reading.depth() > 1) {
		throw new UnreadableSource(
			message(
				'This file is damaged or not complete, so it cannot be read. Copy or download it again, or save it anew in the program that made it.',
			),
		);
	}
	reading.end();
	const content = out.finish();
	if (content.text === '') {
		throw new UnreadableSource(
			message(
				'This document holds no text; it may consist of pictures. Leave it out with "exclude" in quotewright.json, or add a version with text.',
			),
		);
	}
	return { ...content, metadata: statedMetadata(reading.stated(), content.text) };
}
