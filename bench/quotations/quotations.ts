/** The quotations of a library with their truth, made once and kept beside it. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcePath, type TestLibrary } from '../corpus/library.ts';
import type { RealText } from '../corpus/texts.ts';
import { type Kind, kinds } from './kinds.ts';
import { findPlaces } from './places.ts';
import { type Place, type Sample, sampleQuotations } from './sample.ts';

export interface Quotation {
	readonly kind: Kind['name'];
	readonly text: string;
	/** The words it was made of, as the benchmark hashes words. */
	readonly hashes: readonly number[];
	/** Where those words stand, every place; none for an absent one. Its own comes first. */
	readonly places: readonly Place[];
}

export interface QuotationPlan {
	readonly library: TestLibrary;
	readonly heldOut: readonly RealText[];
	readonly seed: number;
	/** Of each kind; of absent ones, four times as many. */
	readonly count: number;
	readonly onProgress: (done: number) => void;
}

/** Places kept of each; the more frequent a phrase, the less it is a quotation. */
const mostPlaces = 1000;

export function quotationsOf(plan: QuotationPlan): readonly Quotation[] {
	const { library, seed, count } = plan;
	const file = join(library.folder, `quotations-${seed}-${count}.json`);
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
	const made = makeQuotations(plan);
	writeFileSync(`${file}.new`, JSON.stringify(made));
	renameSync(`${file}.new`, file);
	return made;
}

function makeQuotations({ library, heldOut, seed, count, onProgress }: QuotationPlan): Quotation[] {
	const read = (index: number) =>
		readFileSync(sourcePath(library, library.sources[index] as TestLibrary['sources'][number]), 'utf8');
	const texts = library.sources.map(({ bytes }, index) => ({ bytes, read: () => read(index) }));
	const outside = heldOut.map(({ text }) => ({ bytes: text.length, read: () => text }));
	const inLibrary = kinds.filter(({ absent }) => !absent).map((kind) => ({ kind, count }));
	const present = sampleQuotations(texts, inLibrary, seed);
	// Some turn out to stand in the library; so many are made that enough are left.
	const wanted = kinds.filter(({ absent }) => absent).map((kind) => ({ kind, count: 6 * count }));
	const absent = sampleQuotations(outside, wanted, seed);
	function* all(): Iterable<string> {
		for (const [index, { read }] of texts.entries()) {
			onProgress(index / texts.length);
			yield read();
		}
	}
	const truth = findPlaces(present, absent, all());
	return [
		...present.map((sample) => withPlaces(sample, truth.places.get(sample) ?? [])),
		...absent
			.filter((sample) => !truth.present.has(sample))
			.slice(0, 4 * count)
			.map((sample) => withPlaces(sample, [])),
	];
}

function withPlaces(sample: Sample, places: readonly Place[]): Quotation {
	const isOwn = (place: Place) => place.source === sample.source && place.start === sample.start;
	const others = places.filter((place) => !isOwn(place)).slice(0, mostPlaces);
	const { kind, text, hashes } = sample;
	return { kind, text, hashes, places: [...places.filter(isOwn), ...others] };
}
