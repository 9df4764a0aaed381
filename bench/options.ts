import { parseArgs } from 'node:util';
import { megabyte } from './corpus/library.ts';

export interface BenchOptions {
	/** Bytes of each library, ascending. */
	readonly sizes: readonly number[];
	readonly corpus: string | undefined;
	/** All of them where none is named. */
	readonly only: ReadonlySet<MeasureName>;
	readonly quick: boolean;
	readonly help: boolean;
}

export const measureNames = [
	'build',
	'locate',
	'peers',
	'warm',
	'search',
	'absent',
	'changed',
	'draft',
	'typing',
	'comfort',
	'leak',
	'readers',
	'extension',
] as const;

/** Those that tell soon. */
const quickMeasures: readonly MeasureName[] = [
	'build',
	'locate',
	'peers',
	'warm',
	'search',
	'absent',
	'readers',
	'extension',
];

export type MeasureName = (typeof measureNames)[number];

export const help = `npm run bench -- [options]

Measures Quotewright beside the search libraries that a user would otherwise
pick, on libraries of several sizes, and says which goals are met. The texts
are grown out of real prose once and kept in your cache folder.

  --size SIZES   sizes of the libraries; default 1MB,10MB,100MB,1GB
  --corpus PATH  a folder of .txt or .md texts to grow libraries from, besides
                 the State of the Union addresses and Moby-Dick
  --only NAMES   only these measures: ${measureNames.slice(0, 5).join(', ')},
                 ${measureNames.slice(5).join(', ')}
  --quick        a small library and few questions, in under two minutes; fails
                 only if the lead over other libraries is lost
  --help         this

A full run takes half an hour and some 10 GB of disk. Results go to
bench/results/, the picture of how things grow to docs/images/growth.svg.
`;

/** What the command line says. Throws with a sentence for the user. */
export function parseOptions(args: readonly string[]): BenchOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			size: { type: 'string' },
			corpus: { type: 'string' },
			only: { type: 'string' },
			quick: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	const { quick, help: isHelp, corpus } = values;
	const sizes = (values.size ?? (quick ? '10MB' : '1MB,10MB,100MB,1GB')).split(',').map(parseSize);
	const only = new Set((values.only ?? (quick ? quickMeasures : measureNames).join(',')).split(',').map(parseMeasure));
	return { sizes: sizes.sort((a, b) => a - b), corpus, only, quick, help: isHelp };
}

function parseSize(size: string): number {
	const [, number, unit] = /^(\d+)\s*(MB|GB)$/i.exec(size.trim()) ?? [];
	if (number === undefined) throw new Error(`${size} is no size. Write it like 10MB or 1GB.`);
	return Number(number) * megabyte * (unit?.toUpperCase() === 'GB' ? 1000 : 1);
}

function parseMeasure(name: string): MeasureName {
	const known = measureNames.find((measure) => measure === name.trim());
	if (known === undefined) throw new Error(`There is no measure ${name}. There are ${measureNames.join(', ')}.`);
	return known;
}
