/**
 * Which page of a file each stretch of its text is on, counted from the first, told from what the pages are called:
 * empty pages have no text, and a file may call several pages alike. Exact but where empty pages or pages without a
 * name stand between two ways of counting. Cost: linear in the stretches.
 */
import type { Locator } from '../text/locator.ts';
import { romanValue } from '../text/roman-numeral.ts';

/** More empty pages than this do not stand in a row; the counting begins anew. */
const widestGap = 20;
/** What flows on over a page's end goes before the rest of the page, so that stretches go back by a page or two. */
const furthestBack = 2;

/** @param stretches the places that are pages, in the order of the text */
export function filePages(stretches: readonly Locator[]): readonly number[] {
	const latest = new Map<string, number>();
	let highest = 0;
	let series = '';
	let offset = 0;
	return stretches.map(({ value, counted }) => {
		const known = latest.get(value);
		const label = labelOf(value);
		let number = highest + 1;
		if (counted === true) number = Number(value);
		else if (known !== undefined && known >= highest - furthestBack) number = known;
		else if (label !== undefined) {
			const goesOn = label.series === series ? label.value + offset : 0;
			if (goesOn >= highest - furthestBack && goesOn > 0 && goesOn <= highest + widestGap) number = goesOn;
			series = label.series;
			offset = number - label.value;
		}
		latest.set(value, number);
		highest = Math.max(highest, number);
		return number;
	});
}

function labelOf(label: string): { readonly series: string; readonly value: number } | undefined {
	const [, series = '', digits] = /^(.*?)(\d+)$/u.exec(label) ?? [];
	if (digits !== undefined) return { series, value: Number(digits) };
	const roman = romanValue(label.toLowerCase());
	return roman === undefined ? undefined : { series: 'roman', value: roman };
}
