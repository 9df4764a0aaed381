import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Results } from '../results.ts';
import { growthChart } from './chart.ts';
import { reportOf } from './report.ts';
import { markdown } from './table.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const begin = '<!-- results: written by npm run bench -->';
const end = '<!-- end of results -->';

/** Writes the results, the picture of how things grow, and both into the page about the benchmark. Answers the paths. */
export function writeResults(results: Results): readonly string[] {
	const json = join(root, 'bench/results', `${results.date}.json`);
	const chart = join(root, 'docs/images/growth.svg');
	const page = join(root, 'docs/benchmark.md');
	for (const path of [json, chart]) mkdirSync(dirname(path), { recursive: true });
	writeFileSync(json, `${JSON.stringify(results, undefined, '\t')}\n`);
	writeFileSync(chart, growthChart(results));
	writeFileSync(page, withResults(readFileSync(page, 'utf8'), reportOf(results, markdown)));
	return [json, chart, page];
}

/** The page with another report between its marks. */
export function withResults(page: string, report: string): string {
	const from = page.indexOf(begin);
	const until = page.indexOf(end);
	if (from < 0 || until < from) throw new Error(`docs/benchmark.md has lost its marks “${begin}” and “${end}”.`);
	return `${page.slice(0, from + begin.length)}\n\n${report}\n\n${page.slice(until)}`;
}
