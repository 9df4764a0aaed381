/** Web pages that a browser saved in one file with their pictures (MHTML), in the form of an e-mail message. */
import { message } from '../../text/message.ts';
import { type SourceReader, UnreadableSource } from '../source.ts';
import { readHtml } from './html.ts';
import { parseMail } from './mail.ts';

export const htmlArchiveReader: SourceReader = {
	extensions: ['.mhtml', '.mht'],
	async read(bytes) {
		const { html, headers } = await parseMail(bytes);
		if (html === undefined) {
			throw new UnreadableSource(message('There is no web page in this file. Save the page again, as HTML.'));
		}
		const content = await readHtml(firstOf(html));
		const address = headers.find(({ key }) => key === 'snapshot-content-location')?.value;
		if (content.metadata.url !== undefined || address === undefined) return content;
		return { ...content, metadata: { ...content.metadata, url: address } };
	},
};

/** The pages in its frames follow the page. */
function firstOf(html: string): string {
	const end = /<\/html\s*>(?=[\s\S]{0,2000}?<(?:!doctype|html)\b)/i.exec(html);
	return end === null ? html : html.slice(0, end.index + end[0].length);
}
