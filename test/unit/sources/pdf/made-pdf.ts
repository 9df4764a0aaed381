/** PDFs written by hand, to have exactly what a test is about. Coordinates are points from the lower left corner. */

export interface Made {
	/** Each page's content: operators, as `words` writes them. */
	readonly pages: readonly string[];
	/** Entries of the catalogue besides the pages. */
	readonly catalog?: string;
	readonly info?: string;
	/** Entries of each page's dictionary. */
	readonly page?: string;
	/** In place of Helvetica: the font's dictionary. */
	readonly font?: string;
	/** Further objects, by number from 10. */
	readonly objects?: readonly string[];
}

/** Operators that show words in one line. Characters beyond Latin-1 as WinAnsi has them. */
export function words(x: number, y: number, text: string, size = 10, more = ''): string {
	const escaped = text.replace(/[\\()]/g, '\\$&');
	return `BT ${more} /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET\n`;
}

/** Lines one below the other. */
export function lines(x: number, y: number, texts: readonly string[], size = 10): string {
	return texts.map((text, i) => words(x, y - i * size * 1.2, text, size)).join('');
}

const usual = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

export function madePdf({ pages, catalog = '', info = '', page = '', font = usual, objects = [] }: Made): Uint8Array {
	const first = 10 + objects.length;
	const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
	const bodies = new Map<number, string>([
		[1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
		[2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
		[3, font],
		[4, `<< ${info} >>`],
	]);
	for (const [i, body] of objects.entries()) bodies.set(10 + i, body);
	for (const [i, content] of pages.entries()) {
		const at = first + 2 * i;
		bodies.set(
			at,
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Resources << /Font << /F1 3 0 R >> >> /Contents ${at + 1} 0 R ${page} >>`,
		);
		bodies.set(at + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
	}
	let file = '%PDF-1.4\n';
	const places = new Map<number, number>();
	for (const [number, body] of bodies) {
		places.set(number, file.length);
		file += `${number} 0 obj\n${body}\nendobj\n`;
	}
	const size = Math.max(...bodies.keys()) + 1;
	const start = file.length;
	file += `xref\n0 ${size}\n`;
	for (let number = 0; number < size; number++) {
		const place = places.get(number);
		file += place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
	}
	file += `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(file, 'latin1');
}
