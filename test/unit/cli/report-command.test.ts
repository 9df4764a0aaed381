import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type } from './collector.ts';

const walden = 'I went to the woods because I wished to live deliberately.\n';
const faithful = 'He “went to the woods because I wished to live deliberately” [@walden].\n';
const altered = 'He “went to the forest because I wished to live deliberately” [@walden].\n';

// On disk: which files are read and written is what this is about.
describe('quotewright report', () => {
	let folder = '';
	const cacheFolders = ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME'] as const;
	const environment = { ...process.env };
	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	const read = (path: string) => readFileSync(join(folder, path), 'utf8');

	beforeEach(() => {
		folder = realpathSync(mkdtempSync(join(tmpdir(), 'quotewright-report-')));
		for (const name of cacheFolders) process.env[name] = join(folder, 'cache');
		write('sources/walden.txt', walden);
		write('ch/a.md', altered);
	});
	afterEach(() => {
		for (const name of cacheFolders) {
			if (environment[name] === undefined) delete process.env[name];
			else process.env[name] = environment[name];
		}
		rmSync(folder, { recursive: true });
	});

	it('writes a page beside the draft, and exits as check does', async () => {
		const { code, out, err } = await type(folder, 'report', 'ch/a.md');
		assert.deepEqual([code, out], [1, '']);
		assert.equal(err, 'Wrote the report to ch/a-report.html.\n');
		const page = read('ch/a-report.html');
		assert.match(page, /^<!DOCTYPE html>/);
		assert.ok(page.includes(createHash('sha256').update(walden).digest('hex')));
		assert.ok(page.includes(createHash('sha256').update(altered).digest('hex')));
		assert.ok(page.includes('sources/walden.txt'));
		assert.ok(!page.includes(folder));
		write('ch/a.md', faithful);
		assert.equal((await type(folder, 'report', 'ch/a.md')).code, 0);
	});

	it('writes one page about several drafts, into the current folder', async () => {
		write('b.md', faithful);
		const { code, err } = await type(folder, 'report');
		assert.equal(code, 1);
		assert.equal(err, 'Wrote the report to quotation-report.html.\n');
		assert.match(read('quotation-report.html'), /ch\/a\.md.*b\.md|b\.md.*ch\/a\.md/s);
	});

	it('writes where it is told to, or to standard output', async () => {
		assert.equal((await type(folder, 'report', 'ch/a.md', '--output', 'out.html')).code, 1);
		assert.match(read('out.html'), /^<!DOCTYPE html>/);
		const { out, err } = await type(folder, 'report', 'ch/a.md', '--output', '-');
		assert.match(out, /^<!DOCTYPE html>/);
		assert.equal(err, '');
		assert.ok(!existsSync(join(folder, 'ch/a-report.html')));
	});

	it('prints Markdown and JSON, by the preset that is asked for', async () => {
		const markdown = await type(folder, 'report', 'ch/a.md', '--format', 'markdown', '--preset', 'news');
		assert.match(markdown.out, /Strictness \\\(preset\\\): news/);
		const { out } = await type(folder, 'report', 'ch/a.md', '--format', 'json');
		const json = JSON.parse(out);
		assert.equal(json.drafts[0].quotations[0].standing, 'altered');
		assert.equal(json.sources[0].size, walden.length);
		assert.equal(json.sources[0].sha256, createHash('sha256').update(walden).digest('hex'));
	});

	it('writes the form that the ending of the file tells, unless it is told another', async () => {
		await type(folder, 'report', 'ch/a.md', '--output', 'x.md');
		assert.match(read('x.md'), /^<!-- quotewright-disable -->\n/);
		await type(folder, 'report', 'ch/a.md', '--output', 'x.JSON');
		assert.equal(JSON.parse(read('x.JSON')).version, 1);
		await type(folder, 'report', 'ch/a.md', '--output', 'y.md', '--format', 'html');
		assert.match(read('y.md'), /^<!DOCTYPE html>/);
		await type(folder, 'report', 'ch/a.md', '--output', 'plain');
		assert.match(read('plain'), /^<!DOCTYPE html>/);
		const { code, err } = await type(folder, 'report', 'ch/a.md', '--output', 'x.pdf');
		assert.equal(code, 2);
		assert.equal(
			err,
			'quotewright: The file of a report ends in .html, .md or .json, not in .pdf; or choose its form with --format.\n',
		);
		assert.ok(!existsSync(join(folder, 'x.pdf')));
	});

	it('says on standard error that there were no sources, and fails', async () => {
		rmSync(join(folder, 'sources'), { recursive: true });
		const { code, err } = await type(folder, 'report', 'ch/a.md', '--output', 'r.html');
		assert.equal(code, 2);
		assert.match(err, /^There are no sources in this folder: .*\nWrote the report to r\.html\.\n$/);
	});

	it('says what it could not read, and reports the rest', async () => {
		const { code, err } = await type(folder, 'report', 'ch/a.md', 'missing.md', '--output', 'r.html');
		assert.equal(code, 2);
		assert.equal(err, 'missing.md: There is no such file or folder.\nWrote the report to r.html.\n');
		assert.match(read('r.html'), /There is no such file or folder\./);
		const none = await type(folder, 'report', 'missing.md');
		assert.equal(none.code, 2);
		assert.match(none.err, /Nothing was checked, so no report was written\.\n$/);
	});
});
