import type { DocumentText } from '../document-text.ts';
import { numeral } from '../numerals.ts';
import type { pageStyles } from './page-styles.ts';

/** Counts pages as they begin, and tells the text their labels. */
export interface PageCount {
	/** A paragraph or table of that style begins. */
	before(style: string): void;
	after(style: string): void;
	/** A page was full here when the document was last laid out. */
	full(): void;
	pages(): number;
}

export function pageCount(styles: ReturnType<typeof pageStyles>, out: DocumentText): PageCount {
	let pages = 0;
	let number = 0;
	let master = 'Standard';
	let due = false;

	function begin(nextMaster: string, start: number | undefined): void {
		master = nextMaster;
		number = start ?? number + 1;
		pages++;
		due = false;
		out.page(numeral(number, styles.formatOf(master)));
	}

	return {
		before(name) {
			const style = styles.styleOf(name);
			if (pages === 0) begin(style.master ?? master, style.number);
			else if (style.breakBefore || due) begin(style.master ?? styles.following(master), style.number);
		},
		after(name) {
			if (styles.styleOf(name).breakAfter) due = true;
		},
		full() {
			begin(styles.following(master), undefined);
		},
		pages: () => pages,
	};
}
