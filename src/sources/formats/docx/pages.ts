import { numeral } from '../numerals.ts';
import { readXml } from '../xml.ts';
import type { Section } from './prepare.ts';

/** Counts the pages of a Word document by what Word noted of their ends. */
export interface PageCounter {
	/** The label of the page that now begins. */
	next(): string;
	/** The section ends whose turn it is; the next page is the first of the next one. */
	endSection(): void;
}

export function pageCounter(sections: readonly Section[]): PageCounter {
	let at = 0;
	let section = sections[0];
	let begins = true;
	let number = 0;
	return {
		next() {
			if (begins) section = sections[at] ?? section;
			number = (begins ? section?.start : undefined) ?? number + 1;
			begins = false;
			return numeral(number, section?.format);
		},
		endSection() {
			at++;
			begins = true;
		},
	};
}

/** @param app what the file says of the program that made it */
export function statedPages(app: string | undefined): number | undefined {
	let stated = '';
	let inPages = false;
	if (app === undefined) return undefined;
	readXml(app, {
		open(name) {
			inPages = name === 'Pages';
		},
		text(text) {
			if (inPages) stated += text;
		},
		close() {
			inPages = false;
		},
	});
	return Number(stated) || undefined;
}
