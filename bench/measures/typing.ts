/** Typing in the long draft, through the language server as it ships: from a keystroke to its diagnostics. */
import { cpSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver/node';
import { searchPassages } from '../../src/server/protocol.ts';
import type { Run } from '../child.ts';
import { changedSource, sourcePath, type TestLibrary } from '../corpus/library.ts';
import { startServer } from '../language-server.ts';
import { createRandom, type Random } from '../random.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface TypingInput {
	readonly library: TestLibrary;
	/** Whose sources are indexed while someone types. */
	readonly more: TestLibrary;
	/** An empty folder. */
	readonly scratch: string;
	readonly text: string;
	readonly keystrokes: number;
}

export interface Typing {
	/** From opening the draft to its first diagnostics; the library is indexed. */
	readonly opened: number;
	/** The debounce is left out: the server waits for so long in any case, and works meanwhile. */
	readonly keystroke: Times;
	/** All that work, none of it begun in the wait. */
	readonly work: Times;
	readonly whileIndexing: Times;
	/** An answer to Insert Quote meanwhile. */
	readonly searchWhileIndexing: Times;
	/** Bytes that the server holds after the typing, before it indexes more. */
	readonly memory: number;
}

/** What the server waits for quiet before it checks. */
const debounce = 150;
const warmUps = 10;

export const run: Run<TypingInput, Typing> = async ({ library, more, scratch, text, keystrokes }, onProgress) => {
	const folder = join(scratch, 'workspace');
	mkdirSync(join(folder, 'more'), { recursive: true });
	writeFileSync(join(folder, 'draft.md'), text);
	copySources(library, join(folder, 'sources'));
	writeFileSync(join(folder, 'quotewright.json'), JSON.stringify({ sources: ['sources/**', 'more/**'] }));
	const server = await startServer(folder, join(scratch, 'cache'));
	const uri = pathToFileURL(join(folder, 'draft.md')).href;
	const random = createRandom(1);
	const lines = text.split('\n');
	onProgress('the server indexes');
	await server.idle();
	const opened = await server.open(uri, text);
	const ms: number[] = [];
	for (let i = -warmUps; i < keystrokes; i++) {
		onProgress(`keystroke ${i} of ${keystrokes}`);
		const { told } = await typeSomewhere(lines, random, (at) => server.type(uri, at, 'e'));
		if (i >= 0) ms.push(told);
	}
	const work: number[] = [];
	for (let i = 0; i < keystrokes; i++) {
		onProgress(`keystroke ${i} of ${keystrokes}, without the wait`);
		const { checked, told } = await typeSomewhere(lines, random, (at) => server.typeAndCheck(uri, at, 'e'));
		work.push(checked + told);
	}
	const memory = server.memory() ?? Number.NaN;

	onProgress('types while the server indexes more');
	const grown = more.sources.filter((source) => source.grown && source.file !== changedSource);
	const added = copySources({ ...more, sources: grown }, join(folder, 'more'));
	server.created(added);
	const during: number[] = [];
	const searches: number[] = [];
	const told = performance.now();
	while (!server.isReading && performance.now() - told < 10_000) await new Promise((resolve) => setTimeout(resolve, 1));
	while (server.isReading) {
		during.push((await typeSomewhere(lines, random, (at) => server.type(uri, at, 'e'))).told);
		const started = performance.now();
		await server.request(searchPassages, { query: 'the people of the', limit: 50 });
		searches.push(performance.now() - started);
	}
	await server.stop();
	rmSync(scratch, { recursive: true, force: true });
	return {
		opened,
		keystroke: timesOf(ms),
		work: timesOf(work),
		whileIndexing: timesOf(during),
		searchWhileIndexing: timesOf(searches),
		memory,
	};
};

/** Puts an e somewhere. Of the milliseconds until it was told, the debounce is left out. */
async function typeSomewhere<Taken extends { readonly told: number }>(
	lines: string[],
	random: Random,
	type: (at: Position) => Promise<Taken>,
): Promise<Taken> {
	let line = random.below(lines.length);
	while ((lines[line] ?? '') === '') line = (line + 1) % lines.length;
	const before = lines[line] as string;
	const character = random.below(before.length);
	lines[line] = `${before.slice(0, character)}e${before.slice(character)}`;
	const taken = await type({ line, character });
	return { ...taken, told: Math.max(0, taken.told - debounce) };
}

/** Links, not copies, where the file system has them. Answers the new paths. */
function copySources(library: TestLibrary, folder: string): string[] {
	return library.sources.map((source) => {
		const path = join(folder, source.file);
		mkdirSync(join(path, '..'), { recursive: true });
		try {
			linkSync(sourcePath(library, source), path);
		} catch {
			cpSync(sourcePath(library, source), path);
		}
		return path;
	});
}
