/**
 * What a writer waits for at the cursor, through the language server as it ships, beside ten thousand sources: hovers
 * over quotations and citations, and completion of keys and of a source's own words.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver/node';
import type { CustomRequest, PlainRange } from '../../src/server/protocol.ts';
import type { Run } from '../child.ts';
import { sourcePath, type TestLibrary } from '../corpus/library.ts';
import { type ServerUnderTest, startServer } from '../language-server.ts';
import { createRandom, type Random } from '../random.ts';
import { type Times, timesOf } from '../statistics.ts';

export interface ComfortInput {
	readonly library: TestLibrary;
	/** An empty folder. */
	readonly scratch: string;
	readonly sources: number;
	/** Of each kind. */
	readonly questions: number;
}

export interface Comfort {
	readonly sources: number;
	readonly bytes: number;
	/** Over a quotation, and over a citation. */
	readonly hover: Times;
	/** After each letter of a key. */
	readonly key: Times;
	/** After `[@` behind a quotation, whose source is to come first. */
	readonly afterQuotation: Times;
	/** Of these, how often it came first. */
	readonly sourceFirst: number;
	/** Inside an open quotation mark, what the source says next. */
	readonly continuation: Times;
	/** Of these, how often the source's words were offered. */
	readonly continued: number;
}

type Place = PlainRange['start'];
interface At {
	readonly textDocument: { readonly uri: string };
	readonly position: Place;
}
const hoverRequest: CustomRequest<At, Hover | null> = { method: 'textDocument/hover' };
const completionRequest: CustomRequest<At, CompletionItem[] | CompletionList | null> = {
	method: 'textDocument/completion',
};

/** Characters of a source. */
const sourceLength = 8_000;
const quotationsInDraft = 200;
const wordsTyped = 5;

interface Piece {
	readonly key: string;
	readonly text: string;
}

export const run: Run<ComfortInput, Comfort> = async ({ library, scratch, sources, questions }, onProgress) => {
	const folder = join(scratch, 'workspace');
	mkdirSync(join(folder, 'sources'), { recursive: true });
	const pieces = cutPieces(library, sources);
	for (const { key, text } of pieces) writeFileSync(join(folder, 'sources', `${key}.txt`), text);
	const random = createRandom(1);
	const quoted = Array.from({ length: quotationsInDraft }, () => sentenceOf(pieces, random));
	const lines = quoted.flatMap(({ key, words }) => [`They wrote: “${words}” [@${key}].`, '']);
	const uri = pathToFileURL(join(folder, 'draft.md')).href;
	writeFileSync(join(folder, 'draft.md'), lines.join('\n'));
	const server = await startServer(folder, join(scratch, 'cache'));
	onProgress('the server indexes');
	await server.idle();
	await server.open(uri, lines.join('\n'));
	await server.idle();

	const hover = await hovers(server, uri, lines, questions, onProgress);
	const asked = { server, writer: writingAtEnd(server, uri, lines.length - 1), pieces, random, questions, onProgress };
	const key = await keys(asked);
	const { ms: afterQuotation, sourceFirst } = await citations(asked);
	const { ms: continuation, continued } = await continuations(asked);
	await server.stop();
	rmSync(scratch, { recursive: true, force: true });
	return {
		sources: pieces.length,
		bytes: pieces.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
		hover: timesOf(hover),
		key: timesOf(key),
		afterQuotation: timesOf(afterQuotation),
		sourceFirst: sourceFirst / questions,
		continuation: timesOf(continuation),
		continued: continued / questions,
	};
};

type OnProgress = Parameters<typeof run>[1];

/** Over quotations and keys in turn. */
async function hovers(
	server: ServerUnderTest,
	uri: string,
	lines: readonly string[],
	questions: number,
	onProgress: OnProgress,
): Promise<number[]> {
	const random = createRandom(2);
	const times: number[] = [];
	for (let i = 0; i < questions; i++) {
		onProgress(`hover ${i} of ${questions}`);
		const line = 2 * random.below(quotationsInDraft);
		const text = lines[line] as string;
		const character = i % 2 === 0 ? text.indexOf('“') + 5 : text.indexOf('[@') + 3;
		const { ms, answer } = await timed(server, hoverRequest, { textDocument: { uri }, position: { line, character } });
		if (answer === null) throw new Error(`Nothing is shown over ${text}.`);
		times.push(ms);
	}
	return times;
}

/** Someone writing, and what is asked of the server meanwhile. */
interface Asked {
	readonly server: ServerUnderTest;
	readonly writer: ReturnType<typeof writingAtEnd>;
	readonly pieces: readonly Piece[];
	readonly random: Random;
	readonly questions: number;
	readonly onProgress: OnProgress;
}

/** The first letters of keys. */
async function keys({ server, writer, pieces, random, questions, onProgress }: Asked): Promise<number[]> {
	const times: number[] = [];
	while (times.length < questions) {
		onProgress(`letter ${times.length} of ${questions}`);
		await writer.type('See [@');
		const { key } = pieces[random.below(pieces.length)] as Piece;
		for (const letter of key.slice(0, 5)) {
			await writer.type(letter);
			times.push((await timed(server, completionRequest, writer.place())).ms);
		}
		await writer.newLine();
	}
	return times;
}

/** A citation behind a quotation. */
async function citations({ server, writer, pieces, random, questions, onProgress }: Asked) {
	const times: number[] = [];
	let sourceFirst = 0;
	for (let i = 0; i < questions; i++) {
		onProgress(`citation ${i} of ${questions}`);
		const { key, words } = sentenceOf(pieces, random);
		await writer.type(`They wrote: “${words}” [@`);
		const { ms, answer } = await timed(server, completionRequest, writer.place());
		times.push(ms);
		if (itemsOf(answer).sort(byOrder)[0]?.label === key) sourceFirst++;
		await writer.newLine();
	}
	return { ms: times, sourceFirst };
}

/** The words that follow those typed. */
async function continuations({ server, writer, pieces, random, questions, onProgress }: Asked) {
	const times: number[] = [];
	let continued = 0;
	for (let i = 0; i < questions; i++) {
		onProgress(`continuation ${i} of ${questions}`);
		const words = sentenceOf(pieces, random).words.split(' ');
		await writer.type(`They wrote: “${words.slice(0, wordsTyped).join(' ')} `);
		const { ms, answer } = await timed(server, completionRequest, writer.place());
		times.push(ms);
		const next = words[wordsTyped] as string;
		if (itemsOf(answer).some(({ label }) => label.split(/\s/)[0] === next)) continued++;
		await writer.newLine();
	}
	return { ms: times, continued };
}

/** As many sources as are wanted, cut out of the library's, with keys such as people give them. */
function cutPieces(library: TestLibrary, wanted: number): Piece[] {
	const pieces: Piece[] = [];
	for (const source of library.sources) {
		const text = readFileSync(sourcePath(library, source), 'utf8');
		for (let at = 0; at + sourceLength <= text.length; at += sourceLength) {
			if (pieces.length === wanted) return pieces;
			const piece = text.slice(at, at + sourceLength);
			const [word = 'anon'] = /[a-z]{4,12}/.exec(piece) ?? [];
			pieces.push({ key: `${word}${1900 + (pieces.length % 125)}-${pieces.length.toString(36)}`, text: piece });
		}
	}
	return pieces;
}

/** Twelve words in a row of a source chosen by chance, without marks that would end the quotation. */
function sentenceOf(pieces: readonly Piece[], random: Random): { readonly key: string; readonly words: string } {
	for (;;) {
		const { key, text } = random.pick(pieces);
		const words = text.split(/\s+/);
		const from = 1 + random.below(Math.max(1, words.length - 20));
		const chosen = words.slice(from, from + 12).join(' ');
		if (/^[\p{L}\p{N} ,;]+$/u.test(chosen)) return { key, words: chosen };
	}
}

/** Someone who writes at the draft's end. */
function writingAtEnd(server: ServerUnderTest, uri: string, lastLine: number) {
	let line = lastLine;
	let character = 0;
	const place = (): At => ({ textDocument: { uri }, position: { line, character } });
	return {
		place,
		async type(text: string): Promise<void> {
			await server.edit(uri, place().position, text);
			character += text.length;
		},
		async newLine(): Promise<void> {
			await server.edit(uri, place().position, '\n\n');
			line += 2;
			character = 0;
		},
	};
}

async function timed<Answer>(server: ServerUnderTest, request: CustomRequest<At, Answer>, params: At) {
	const started = performance.now();
	const answer = await server.request(request, params);
	return { ms: performance.now() - started, answer };
}

function itemsOf(answer: CompletionItem[] | CompletionList | null): CompletionItem[] {
	return answer === null ? [] : Array.isArray(answer) ? answer : answer.items;
}

function byOrder(a: CompletionItem, b: CompletionItem): number {
	const [left, right] = [a.sortText ?? a.label, b.sortText ?? b.label];
	return left < right ? -1 : left > right ? 1 : 0;
}
