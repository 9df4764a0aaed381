import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type } from './collector.ts';

const walden =
	'I went to the woods because I wished to live deliberately, to front only the essential facts of life.\n';
const faithful = 'He “went to the woods because I wished to live deliberately” [@walden].\n';
const altered = 'He “went to the forest because I wished to live deliberately” [@walden].\n';

// These work on folders on disk: which files are drafts and sources is what they are about.
let folder = '';
const cacheFolders = ['XDG_CACHE_HOME', 'LOCALAPPDATA', 'HOME'] as const;
const environment = { ...process.env };

function openFolder(): void {
	folder = realpathSync(mkdtempSync(join(tmpdir(), 'quotewright-cli-')));
	for (const name of cacheFolders) process.env[name] = join(folder, 'cache');
}

function closeFolder(): void {
	for (const name of cacheFolders) {
		if (environment[name] === undefined) delete process.env[name];
		else process.env[name] = environment[name];
	}
	rmSync(folder, { recursive: true });
}

describe('quotewright check and find', () => {
	beforeEach(openFolder);
	afterEach(closeFolder);

	const write = (path: string, text: string) => {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	};
	const json = async (...args: string[]) => {
		const { code, out, err } = await type(folder, 'check', '--format', 'json', ...args);
		assert.equal(err, '');
		return { code, report: JSON.parse(out) };
	};

	it('checks the drafts of the current folder', async () => {
		write('sources/walden.txt', walden);
		write('a.md', faithful);
		write('chapters/b.md', altered);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 1);
		assert.match(out, /^chapters\/b\.md:1:17 {2}warning {2}altered\n/);
		assert.match(out, /“woods”/);
		assert.match(out, /Checked 2 quotations in 2 drafts against 1 source\.\n$/);
	});

	it('exits with 0 when every quotation is faithful', async () => {
		write('sources/walden.txt', walden);
		write('a.md', faithful);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 0);
		assert.equal(out, 'No problems. Checked 1 quotation in 1 draft against 1 source.\n');
	});

	it('checks a draft against the sources beside it, wherever it is called from', async () => {
		write('article/seeds/walden.txt', walden);
		write('article/parts/a.md', altered);
		const { code, report } = await json('article/parts/a.md');
		assert.equal(code, 1);
		const [quotation] = report.drafts[0].quotations;
		assert.equal(quotation.verdict, 'altered');
		assert.equal(quotation.flagged, true);
		assert.equal(quotation.text, 'went to the forest because I wished to live deliberately');
		assert.equal(quotation.source.path, join(folder, 'article/seeds/walden.txt'));
		assert.equal(quotation.source.text, walden.slice(quotation.source.start, quotation.source.end));
		assert.deepEqual(
			quotation.differences.map((difference: { source: { text: string } }) => difference.source.text),
			['woods'],
		);
	});

	it('checks each draft of a folder of projects against the sources of its own', async () => {
		write('one/sources/walden.txt', walden);
		write('one/parts/a.md', faithful);
		write('two/quotewright.json', '{ "sources": ["texts/**"], "drafts": ["*.txt"] }');
		write('two/texts/walden.md', walden.replace('woods', 'forest'));
		write('two/b.txt', altered);
		write('two/notes.md', altered);
		write('two/texts/inner/sources/c.md', altered);
		write('d.md', 'No quotations.\n');
		const { code, report } = await json();
		assert.equal(code, 0);
		const drafts = report.drafts.map(({ path, quotations }: { path: string; quotations: { verdict: string }[] }) => {
			return [path.slice(folder.length + 1), quotations.map(({ verdict }) => verdict)];
		});
		assert.deepEqual(drafts, [
			['d.md', []],
			['one/parts/a.md', ['verbatim']],
			['two/b.txt', ['verbatim']],
		]);
		mkdirSync(join(folder, 'elsewhere'));
		const { out } = await type(join(folder, 'elsewhere'), 'check', '..', '--format', 'json');
		const paths = JSON.parse(out).drafts.map(({ path }: { path: string }) => path.slice(folder.length + 1));
		assert.deepEqual(paths, ['d.md', 'one/parts/a.md', 'two/b.txt']);
	});

	it('takes its sources from --sources instead, passing over what is none', async () => {
		write('sources/other.txt', 'Nothing of the sort.\n');
		write('texts/walden.txt', walden);
		write('texts/MANIFEST.json', '{}');
		write('drafts/a.md', faithful);
		const { code, report } = await json('--sources', 'texts', 'drafts');
		assert.equal(code, 0);
		assert.deepEqual(report.errors, []);
		assert.equal(report.drafts.length, 1);
		assert.equal(report.drafts[0].quotations[0].source.key, 'walden');
	});

	it('checks the other paths when one is not there, and exits with 2', async () => {
		write('sources/walden.txt', walden);
		write('a.md', faithful);
		const { code, report } = await json('gone.md', 'a.md');
		assert.equal(code, 2);
		assert.equal(report.drafts.length, 1);
		assert.deepEqual(report.errors, [{ path: join(folder, 'gone.md'), message: 'There is no such file or folder.' }]);
	});

	it('reports two sources with one key, and goes on', async () => {
		write('sources/walden.txt', walden);
		write('sources/old/walden.txt', walden);
		write('a.md', faithful);
		const { code, report } = await json();
		assert.equal(code, 0);
		assert.equal(report.drafts.length, 1);
		assert.ok(report.errors.length > 0);
		assert.match(report.errors[0].message, /walden/);
	});

	it('does not say that all is well where it could not look', async () => {
		write('a.md', faithful);
		write('sources/walden.txt', walden);
		const gone = await type(folder, 'check', 'nope.md');
		assert.equal(gone.code, 2);
		assert.match(gone.out, /no such file/);
		assert.doesNotMatch(gone.out, /No problems|no sources/);
		assert.match(gone.out, /\nNothing was checked\.\n$/);
		const { out } = await type(folder, 'check', 'nope.md', 'a.md');
		assert.doesNotMatch(out, /No problems/);
		assert.match(out, /\n1 path not checked\. Checked 1 quotation in 1 draft against 1 source\.\n$/);
	});

	it('says where in quotewright.json a mistake is', async () => {
		write('sources/walden.txt', walden);
		write('a.md', faithful);
		write('quotewright.json', '{\n  "preset": "new"\n}\n');
		const { out } = await type(folder, 'check');
		assert.match(out, /^quotewright\.json:2:13 {2}warning\n {2}“preset” should be/);
	});

	it('counts as quotations what quotes', async () => {
		write('sources/walden.txt', walden);
		write('a.md', `${faithful}\nSo-called “experts” agree.\n`);
		assert.match((await type(folder, 'check')).out, /Checked 1 quotation in/);
	});

	it('reads the bibliography that a draft names', async () => {
		write('sources/walden.txt', walden);
		write('refs/refs.bib', '@book{roe, title = {A Book}, author = {Roe, Jane}, year = 2001}\n');
		write('part/a.md', `---\nbibliography: ../refs/refs.bib\n---\n\n${faithful.replace('@walden', '@roe')}`);
		const { report } = await json('part/a.md');
		const codes = report.drafts[0].findings.map(({ code }: { code: string }) => code);
		assert.ok(!codes.includes('unknown-source'), `${codes}`);
	});

	it('refuses sources that are not there', async () => {
		write('a.md', faithful);
		const { code, err } = await type(folder, 'check', '--sources', 'nowhere');
		assert.equal(code, 2);
		assert.match(err, /no file or folder nowhere/);
	});

	it('counts a source once, though several projects are checked against it', async () => {
		write('texts/walden.txt', walden);
		for (const name of ['one', 'two']) {
			write(`${name}/quotewright.json`, '{}');
			write(`${name}/a.md`, faithful);
		}
		const { out } = await type(folder, 'check', '--sources', 'texts', 'one', 'two');
		assert.match(out, /Checked 2 quotations in 2 drafts against 1 source\.\n$/);
	});

	it('says what to do where there are no sources', async () => {
		write('a.md', 'No quotations.\n');
		const { out } = await type(folder, 'check');
		assert.equal(
			out,
			[
				'There are no sources in this folder: make a folder "sources" in it and put into that the documents',
				'you quote from. If you have them elsewhere, run this in the folder that holds theirs, or name them',
				'with --sources.',
				'',
				'Found no quotations in 1 draft.',
				'',
			].join('\n'),
		);
	});

	it('fails where there is something to compare, and nothing to compare it with', async () => {
		write('a.md', faithful);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 2);
		assert.match(out, /\nThere are no sources in this folder: /);
		assert.match(out, /Nothing was compared: 1 quotation in 1 draft, 0 sources\.\n$/);
		const { report } = await json();
		assert.equal(report.errors.length, 1);
		assert.equal(report.errors[0].path, folder);
		assert.match(report.errors[0].message, /^There are no sources in this folder: /);
		assert.equal((await type(folder, 'find', 'woods')).code, 2);
	});

	it('asks for documents where there is a folder for them already', async () => {
		write('a.md', faithful);
		mkdirSync(join(folder, 'sources'));
		const { out } = await type(folder, 'check');
		assert.match(out, /There are no sources yet: put the documents you quote from into sources, or name them/);
	});

	it('says why there are no sources: the project names others, --sources does, none can be read', async () => {
		write('a.md', faithful);
		write('quotewright.json', '{ "sources": ["texts/**"] }');
		assert.match((await type(folder, 'check')).out, /no document is where "sources" in\s+quotewright\.json says/);
		write('old/list.json', '{}');
		assert.match((await type(folder, 'check', '--sources', 'old')).out, /There are no sources in old, which --sources/);
		write('texts/scan.txt', 'Binary \0');
		assert.match((await type(folder, 'check')).out, /There are no sources that can be read: /);
	});

	it('says that a document lies beside the draft or at the root, where sources are not looked for', async () => {
		const message =
			'The file “walden.txt” is not among the sources. Move it into the folder “sources”, or into the one that quotewright.json names.';
		const messageOf = async (...args: string[]) => (await json(...args)).report.drafts[0].findings[0].message;
		write('sources/other.txt', 'Nothing of the sort.\n');
		write('walden.txt', walden);
		write('parts/a.md', faithful);
		assert.equal(await messageOf('parts/a.md'), message);
		assert.match(await messageOf('parts/a.md', '--sources', 'sources'), /^No source has the key “walden”\./);
		rmSync(join(folder, 'walden.txt'));
		write('parts/walden.txt', walden);
		assert.equal(await messageOf('parts/a.md'), message.replace('walden.txt', 'parts/walden.txt'));
		rmSync(join(folder, 'parts/walden.txt'));
		write('parts/walden.csv', walden);
		assert.match(await messageOf('parts/a.md'), /^No source has the key “walden”\./);
		write('parts/walden.md', `I am the draft. ${faithful}`);
		assert.match(await messageOf('parts/walden.md'), /^No source has the key “walden”\./);
	});

	it('lists what was compared with nothing, but not what a comment says to ignore', async () => {
		write('sources/walden.txt', walden);
		const invented = 'She said: “The moon is a green and remarkable cheese of great distinction”.\n';
		write('a.md', `${faithful}\n${invented}`);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 0);
		assert.equal(
			out,
			[
				'1 quotation was compared with nothing: no source is cited for it, and none has its words. Unless it',
				'is dialogue or your own words, cite its source.',
				'  a.md:3:11  “The moon is a green and remarkable cheese of great…”',
				'',
				'No problems in what was compared. Compared 1 of 2 quotations in 1 draft with 1 source.',
				'',
			].join('\n'),
		);
		write('a.md', `${faithful}\n<!-- quotewright-disable -->\n\n${altered}\n${invented}`);
		assert.equal(
			(await type(folder, 'check')).out,
			'No problems in what was compared. Compared 2 of 3 quotations in 1 draft with 1 source. Not shown: 1 ignored finding.\n',
		);
	});

	it('lists a cited word that its source does not have, which may be the writer’s own', async () => {
		write('sources/walden.txt', walden);
		write('a.md', `${faithful}\nHe called the woods a “catastrophe” [@walden].\n`);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 0);
		assert.equal(
			out,
			[
				'The source cited for these few words does not have them. Unless they are your own, correct them.',
				'  a.md:3:23  “catastrophe”',
				'',
				'No other problems. Checked 2 quotations in 1 draft against 1 source.',
				'',
			].join('\n'),
		);
		const { out: json } = await type(folder, 'report', '--format', 'json', 'a.md');
		const [draft] = JSON.parse(json).drafts;
		assert.deepEqual(draft.summary.standings, [
			{ standing: 'verbatim', count: 1 },
			{ standing: 'own-words', count: 1 },
		]);
	});

	it('shows of many that were compared with nothing the longest, and counts the others', async () => {
		write('sources/walden.txt', walden);
		const said = Array.from({ length: 8 }, (_, i) => `“Nobody ever said${' again'.repeat(i)} a thing,” she said.`);
		write('a.md', `${said.join('\n\n')}\n`);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 0);
		assert.match(out, /^8 quotations were compared with nothing/);
		assert.deepEqual(out.match(/^ {2}a\.md:\d+/gm), ['  a.md:7', '  a.md:9', '  a.md:11', '  a.md:13', '  a.md:15']);
		assert.match(out, /\n {2}… and 3 shorter: "quotewright report" shows each of them\.\n/);
		assert.match(out, /\nNothing was compared: 8 quotations in 1 draft, 1 source\.\n$/);
	});

	it('judges by the preset it is given', async () => {
		write('sources/walden.txt', walden);
		write('a.md', 'He wrote: “Went to the woods because I wished to live deliberately” [@walden].\n');
		assert.equal((await type(folder, 'check')).code, 0);
		assert.equal((await type(folder, 'check', '--preset', 'strict')).code, 1);
	});

	it('obeys ignore comments, and says which are of no use', async () => {
		write('sources/walden.txt', walden);
		write('a.md', `<!-- quotewright-ignore-next-line altered -->\n${altered}`);
		assert.deepEqual(await type(folder, 'check'), {
			code: 0,
			out: 'No problems. Checked 1 quotation in 1 draft against 1 source. Not shown: 1 ignored finding.\n',
			err: '',
		});
		write('a.md', `<!-- quotewright-ignore-next-line altered -->\n${faithful}`);
		const { code, out } = await type(folder, 'check');
		assert.equal(code, 0);
		assert.match(out, /^a\.md:1:1 {2}hint {2}unused-ignore\n/);
	});

	it('leaves accepted quotations in peace, and says which they are', async () => {
		write('sources/walden.txt', walden);
		write('a.md', altered);
		const accepted = [
			{
				quotation: 'went to the forest because I wished to live deliberately',
				source: 'walden',
				passage: 'went to the woods because I wished to live deliberately',
			},
		];
		write('quotewright.json', JSON.stringify({ accepted }));
		const { code, report } = await json();
		assert.equal(code, 0);
		const [draft] = report.drafts;
		assert.deepEqual(draft.findings, []);
		const [quotation] = draft.quotations;
		assert.deepEqual([quotation.accepted, quotation.flagged, quotation.verdict], [true, false, 'altered']);
		assert.match((await type(folder, 'check')).out, /^No problems\. .* Not shown: 1 accepted quotation\.\n$/);
		write('sources/walden.txt', walden.replace('woods', 'wood'));
		assert.equal((await type(folder, 'check')).code, 1);
	});

	describe('with a baseline', () => {
		const file = () => readFileSync(join(folder, 'quotewright.baseline.json'), 'utf8');

		beforeEach(() => {
			write('sources/walden.txt', walden);
			write('a.md', altered);
			write('ch/b.md', altered);
		});

		it('counts only what is new', async () => {
			const first = await type(folder, 'check', '--write-baseline');
			assert.equal(first.code, 0);
			assert.equal(first.err, 'Wrote 2 findings to quotewright.baseline.json. From now on only what is new counts.\n');
			const silent =
				'No problems. Checked 2 quotations in 2 drafts against 1 source. Not shown: 2 findings in the baseline.\n';
			assert.equal(first.out, silent);
			assert.deepEqual(await type(folder, 'check'), { code: 0, out: silent, err: '' });
			write('a.md', `New.\n\n${altered}\n${altered.replace('forest', 'sea')}`);
			const { code, report } = await json();
			assert.equal(code, 1);
			assert.deepEqual(
				report.drafts.map(({ findings }: { findings: { message: string }[] }) =>
					findings.map(({ message }) => message),
				),
				[['The source has “woods”, not “sea”.'], []],
			);
			assert.deepEqual(report.baseline, { known: 2, gone: 0 });
		});

		it('says what of it is gone, which the next writing takes out', async () => {
			await type(folder, 'check', '--write-baseline');
			const before = file();
			write('a.md', faithful);
			rmSync(join(folder, 'ch/b.md'));
			const { code, out } = await type(folder, 'check');
			assert.equal(code, 0);
			assert.match(out, /\n2 findings in the baseline no longer occur: --write-baseline takes them out\.\n$/);
			assert.equal(file(), before);
			assert.equal((await type(folder, 'check', '--write-baseline')).code, 0);
			assert.deepEqual(JSON.parse(file()), { version: 1, drafts: {} });
			assert.doesNotMatch((await type(folder, 'check')).out, /baseline/);
		});

		it('is written anew only for the drafts that are checked', async () => {
			await type(folder, 'check', '--write-baseline');
			write('a.md', altered.replace('forest', 'sea'));
			write('ch/b.md', altered.replace('forest', 'sea'));
			const { code, err } = await type(folder, 'check', '--write-baseline', 'a.md');
			assert.equal(code, 0);
			assert.match(err, /^Wrote 2 findings/);
			assert.equal((await type(folder, 'check', 'a.md')).code, 0);
			assert.equal((await type(folder, 'check', 'ch')).code, 1);
		});

		it('is the same whatever the order and place of things', async () => {
			const other = 'He “fronted only the essential facts of life” [@walden].\n';
			write('a.md', `${altered}\n${other}`);
			await type(folder, 'check', '--write-baseline');
			const before = file();
			write('a.md', `# New\n\n${other}\nMore.\n\n${altered}`);
			await type(folder, 'check', '--write-baseline', 'ch', 'a.md');
			assert.equal(file(), before);
		});

		it('is written over one that is broken', async () => {
			write('quotewright.baseline.json', '<<<<<<< HEAD');
			assert.match(
				(await type(folder, 'check')).out,
				/quotewright\.baseline\.json {2}warning\n {2}This is not a baseline/,
			);
			const { code, out } = await type(folder, 'check', '--write-baseline');
			assert.equal(code, 0);
			assert.doesNotMatch(out, /This is not a baseline/);
		});

		it('is found from a folder below', async () => {
			await type(folder, 'check', '--write-baseline');
			rmSync(join(folder, 'sources'), { recursive: true });
			write('texts/walden.txt', walden);
			assert.equal((await type(join(folder, 'ch'), 'check', '--sources', '../texts')).code, 0);
		});
	});

	it('finds passages by words in any order', async () => {
		write('sources/walden.txt', walden);
		const { code, out } = await type(folder, 'find', 'deliberately woods');
		assert.equal(code, 0);
		assert.match(out, /^sources\/walden\.txt:1:15 {2}@walden/);
	});

	it('shows control characters of what it finds instead of obeying them', async () => {
		write('sources/walden.txt', walden.replace('the woods', 'the \u001b[31mwoods'));
		const { out } = await type(folder, 'find', 'deliberately woods');
		assert.ok(out.includes('the ␛[31mwoods'), out);
		assert.ok(!out.includes('\u001b'));
	});

	it('says when it finds nothing', async () => {
		write('sources/walden.txt', walden);
		const { code, out, err } = await type(folder, 'find', 'xylophone');
		assert.equal(code, 1);
		assert.equal(out, '');
		assert.match(err, /No passage/);
	});
});

describe('the example', () => {
	const root = fileURLToPath(new URL('../../../', import.meta.url));

	before(openFolder);
	after(closeFolder);

	it('holds the article as it was given', () => {
		const copy = readFileSync(join(root, 'examples/seeds/pentagon-ukraine-weapons.txt'));
		assert.deepEqual(copy, readFileSync(join(root, 'seeds/pentagon-ukraine-weapons.txt')));
	});

	it('shows every kind of misquotation, and leaves the rest in peace', async () => {
		const { code, out } = await type(root, 'check', 'examples', '--format', 'json');
		assert.equal(code, 1);
		const [draft] = JSON.parse(out).drafts;
		const found = draft.quotations.map((quotation: { text: string; verdict: string; flagged: boolean }) => {
			return `${quotation.flagged ? quotation.verdict : 'fine'}: ${quotation.text.split(/\s+/).slice(0, 4).join(' ')}`;
		});
		assert.deepEqual(found, [
			'fine: Ukraine has the right',
			'unmarked-omission: will impose new restrictions',
			'altered: maintaining Ukraine’s ability to',
			'altered: reportedly sending 30,000 troops',
			'unmarked-omission: has sparked alarm among',
			'unmarked-insertion: signals a deepening and',
			'fine: The U.S. has been',
			'fine: The focus remains on',
			'not-found: No government that sends',
			'fine: military support will not',
			'fine: Worry is a reason',
			'fine: not a reason to',
			'altered: The remaining 144 will',
			'unknown-source: a measure announced in',
			'wrong-source: A few thousand soldiers',
			'fine: artillery shells matter more',
			'fine: A supplier who rewrites',
			'fine: publish the rules, keep',
		]);
		const uncited = draft.findings.filter(({ code }: { code: string }) => code === 'uncited');
		assert.equal(uncited.length, 1);
		assert.ok(uncited[0].start >= draft.quotations.at(-1).start - 1);
	});
});
