/**
 * Scores the checker on labelled quotations and writes the table that reviews read: by origin, what was expected
 * against what was said, and every case that came out wrong.
 *
 *   npm run eval -- FOLDER     FOLDER holds cases.jsonl and sources/
 *
 * A case is `{ id, origin, draft, expect: [{ quote, verdict, accept?, meaning_changed? }] }`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

interface Expectation {
	readonly quote: string;
	readonly verdict: string;
	readonly accept?: readonly string[];
	readonly meaning_changed?: boolean;
}

interface Case {
	readonly id: string;
	readonly origin: string;
	readonly draft: string;
	readonly expect: readonly Expectation[];
}

interface Reported {
	readonly text: string;
	readonly verdict: string;
	readonly flagged: boolean;
}

interface Row {
	readonly id: string;
	readonly origin: string;
	readonly expected: Expectation | undefined;
	readonly said: Reported | undefined;
}

const fine = new Set(['verbatim', 'acceptable', 'not-a-quotation']);
const table = new URL('../test/eval/confusion.txt', import.meta.url);

const folder = process.argv[2];
if (folder === undefined || !existsSync(join(folder, 'cases.jsonl'))) {
	console.error(
		`${folder === undefined ? 'No labelled set was given' : `There is no cases.jsonl in ${folder}`}. Say where it is: npm run eval -- FOLDER, which holds cases.jsonl and sources/.`,
	);
	process.exit(2);
}

const cases = readFileSync(join(folder, 'cases.jsonl'), 'utf8')
	.split('\n')
	.filter((line) => line.trim() !== '')
	.map((line) => JSON.parse(line) as Case);
const rows = judge(cases, resolve(folder, 'sources'));
const text = report(rows);
writeFileSync(table, text);
console.log(text);

function judge(all: readonly Case[], sources: string): readonly Row[] {
	const drafts = mkdtempSync(join(tmpdir(), 'quotewright-eval-'));
	try {
		for (const { id, draft } of all) writeFileSync(join(drafts, `${id}.md`), `${draft}\n`);
		const cli = new URL('../dist/cli.js', import.meta.url).pathname;
		const args = [cli, 'check', '--format', 'json', '--sources', sources, drafts];
		const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
		if (run.status === 2) throw new Error(run.stderr);
		const reported = new Map<string, readonly Reported[]>();
		for (const { path, quotations } of JSON.parse(run.stdout).drafts) reported.set(basename(path, '.md'), quotations);
		return all.flatMap((each) => match(each, reported.get(each.id) ?? []));
	} finally {
		rmSync(drafts, { recursive: true });
	}
}

/** Each expectation with what was said of that quotation; flags on anything else come as rows without one. */
function match({ id, origin, expect }: Case, reported: readonly Reported[]): readonly Row[] {
	const left = new Set(reported);
	const rows = expect.map((expected) => {
		const wanted = letters(expected.quote);
		const said =
			[...left].find(({ text }) => letters(text) === wanted) ??
			[...left].find(({ text }) => letters(text).includes(wanted) || wanted.includes(letters(text)));
		if (said) left.delete(said);
		return { id, origin, expected, said };
	});
	const others = [...left].filter(({ flagged }) => flagged).map((said) => ({ id, origin, expected: undefined, said }));
	return [...rows, ...others];
}

function letters(words: string): string {
	return words
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}

function report(all: readonly Row[]): string {
	const lines = ['Expected against said. Written by `npm run eval`; a change of judgement changes it.', ''];
	for (const origin of [...new Set(all.map((row) => row.origin))].sort()) {
		const own = all.filter((row) => row.origin === origin);
		lines.push(`${origin}: ${flags(own)}`);
		const counts = new Map<string, number>();
		for (const { expected, said } of own) {
			const pair = `  ${(expected?.verdict ?? 'nothing').padEnd(20)} ${said?.verdict ?? 'nothing'}`;
			counts.set(pair, (counts.get(pair) ?? 0) + 1);
		}
		lines.push(...[...counts].sort().map(([pair, count]) => `${pair.padEnd(44)}${String(count).padStart(5)}`), '');
	}
	lines.push(`all: ${flags(all)}`, '', 'Wrong:');
	const wrong = all.filter((row) => isWrong(row) || !isRightClass(row));
	lines.push(
		...wrong.map(
			({ id, expected, said }) => `  ${id}: ${expected?.verdict ?? 'nothing'}, said ${said?.verdict ?? 'nothing'}`,
		),
	);
	return `${lines.join('\n')}\n`;
}

function flags(rows: readonly Row[]): string {
	const decided = rows.filter((row) => !isAmbiguous(row));
	const count = (bad: boolean, flagged: boolean) =>
		decided.filter((row) => isBad(row.expected) === bad && (row.said?.flagged ?? false) === flagged).length;
	const classes = rows.filter(isRightClass).length;
	return `${rows.length} quotations, ${count(true, true)} flagged rightly, ${count(true, false)} missed, ${count(false, true)} flagged wrongly, ${classes} of the right class`;
}

function isBad(expected: Expectation | undefined): boolean {
	return expected !== undefined && !fine.has(expected.verdict);
}

/** Both flagging and not flagging are right. */
function isAmbiguous({ expected }: Row): boolean {
	const accepted = [...(expected?.accept ?? []), expected?.verdict ?? ''].filter((verdict) => verdict !== '');
	return accepted.some((verdict) => fine.has(verdict)) && accepted.some((verdict) => !fine.has(verdict));
}

function isWrong(row: Row): boolean {
	return !isAmbiguous(row) && isBad(row.expected) !== (row.said?.flagged ?? false);
}

function isRightClass({ expected, said }: Row): boolean {
	const verdict = said?.verdict ?? 'not-a-quotation';
	if (expected === undefined) return false;
	return expected.verdict === verdict || (expected.accept?.includes(verdict) ?? false);
}
