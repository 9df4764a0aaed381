/** Runs one peer, in a process of its own: takes in what it can of a library within its time, then answers. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../child.ts';
import { sourcePath, type TestLibrary, type TestSource } from '../corpus/library.ts';
import { wordsOf } from '../corpus/words.ts';
import type { Quotation } from '../quotations/quotations.ts';
import { isRight } from '../quotations/right.ts';
import type { Peer, PeerIndex, PeerName } from './peer.ts';
import { peersHere } from './peers.ts';

export interface PeerInput {
	readonly name: PeerName;
	readonly library: TestLibrary;
	readonly quotations: readonly Quotation[];
	readonly buildSeconds: number;
	readonly answerSeconds: number;
}

export interface PeerResult {
	readonly name: PeerName;
	readonly title: string;
	readonly settings: string;
	/** Bytes of text it took in within its time. */
	readonly held: number;
	readonly buildSeconds: number;
	/** Bytes of memory when it answers, and of what it wrote. */
	readonly memory: number;
	readonly disk: number;
	/** One for each quotation that it was asked for. */
	readonly answers: readonly PeerAnswer[];
}

export interface PeerAnswer {
	/** Which of the quotations. */
	readonly quotation: number;
	readonly ms: number;
	readonly right: boolean;
}

const warmUps = 3;

export const run: Run<PeerInput, PeerResult> = async (input, onProgress) => {
	const { name, library, quotations } = input;
	const peer = peersHere().find((candidate) => candidate.name === name);
	if (peer === undefined) throw new Error(`There is no ${name} here.`);
	const scratch = mkdtempSync(join(tmpdir(), 'quotewright-bench-'));
	try {
		const index = peer.open(scratch, join(library.folder, 'sources'));
		const { count, bytes, buildSeconds } = takeIn(index, library, input.buildSeconds, onProgress);
		globalThis.gc?.();
		const read = (source: number) => readFileSync(sourcePath(library, library.sources[source] as TestSource), 'utf8');
		const answers = ask(peer, index, count, quotations, input.answerSeconds, read, onProgress);
		const memory = peer.spawns === true ? Number.NaN : process.memoryUsage.rss();
		index.close();
		const disk = sizeOf(scratch);
		const { title, settings } = peer;
		return { name, title, settings, held: bytes, buildSeconds, memory, disk, answers };
	} finally {
		rmSync(scratch, { recursive: true, force: true });
	}
};

function takeIn(index: PeerIndex, library: TestLibrary, seconds: number, onProgress: (text: string) => void) {
	const started = performance.now();
	let bytes = 0;
	let count = 0;
	for (const source of library.sources) {
		const path = sourcePath(library, source);
		index.add(count, path, readFileSync(path, 'utf8'));
		count++;
		bytes += source.bytes;
		onProgress(`takes in ${Math.floor((100 * bytes) / library.bytes)} %`);
		if (performance.now() - started > 1000 * seconds) break;
	}
	index.finish();
	return { count, bytes, buildSeconds: (performance.now() - started) / 1000 };
}

function ask(
	peer: Peer,
	index: PeerIndex,
	held: number,
	quotations: readonly Quotation[],
	seconds: number,
	read: (source: number) => string,
	onProgress: (text: string) => void,
): PeerAnswer[] {
	const possible = [...quotations.entries()].filter(([, quotation]) => {
		if (quotation.kind !== 'usual') return false;
		const [own] = quotation.places;
		return own !== undefined && own.source < held && (peer.exactOnly !== true || isExact(quotation));
	});
	const answers: PeerAnswer[] = [];
	for (const [, { text }] of possible.slice(-warmUps)) index.find(text);
	const deadline = performance.now() + 1000 * seconds;
	for (const [number, quotation] of possible) {
		const started = performance.now();
		const found = index.find(quotation.text);
		const ms = performance.now() - started;
		answers.push({ quotation: number, ms, right: isRight(quotation, found, read) });
		onProgress(`answers ${answers.length} of ${possible.length}`);
		if (performance.now() > deadline) break;
	}
	return answers;
}

function isExact({ text, hashes }: Quotation): boolean {
	const said = wordsOf(text).hashes;
	return said.length === hashes.length && hashes.every((hash, i) => said[i] === hash);
}

function sizeOf(folder: string): number {
	return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
