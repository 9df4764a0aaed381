import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import manifest from '../../package.json' with { type: 'json' };
import type { Preset } from '../check/settings.ts';
import { DamagedSegment } from '../library/segments/damaged-segment.ts';
import type { ReportFormat } from '../report/render.ts';
import type { Terminal } from './terminal.ts';
import { checkUsage, findUsage, indexUsage, lspUsage, reportUsage, usage } from './usage.ts';

/** The arguments make no sense; the message says which and what would. */
class UsageError extends Error {}

type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Each command is loaded when it is asked for: help need not wait for the readers of sources. */
const commands: Record<string, Command> = {
	async check(args, terminal) {
		const { values, positionals } = parse(args, 'check', {
			sources: { type: 'string', multiple: true },
			format: { type: 'string' },
			preset: { type: 'string' },
			'write-baseline': { type: 'boolean' },
		});
		if (values.help) return say(terminal, checkUsage);
		const request = {
			paths: positionals,
			sources: values.sources as string[] | undefined,
			format: oneOf('--format', values.format ?? 'pretty', ['pretty', 'json'] as const),
			preset: values.preset === undefined ? undefined : oneOf('--preset', values.preset, presets),
			writeBaseline: values['write-baseline'] === true,
		};
		if (request.writeBaseline && request.preset)
			throw new UsageError('A baseline is written by the preset in quotewright.json: leave --preset out.');
		const { check } = await import('./check.ts');
		return check(request, terminal);
	},
	async report(args, terminal) {
		const { values, positionals } = parse(args, 'report', {
			sources: { type: 'string', multiple: true },
			format: { type: 'string' },
			output: { type: 'string' },
			preset: { type: 'string' },
		});
		if (values.help) return say(terminal, reportUsage);
		const request = {
			paths: positionals,
			sources: values.sources as string[] | undefined,
			format: oneOf('--format', values.format ?? formatOf(values.output as string | undefined), reportFormats),
			output: values.output as string | undefined,
			preset: values.preset === undefined ? undefined : oneOf('--preset', values.preset, presets),
		};
		const { report } = await import('./report-command.ts');
		return report(request, terminal);
	},
	async find(args, terminal) {
		const { values, positionals } = parse(args, 'find', { sources: { type: 'string', multiple: true } });
		if (values.help) return say(terminal, findUsage);
		const words = positionals.join(' ').trim();
		if (words === '') throw new UsageError('Say which words to find: quotewright find "a few words".');
		const { find } = await import('./find.ts');
		return find({ words, sources: values.sources as string[] | undefined }, terminal);
	},
	async index(args, terminal) {
		const { values, positionals } = parse(args, 'index', { sources: { type: 'string', multiple: true } });
		if (values.help) return say(terminal, indexUsage);
		const [folder, ...more] = positionals;
		if (more.length > 0) throw new UsageError(`The command index takes one folder; "${more[0]}" is one too many.`);
		const { indexSources } = await import('./index-sources.ts');
		return indexSources({ folder, sources: values.sources as string[] | undefined }, terminal);
	},
	async lsp(args, terminal) {
		const { values, positionals } = parse(args, 'lsp', { stdio: { type: 'boolean' } });
		if (values.help) return say(terminal, lspUsage);
		if (positionals.length > 0) throw new UsageError(`The command lsp takes no "${positionals[0]}".`);
		const { lsp } = await import('./lsp.ts');
		return lsp();
	},
};

const presets = ['scholarly', 'strict', 'news'] as const satisfies readonly Preset[];

const reportFormats = ['html', 'markdown', 'json'] as const satisfies readonly ReportFormat[];

const formatsByEnding: Readonly<Record<string, ReportFormat>> = {
	'': 'html',
	'.html': 'html',
	'.htm': 'html',
	'.md': 'markdown',
	'.markdown': 'markdown',
	'.json': 'json',
};

/** The form of a report that the ending of its file asks for. */
function formatOf(output = ''): ReportFormat {
	const ending = extname(output).toLowerCase();
	const format = formatsByEnding[ending];
	if (format) return format;
	throw new UsageError(
		`The file of a report ends in .html, .md or .json, not in ${ending}; or choose its form with --format.`,
	);
}

/** Runs one command line and returns its exit code; what went wrong is said on `terminal.err`. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
	try {
		const [name, ...rest] = args;
		if (name === undefined) {
			terminal.err.write(usage);
			return 2;
		}
		if (name === '--help' || name === '-h' || name === 'help') return say(terminal, usage);
		if (name === '--version' || name === '-v') return say(terminal, `${manifest.version}\n`);
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		if (command) return await mending(() => command(rest, terminal));
		const what = name.startsWith('-') ? 'option' : 'command';
		throw new UsageError(`There is no ${what} "${name}". Run "quotewright --help" to see what there is.`);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		terminal.err.write(`quotewright: ${message}\n`);
		if (!(error instanceof UsageError) && terminal.env.QUOTEWRIGHT_DEBUG)
			terminal.err.write(`${(error as Error).stack}\n`);
		return 2;
	}
}

/** A merged index has fewer segments; each command finds one of those that are damaged. */
const mostDamaged = 16;

/** What met a damaged part of the index is done again: the damage is known by then, and mended first. */
async function mending(command: () => Promise<number>): Promise<number> {
	for (let found = 1; ; found++) {
		try {
			return await command();
		} catch (error) {
			if (!(error instanceof DamagedSegment) || found > mostDamaged) throw error;
		}
	}
}

function say(terminal: Terminal, text: string): number {
	terminal.out.write(text);
	return 0;
}

function parse(
	args: readonly string[],
	command: string,
	options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>,
) {
	const { values, positionals, tokens } = parseArgs({
		args: [...args],
		options: { ...options, help: { type: 'boolean', short: 'h' } },
		allowPositionals: true,
		strict: false,
		tokens: true,
	});
	const seeHelp = `Run "quotewright ${command} --help" to see what there is.`;
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const option = token.name === 'help' ? { type: 'boolean' } : options[token.name];
		if (!option) throw new UsageError(`There is no option ${token.rawName}. ${seeHelp}`);
		const missing = token.value === undefined || (!token.inlineValue && token.value.startsWith('--'));
		if (option.type === 'string' && missing) throw new UsageError(`${token.rawName} needs a value. ${seeHelp}`);
		if (option.type === 'boolean' && token.value !== undefined)
			throw new UsageError(`${token.rawName} takes no value.`);
	}
	return { values, positionals };
}

function oneOf<const Choice extends string>(option: string, value: unknown, choices: readonly Choice[]): Choice {
	const chosen = choices.find((choice) => choice === value);
	if (chosen) return chosen;
	throw new UsageError(`${option} is ${choices.join(' or ')}, not "${value}".`);
}
