import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Results } from '../results.ts';
import { growthChart } from './chart.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Writes the results, and the picture of how things grow. Answers their paths. */
export function writeResults(results: Results, slug: string): readonly string[] {
	const json = join(root, 'bench/results', `${slug}.json`);
	const chart = join(root, 'docs/images/growth.svg');
	for (const path of [json, chart]) mkdirSync(dirname(path), { recursive: true });
	writeFileSync(json, `${JSON.stringify(results, undefined, '\t')}\n`);
	writeFileSync(chart, growthChart(results));
	return [json, chart];
}
