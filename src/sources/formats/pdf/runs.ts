/**
 * What a page shows, as runs: stretches of text in one font on one baseline, in the page's own upright direction.
 * Text that runs in another direction than most of the page (a stamp in the margin, a watermark) is left out, and so
 * is what is painted again upon itself to look bold. Cost: linear in the runs, but for repeated painting, which looks
 * at the runs of one line.
 */
import { readable } from './characters.ts';
import type { PdfPage, PdfText, PdfTextItem } from './library.ts';
import { type Guard, tooFull } from './problems.ts';

/** Lengths in points; `y` is the baseline's distance from the page's top. */
export interface Run {
	readonly text: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly size: number;
	readonly font: string;
	/** White space stands before it, however narrow. */
	readonly spaced: boolean;
	/** The file says that it is no content of the document: a running head, as a rule. */
	readonly artifact: boolean;
	/** Its place in the order in which the page is painted. */
	readonly order: number;
}

export interface PageRuns {
	readonly width: number;
	readonly height: number;
	readonly runs: readonly Run[];
	/** Each word was measured by itself, as text recognition does: sizes say little. */
	readonly recognised: boolean;
	/** From the file's own coordinates to these. */
	readonly place: (x: number, y: number) => Point;
}

interface Point {
	readonly x: number;
	readonly y: number;
}

interface Painted extends Omit<Run, 'order'> {
	/** How wide its letters are set, in parts of how high. */
	readonly stretch: number;
	/** In quarters of a turn clockwise. */
	readonly turn: number;
}

/** More on one page is a drawing, or made to exhaust us. */
const mostRuns = 100_000;

/** @param guard told of the characters read */
export async function readRuns(page: PdfPage, guard: Guard): Promise<PageRuns> {
	const viewport = page.getViewport({ scale: 1 });
	const painted = await readPainted(page, viewport.transform, guard);
	const turn = commonTurn(painted);
	const { width, height } = viewport;
	const upright = (x: number, y: number) => turned(x, y, turn, width, height);
	const kept: Run[] = [];
	painted.forEach((run, order) => {
		if (run.turn !== turn) return;
		kept.push({ ...run, ...upright(run.x, run.y), order });
	});
	const runs = paintedOnce(kept);
	const pageWidth = turn % 2 === 0 ? width : height;
	const pageHeight = turn % 2 === 0 ? height : width;
	const place = (x: number, y: number) => {
		const at = apply(viewport.transform, x, y);
		return upright(at.x, at.y);
	};
	const recognised = isRecognised(painted);
	if (!runsDown(runs)) return { width: pageWidth, height: pageHeight, runs, recognised, place };
	return {
		recognised,
		width: pageHeight,
		height: pageWidth,
		runs: runs.map((run) => ({ ...run, x: run.y - run.size, y: pageWidth - run.x, width: run.size })),
		place(x, y) {
			const at = place(x, y);
			return { x: at.y, y: pageWidth - at.x };
		},
	};
}

/** Whether the words' letters are wider and narrower without a rule, to fit upon a picture. */
function isRecognised(painted: readonly Painted[]): boolean {
	const fitted = painted.filter(({ stretch }) => Math.abs(stretch - 1) > 0.04);
	return fitted.length > 0.5 * painted.length && new Set(fitted.map(({ stretch }) => stretch.toFixed(2))).size > 5;
}

/** Whether the characters are set below one another, each by itself, as Chinese and Japanese may be. */
function runsDown(runs: readonly Run[]): boolean {
	let down = 0;
	let across = 0;
	for (let i = 1; i < runs.length; i++) {
		const { x, y, size, text } = runs[i] as Run;
		const before = runs[i - 1] as Run;
		if (Math.abs(x - before.x) < 0.5 * size && y - before.y > 0.5 * size && y - before.y < 1.8 * size) {
			if (text.length === 1 && before.text.length === 1 && ideographic.test(text)) down++;
		} else if (Math.abs(y - before.y) < 0.3 * size) across += text.length;
	}
	return down > 10 && down > 2 * across;
}

const ideographic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

async function readPainted(page: PdfPage, toView: readonly number[], guard: Guard): Promise<Painted[]> {
	const painted: Painted[] = [];
	const marked: boolean[] = [];
	const vertical = new Set<string>();
	let spaced = false;
	const reader = page.streamTextContent({ includeMarkedContent: true }).getReader();
	try {
		for (;;) {
			const { done, value } = (await reader.read()) as { done: boolean; value: PdfText | undefined };
			if (done || value === undefined) break;
			for (const [font, style] of Object.entries(value.styles)) if (style.vertical === true) vertical.add(font);
			let characters = 0;
			for (const item of value.items) {
				if ('type' in item) {
					if (item.type === 'endMarkedContent') marked.pop();
					else marked.push(item.tag === 'Artifact' || marked.at(-1) === true);
					continue;
				}
				characters += item.str.length;
				const run = paintedRun(item, toView, vertical.has(item.fontName), spaced, marked.at(-1) === true);
				if (run !== undefined) painted.push(run);
				spaced = /\s$/.test(item.str) || item.hasEOL || (item.str === '' && spaced);
			}
			guard(characters);
			if (painted.length > mostRuns) throw tooFull();
		}
	} catch (error) {
		await reader.cancel(error).catch(() => undefined);
		throw error;
	}
	return painted;
}

/** The furthest a line may be from level: scanned pages lie askew. In radians. */
const skew = 0.2;

function paintedRun(
	item: PdfTextItem,
	toView: readonly number[],
	vertical: boolean,
	spaced: boolean,
	artifact: boolean,
): Painted | undefined {
	const text = readable(item.str);
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform;
	if (text === '' || ![a, b, c, d, e, f, item.width, item.height].every(Number.isFinite)) return undefined;
	const across = direction(toView, a, b);
	const angle = Math.atan2(across.y, across.x) / (Math.PI / 2) + (vertical ? 1 : 0);
	const turn = Math.round(angle);
	if (Math.abs(angle - turn) > skew / (Math.PI / 2)) return undefined;
	const scale = Math.hypot(toView[0] ?? 1, toView[1] ?? 0);
	const size = (vertical ? item.width : item.height || Math.hypot(c, d)) * scale;
	if (size <= 0) return undefined;
	return {
		text,
		...apply(toView, e, f),
		width: (vertical ? item.height : item.width) * scale,
		size,
		stretch: Math.hypot(a, b) / (Math.hypot(c, d) || 1),
		font: item.fontName,
		spaced: spaced || /^\s/.test(item.str),
		artifact,
		turn: ((turn % 4) + 4) % 4,
	};
}

function apply([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], x: number, y: number): Point {
	return { x: a * x + c * y + e, y: b * x + d * y + f };
}

function direction([a = 1, b = 0, c = 0, d = 1]: readonly number[], x: number, y: number): Point {
	return { x: a * x + c * y, y: b * x + d * y };
}

/** The point of a page of that size after the page was turned back by so many quarters. */
function turned(x: number, y: number, turn: number, width: number, height: number): Point {
	if (turn === 1) return { x: y, y: width - x };
	if (turn === 2) return { x: width - x, y: height - y };
	if (turn === 3) return { x: height - y, y: x };
	return { x, y };
}

function commonTurn(painted: readonly Painted[]): number {
	const letters = [0, 0, 0, 0];
	for (const { turn, text } of painted) letters[turn] = (letters[turn] ?? 0) + text.length;
	return letters.indexOf(Math.max(...letters));
}

/** Without runs that are painted upon the same words, in parts of the size. */
const nearby = 0.12;

/** Only so many runs of a line are compared with. */
const mostOnLine = 300;

function paintedOnce(runs: readonly Run[]): Run[] {
	const byLine = new Map<number, Run[]>();
	return runs.filter((run) => {
		const line = Math.round(run.y / 2);
		for (const near of [line - 1, line, line + 1]) {
			if (byLine.get(near)?.some((other) => covers(other, run))) return false;
		}
		const known = byLine.get(line);
		if (known === undefined) byLine.set(line, [run]);
		else if (known.length < mostOnLine) known.push(run);
		return true;
	});
}

function covers(under: Run, over: Run): boolean {
	const distance = nearby * over.size;
	if (Math.abs(under.y - over.y) > distance || Math.abs(under.size - over.size) > distance) return false;
	if (over.x < under.x - distance || over.x + over.width > under.x + under.width + distance) return false;
	return under.text === over.text ? Math.abs(under.x - over.x) <= distance : samePlace(under, over, distance);
}

/** Whether the words of the upper run are those that the lower one shows at that place. */
function samePlace(under: Run, over: Run, distance: number): boolean {
	const at = under.text.indexOf(over.text);
	if (over.text.length < 3 || at < 0) return false;
	const expected = under.x + (at / under.text.length) * under.width;
	return Math.abs(expected - over.x) <= 10 * distance;
}
