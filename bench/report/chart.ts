/** How time and memory grow with the library, as a picture (SVG) that can be read on a light page and on a dark one. */
import type { Results, SizeResults } from '../results.ts';

interface Line {
	readonly name: string;
	readonly points: readonly { readonly x: number; readonly y: number }[];
}

interface Panel {
	readonly title: string;
	readonly lines: readonly Line[];
	readonly tick: (value: number) => string;
}

const width = 1180;
const height = 420;
const plot = { top: 56, bottom: 64, left: 76, width: 330, gap: 250 } as const;

export function growthChart(results: Results): string {
	const names = ['Quotewright', ...new Set(results.sizes.flatMap(({ peers = [] }) => peers.map(({ title }) => title)))];
	const panels: Panel[] = [
		{ title: 'Time to locate one quotation (mean)', lines: linesOf(results, names, meanOf), tick: timeTick },
		{ title: 'Memory of the answering process', lines: linesOf(results, names, memoryOf), tick: sizeTick },
	];
	const drawn = panels.map((panel, i) => drawPanel(panel, plot.left + i * (plot.width + plot.gap), names));
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="12">
<title id="title">How time and memory grow with the library, on logarithmic scales</title>
<style>
${styleOf(names)}
</style>
${drawn.join('\n')}
</svg>
`;
}

/** A peer's value stands at the size it held, not at the size it was given. */
type PlaceOf = (size: SizeResults, name: string) => { readonly x: number; readonly y: number } | undefined;

const meanOf: PlaceOf = (size, name) => {
	if (name === 'Quotewright') {
		const usual = size.locate?.kinds.find((kind) => kind.name === 'usual');
		return usual && { x: size.bytes, y: usual.times.mean };
	}
	const peer = size.peers?.find(({ title, skipped }) => title === name && skipped === undefined);
	return peer && { x: peer.held, y: peer.times.mean };
};

const memoryOf: PlaceOf = (size, name) => {
	if (name === 'Quotewright') return size.locate && { x: size.bytes, y: size.locate.memory };
	const peer = size.peers?.find(({ title, skipped }) => title === name && skipped === undefined);
	return peer && { x: peer.held, y: peer.memory };
};

function linesOf(results: Results, names: readonly string[], place: PlaceOf): Line[] {
	return names.map((name) => ({
		name,
		points: results.sizes
			.flatMap((size) => place(size, name) ?? [])
			.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y) && y > 0)
			.sort((a, b) => a.x - b.x),
	}));
}

function drawPanel({ title, lines, tick }: Panel, left: number, names: readonly string[]): string {
	const points = lines.flatMap((line) => line.points);
	const xs = decades(points.map(({ x }) => x));
	const ys = decades(points.map(({ y }) => y));
	const bottom = height - plot.bottom;
	const across = (x: number) => left + (plot.width * (Math.log10(x) - xs.low)) / (xs.high - xs.low);
	const up = (y: number) => bottom - ((bottom - plot.top) * (Math.log10(y) - ys.low)) / (ys.high - ys.low);
	const right = left + plot.width;
	const grid = [
		...ticks(ys).map((y) => {
			const at = round(up(y));
			return `<path class="grid" d="M${left} ${at}H${right}"/><text class="label" x="${left - 8}" y="${at + 4}" text-anchor="end">${tick(y)}</text>`;
		}),
		...ticks(xs).map((x) => {
			const at = round(across(x));
			return `<path class="grid" d="M${at} ${plot.top}V${bottom}"/><text class="label" x="${at}" y="${bottom + 18}" text-anchor="middle">${sizeTick(x)}</text>`;
		}),
	];
	const ends = spread(
		lines.filter((line) => line.points.length > 0).map(({ name, points }) => ({ name, y: up(points.at(-1)?.y ?? 1) })),
	);
	const drawn = lines.flatMap(({ name, points }) => {
		if (points.length === 0) return [];
		const color = `series-${names.indexOf(name)}`;
		const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(across(x))} ${round(up(y))}`).join('');
		const dots = points.map(
			({ x, y }) => `<circle class="dot ${color}" cx="${round(across(x))}" cy="${round(up(y))}" r="3"/>`,
		);
		const end = ends.get(name) ?? 0;
		return [
			`<path class="line ${color}" d="${path}"/>`,
			...dots,
			`<text class="name ${color}" x="${right + 10}" y="${round(end) + 4}">${escaped(name)}</text>`,
		];
	});
	return [
		`<text class="title" x="${left}" y="28">${escaped(title)}</text>`,
		...grid,
		`<text class="label" x="${left + plot.width / 2}" y="${bottom + 42}" text-anchor="middle">text in the library</text>`,
		...drawn,
	].join('\n');
}

/** Names that would stand on one another are moved apart. */
function spread(ends: readonly { readonly name: string; readonly y: number }[]): ReadonlyMap<string, number> {
	let last = Number.NEGATIVE_INFINITY;
	return new Map(
		[...ends]
			.sort((a, b) => a.y - b.y)
			.map(({ name, y }) => {
				last = Math.max(y, last + 15);
				return [name, last];
			}),
	);
}

/** Powers of ten only. */
function timeTick(ms: number): string {
	return ms >= 1000 ? `${plain(ms / 1000)} s` : `${plain(ms)} ms`;
}

function sizeTick(bytes: number): string {
	return bytes >= 1e9 ? `${plain(bytes / 1e9)} GB` : `${plain(bytes / 1e6)} MB`;
}

/** 0.1 and not 0.10000000000000002. */
function plain(value: number): string {
	return String(Number(value.toPrecision(3)));
}

interface Decades {
	readonly low: number;
	readonly high: number;
}

function decades(values: readonly number[]): Decades {
	if (values.length === 0) return { low: 0, high: 1 };
	const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
	return { low, high: Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9)) };
}

function ticks({ low, high }: Decades): number[] {
	return Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
}

/** Of colours that can be told apart by people who see few; darker on a light page, lighter on a dark one. */
const light = ['#c2255c', '#0b6bb8', '#2b7a3f', '#8a5a00', '#b35c00', '#6741d9', '#5c636a'];
const dark = ['#ff7aa8', '#6cb8ff', '#69d083', '#e0b24a', '#ffa057', '#b9a3ff', '#b4bbc2'];

function styleOf(names: readonly string[]): string {
	const colors = (palette: readonly string[]) =>
		names.map((_, i) => `.series-${i} { --c: ${palette[i % palette.length]}; }`).join(' ');
	return `.title { font-size: 14px; font-weight: 600; fill: #1f2328; } .label { fill: #59636e; } .grid { stroke: #d1d9e0; fill: none; }
.line { stroke: var(--c); stroke-width: 2; fill: none; } .line.series-0 { stroke-width: 3.5; } .dot { fill: var(--c); } .name { fill: var(--c); } .name.series-0 { font-weight: 600; }
${colors(light)}
@media (prefers-color-scheme: dark) { .title { fill: #f0f6fc; } .label { fill: #9198a1; } .grid { stroke: #3d444d; } ${colors(dark)} }`;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
