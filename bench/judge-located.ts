/** How many of the answers were right, and how long each kind of quotation took. */
import { readFileSync } from 'node:fs';
import { sourcePath, type TestLibrary, type TestSource } from './corpus/library.ts';
import { type Located, placesAsked } from './measures/locate.ts';
import type { Answer } from './ours.ts';
import { type Kind, kinds } from './quotations/kinds.ts';
import type { Quotation } from './quotations/quotations.ts';
import { isRight, overlaps } from './quotations/right.ts';
import type { Place } from './quotations/sample.ts';
import { type Times, timesOf } from './statistics.ts';

export interface LocatedKind {
	readonly name: Kind['name'];
	readonly times: Times;
	/** Of the present ones, the share whose first answer is right. */
	readonly recall: number;
	/**
	 * Of the exact ones with no more places than were asked for, the share whose places were all told, but for those
	 * that are no quotation of the source: a speaker's label, say, is none of its words there.
	 */
	readonly complete: number;
}

/** @param hasApparatus whether something at the place is no wording of the source, as Quotewright read it */
export function judgeLocated(
	library: TestLibrary,
	quotations: readonly Quotation[],
	{ ms, answers }: Located,
	hasApparatus: (place: Place) => boolean,
): readonly LocatedKind[] {
	const numbers = new Map(library.sources.map((source, number) => [sourcePath(library, source), number]));
	const placeOf = ({ path, start, end }: Answer): Place => ({ source: numbers.get(path) ?? -1, start, end });
	const read = (number: number) => readFileSync(sourcePath(library, library.sources[number] as TestSource), 'utf8');
	const judged = quotations.map((quotation, number) => {
		const found = (answers[number] as readonly Answer[]).map(placeOf);
		return {
			quotation,
			ms: ms[number] as number,
			right: isRight(quotation, found[0], read),
			complete: quotation.places.every((place) => found.some((other) => overlaps(other, place)) || hasApparatus(place)),
		};
	});
	return kinds.flatMap(({ name, exact }): LocatedKind[] => {
		const own = judged.filter(({ quotation }) => quotation.kind === name);
		if (own.length === 0) return [];
		const few = own.filter(({ quotation }) => exact && quotation.places.length <= placesAsked);
		const share = (items: typeof own, holds: (item: (typeof own)[number]) => boolean) =>
			items.filter(holds).length / items.length;
		return [
			{
				name,
				times: timesOf(own.map((each) => each.ms)),
				recall: share(own, ({ right }) => right),
				complete: share(few, ({ complete }) => complete),
			},
		];
	});
}
