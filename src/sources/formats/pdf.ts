import { mergeSpans } from '../apparatus/spans.ts';
import { type SourceContent, type SourceReader, UnreadableSource } from '../source.ts';
import { headingLocators } from './heading-locators.ts';
import { assemble } from './pdf/assemble.ts';
import { openPdf, type PdfDocument } from './pdf/library.ts';
import { readMetadata } from './pdf/metadata.ts';
import { outlineHeadings } from './pdf/outline.ts';
import { type Page, readPage } from './pdf/page.ts';
import { damaged, guarded, isNoPdf, isReadable, problemOpening, withoutText, withoutUnicode } from './pdf/problems.ts';

export const pdfReader: SourceReader = {
	extensions: ['.pdf'],
	async read(bytes) {
		if (isNoPdf(bytes)) throw problemOpening(undefined, bytes);
		const task = await openPdf(bytes);
		try {
			const document = await task.promise.catch((error: unknown) => {
				throw problemOpening(error, bytes);
			});
			return await readDocument(document);
		} finally {
			await task.destroy();
		}
	},
};

async function readDocument(document: PdfDocument): Promise<SourceContent> {
	const labels = await document.getPageLabels().catch(() => null);
	const { pages, flow, furniture, pageLocators } = assemble(await readPages(document), labels);
	if (!isReadable(flow.text)) throw withoutUnicode();
	if (!/[\p{L}\p{N}]/u.test(flow.text)) throw withoutText();
	const headings = await outlineHeadings(document, pages, flow.placed);
	const locators = [...pageLocators, ...headingLocators(headings, flow.text.length)];
	return {
		text: flow.text,
		metadata: await readMetadata(document, pages, furniture.lines),
		apparatus: mergeSpans([flow.apparatus]),
		locators: locators.sort((a, b) => a.span.start - b.span.start),
	};
}

async function readPages(document: PdfDocument): Promise<Page[]> {
	const guard = guarded(document.numPages);
	const pages: Page[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		guard(0);
		try {
			const page = await document.getPage(number);
			pages.push(await readPage(page, guard));
			page.cleanup();
		} catch (error) {
			throw error instanceof UnreadableSource ? error : damaged(number);
		}
	}
	return pages;
}
