/**
 * The benchmark: Quotewright and what a user would otherwise pick, on the same texts, in the same run.
 *
 *   npm run bench -- --help
 */
import { dirname, join } from 'node:path';
import { defaultCacheDir } from '../src/library/cache-dir.ts';
import { readRealTexts } from './corpus/texts.ts';
import { measureExtension } from './measure-extension.ts';
import { type Bench, measureSize } from './measure-size.ts';
import { type BenchOptions, help, parseOptions } from './options.ts';
import { fullPlan, quickPlan } from './plan.ts';
import { measureReaders } from './readers/measure-readers.ts';
import { guard } from './report/guard.ts';
import { createProgress } from './report/progress.ts';
import { reportOf } from './report/report.ts';
import { plain } from './report/table.ts';
import { writeResults } from './report/write.ts';
import { circumstances, type Results, type SizeResults } from './results.ts';

const seed = 1;

async function main(args: readonly string[]): Promise<number> {
	let options: BenchOptions;
	try {
		options = parseOptions(args);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
		return 2;
	}
	if (options.help) {
		console.log(help);
		return 0;
	}
	const { results, failure } = await measure(options);
	console.log(reportOf(results, plain));
	if (failure !== undefined) {
		console.error(`It ended early, and what was measured until then is only told here:\n${failure}`);
		return 1;
	}
	if (options.quick) return report(guard(results));
	if (isForTheRecord(options)) for (const path of writeResults(results)) console.log(`Wrote ${path}.`);
	return 0;
}

interface Measured {
	readonly results: Results;
	/** What it ended of before its time. */
	readonly failure: string | undefined;
}

/** A measure that fails after twenty minutes does not take the others along. */
async function measure(options: BenchOptions): Promise<Measured> {
	const progress = createProgress();
	const started = circumstances();
	progress.step('reads the real texts');
	const real = readRealTexts(options.corpus, seed);
	const plan = options.quick ? quickPlan : fullPlan;
	const cache = join(dirname(defaultCacheDir()), 'quotewright-bench');
	const bench: Bench = { options, plan, real, cache, seed, progress };
	const texts = real.texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	const heldOut = real.heldOut.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
	const corpus = { texts: real.texts.length, bytes: texts, heldOut };
	const sizes: SizeResults[] = [];
	let results: Results = { ...started, corpus, sizes };
	let failure: string | undefined;
	try {
		for (const size of options.sizes) sizes.push(await measureSize(bench, size, sizes.at(-1)?.peers ?? []));
		progress.step('reads documents whose text is known');
		if (options.only.has('readers')) results = { ...results, readers: await measureReaders() };
		if (options.only.has('extension')) results = { ...results, ...(await measureExtension(bench)) };
	} catch (error) {
		failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
	progress.done();
	return { results, failure };
}

/** A run that fills the page's tables and its picture. */
function isForTheRecord({ only, sizes }: BenchOptions): boolean {
	return (
		sizes.length > 1 && sizes.at(-1) === 1e9 && (['build', 'locate', 'peers'] as const).every((name) => only.has(name))
	);
}

function report(failures: readonly string[]): number {
	for (const failure of failures) console.error(failure);
	return failures.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
