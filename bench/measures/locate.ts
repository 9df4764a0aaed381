/** Locating quotations of every kind, in a process that has only opened what is indexed already. */
import { readFileSync } from 'node:fs';
import type { Run } from '../child.ts';
import { sourcePath, type TestSource } from '../corpus/library.ts';
import { type Answer, type Indexed, locateQuotation, openOurs } from '../ours.ts';
import { type Kind, kinds } from '../quotations/kinds.ts';
import type { Quotation } from '../quotations/quotations.ts';
import { isRight } from '../quotations/right.ts';
import type { Place } from '../quotations/sample.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface LocateInput extends Indexed {
	readonly quotations: readonly Quotation[];
}

export interface Located {
	readonly kinds: readonly LocatedKind[];
	/** Milliseconds for each of the quotations, by their number; to compare with peers on the same ones. */
	readonly ms: readonly number[];
	/** Bytes, when all is answered. */
	readonly memory: number;
}

export interface LocatedKind {
	readonly name: Kind['name'];
	readonly times: Times;
	/** Of the present ones, the share whose first answer is right. */
	readonly recall: number;
	/** Of the exact ones with a few places, the share whose places were all told. */
	readonly complete: number;
}

/** So many places are asked for; a phrase that stands oftener is no quotation. */
const limit = 100;
const warmUps = 50;

export const run: Run<LocateInput, Located> = async ({ quotations, ...indexed }, onProgress) => {
	const library = openOurs(indexed);
	const ms: number[] = [];
	const answers: (readonly Answer[])[] = [];
	for (const { name } of kinds) {
		for (const { text } of quotations.filter(({ kind }) => kind === name).slice(-warmUps)) {
			locateQuotation(library, text, limit);
		}
	}
	for (const [number, { text }] of quotations.entries()) {
		const started = performance.now();
		const found = locateQuotation(library, text, limit);
		ms.push(performance.now() - started);
		answers.push(found);
		if (number % 100 === 0) onProgress(`answers ${number} of ${quotations.length}`);
	}
	const memory = process.memoryUsage.rss();
	await library.close();

	const { folder, sources } = indexed.library;
	const numbers = new Map(sources.map((source, number) => [sourcePath(indexed.library, source), number]));
	const placeOf = ({ path, start, end }: Answer): Place => ({ source: numbers.get(path) ?? -1, start, end });
	const read = (number: number) =>
		readFileSync(sourcePath({ folder, bytes: 0, sources }, sources[number] as TestSource), 'utf8');
	const judged = quotations.map((quotation, number) => {
		const places = (answers[number] as readonly Answer[]).map(placeOf);
		return {
			quotation,
			ms: ms[number] as number,
			right: isRight(quotation, places[0], read),
			complete: quotation.places.every((place) => places.some((found) => overlaps(found, place))),
		};
	});
	return {
		ms,
		memory,
		kinds: kinds.flatMap(({ name, exact }): LocatedKind[] => {
			const own = judged.filter(({ quotation }) => quotation.kind === name);
			if (own.length === 0) return [];
			const few = own.filter(({ quotation }) => exact && quotation.places.length <= limit);
			return [
				{
					name,
					times: timesOf(own.map((each) => each.ms)),
					recall: share(own, ({ right }) => right),
					complete: share(few, ({ complete }) => complete),
				},
			];
		}),
	};
};

function overlaps(a: Place, b: Place): boolean {
	return a.source === b.source && a.start < b.end && b.start < a.end;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
	return items.filter(holds).length / items.length;
}
