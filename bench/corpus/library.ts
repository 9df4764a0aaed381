/**
 * Libraries of a wanted size as folders of text files, kept in the cache folder and made once: the real texts as they
 * are, and where they do not suffice, texts grown out of them. The sizes of grown texts spread as those of books and
 * papers do, about 100 KB on the average.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRandom, type Random, seedOf } from '../random.ts';
import type { RealTexts } from './texts.ts';
import { createWalk, type Walk } from './walk.ts';

export interface TestLibrary {
	/** Absolute. */
	readonly folder: string;
	readonly bytes: number;
	readonly sources: readonly TestSource[];
}

export interface TestSource {
	/** Relative to the library's `sources` folder. */
	readonly file: string;
	readonly bytes: number;
	readonly grown: boolean;
}

export const megabyte = 1_000_000;

/** The source of a megabyte that is changed to see how soon it can be searched again. */
export const changedSource = 'one-megabyte.txt';

export interface LibraryPlan {
	readonly real: RealTexts;
	readonly bytes: number;
	readonly seed: number;
	/** Where libraries are kept. */
	readonly cache: string;
	readonly onProgress: (done: number) => void;
}

/** The library of that size: the one made before, where it is complete. */
export function testLibrary(plan: LibraryPlan): TestLibrary {
	const name = `${plan.real.fingerprint}-${plan.seed}-${plan.bytes / megabyte}MB`;
	const folder = join(plan.cache, name);
	const list = join(folder, 'library.json');
	const known = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as TestLibrary) : undefined;
	if (known !== undefined && isWhole(known)) return known;
	rmSync(folder, { recursive: true, force: true });
	const sources = writeSources(plan, join(folder, 'sources'));
	const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
	const made: TestLibrary = { folder, bytes, sources };
	// Written last: what was interrupted is not taken for complete.
	writeFileSync(`${list}.new`, JSON.stringify(made));
	renameSync(`${list}.new`, list);
	return made;
}

/** A measure that changes a source and is stopped leaves it changed. */
function isWhole(library: TestLibrary): boolean {
	return library.sources.every(
		(source) => statSync(sourcePath(library, source), { throwIfNoEntry: false })?.size === source.bytes,
	);
}

export function sourcePath(library: TestLibrary, source: TestSource): string {
	return join(library.folder, 'sources', source.file);
}

function writeSources({ real, bytes, seed, onProgress }: LibraryPlan, folder: string): TestSource[] {
	const sources: TestSource[] = [];
	let total = 0;
	const write = (file: string, content: Buffer, grown: boolean): void => {
		mkdirSync(dirname(join(folder, file)), { recursive: true });
		writeFileSync(join(folder, file), content);
		sources.push({ file, bytes: content.length, grown });
		total += content.length;
		onProgress(total / bytes);
	};
	let walk: Walk | undefined;
	const grow = (file: string, size: number): void => {
		walk ??= createWalk(real.texts);
		write(file, walk.grow(seedOf(seed, sources.length), size), true);
	};
	if (bytes >= 4 * megabyte) grow(changedSource, megabyte);
	for (const { name, text } of real.texts) {
		const content = Buffer.from(text);
		if (content.length <= bytes / 4 && total + content.length <= bytes) write(`real/${name}.txt`, content, false);
	}
	const random = createRandom(seedOf(seed, bytes / megabyte));
	for (let number = 0; total < bytes; number++) {
		const part = String(Math.floor(number / 100)).padStart(3, '0');
		grow(
			`${part}/grown-${bytes / megabyte}-${String(number).padStart(5, '0')}.txt`,
			Math.min(sizeOf(random), bytes - total + 100),
		);
	}
	return sources;
}

const typicalSize = 75_000;

/** Log-normal, between 5 KB and a megabyte. */
function sizeOf(random: Random): number {
	const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
	return Math.round(Math.min(megabyte, Math.max(5000, typicalSize * Math.exp(0.8 * normal))));
}
