import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type BibliographyProblem, readBibliography as readBytes } from '../../../src/sources/bibliography.ts';
import { readBibtex } from '../../../src/sources/bibliography-bibtex.ts';
import { referencesFrom } from '../../../src/sources/bibliography-csl.ts';
import { attachedFiles } from '../../../src/sources/bibliography-files.ts';
import { bibtexPieces } from '../../../src/sources/bibliography-pieces.ts';
import { inEnglish } from '../../../src/text/message.ts';

const readBibliography = (text: string, path: string) => readBytes(Buffer.from(text), path);
const read = (text: string) => readBibliography(text, '/p/works.bib');
const saidOf = ([first]: readonly BibliographyProblem[]) => (first ? inEnglish(first.message) : '');
const only = async (fields: string) => (await read(`@book{k, ${fields}}`)).entries[0];

describe('a BibTeX bibliography', () => {
	it('gives what is known of a work, LaTeX read', async () => {
		const text = String.raw`
			% of liberty
			@book{mill1859,
				title = {On {Liberty} \& \emph{Utility}},
				author = {Mill, John Stuart and {The RAND Corporation} and de la Vall{\'e}e Poussin, Jean},
				date = {1859-03},
				url = {http://x.org/a_b%20c},
				file = {Full Text:texts/on liberty.txt:text/plain},
				abstract = {Braces {in} here, and $ signs}
			}
			@article{x, title = "Plain", year = 1999, month = mar, editor = {Ed Itor}}`;
		const { entries, problems } = await read(text);
		assert.deepEqual(problems, []);
		const [mill, other] = entries;
		assert.deepEqual(mill, {
			key: 'mill1859',
			aliases: [],
			title: 'On Liberty & Utility',
			author: 'John Stuart Mill, The RAND Corporation and Jean de la Vallée Poussin',
			date: '1859-03',
			url: 'http://x.org/a_b%20c',
			files: ['texts/on liberty.txt'],
			span: mill?.span,
		});
		assert.equal(text.slice(mill?.span.start, mill?.span.end), '@book{mill1859');
		assert.deepEqual([other?.key, other?.title, other?.author, other?.date], ['x', 'Plain', 'Ed Itor', '1999-03']);
	});

	it('shows names in reading order, whoever they are', async () => {
		const cases = [
			['Mill, John Stuart', 'John Stuart Mill'],
			['John Stuart Mill', 'John Stuart Mill'],
			['van Gogh, Vincent', 'Vincent van Gogh'],
			['Ludwig van Beethoven', 'Ludwig van Beethoven'],
			['King, Jr., Martin Luther', 'Martin Luther King Jr.'],
			['{Barnes and Noble, Inc.}', 'Barnes and Noble, Inc.'],
			[String.raw`M{\"u}ller, J{\"o}rg and G{\"o}del, K.`, 'Jörg Müller and K. Gödel'],
			['family=Beauvoir, given=Simone, prefix=de', 'Simone de Beauvoir'],
			['A and\n  B   and C', 'A, B and C'],
			[String.raw`\v{Z}i\v{z}ek, Slavoj`, 'Slavoj Žižek'],
		] as const;
		for (const [written, shown] of cases) {
			assert.equal((await only(`author = {${written}}`))?.author, shown);
		}
	});

	it('shows titles without braces and commands', async () => {
		const cases = [
			['{The {LHC} at {CERN}}', 'The LHC at CERN'],
			[String.raw`Caf\'{e} {\OE}uvre \ss{} \aa`, 'Café Œuvre ß å'],
			["Pages 1--2 --- ``so''", 'Pages 1–2 — “so”'],
			[String.raw`\textit{Moby-Dick}; or, The \textbf{Whale}`, 'Moby-Dick; or, The Whale'],
			[String.raw`Energy $E = mc^2$ and 50\% of H$_2$O`, 'Energy E=mc² and 50% of H₂O'],
			['A~B\n  C', 'A B C'],
		] as const;
		for (const [written, shown] of cases) {
			assert.equal((await only(`title = {${written}}`))?.title, shown);
		}
		assert.equal((await only('title = {One}, subtitle = {Two}'))?.title, 'One: Two');
	});

	it('inherits what an entry refers to, fills in strings, and knows other keys', async () => {
		const { entries, problems } = await read(
			`@string{p = "Collected" # " Works"}
			@string(q = {Vol. })
			@incollection{k, title = p, crossref = {z}, ids = {old, older}}
			@inbook{l, title = q # 2, xdata = {x}}
			@book{z, title = {Z}, author = {Q}, year = 1900}
			@xdata{x, author = {X}}
			@misc{loop, crossref = {loop}}`,
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ key, title, author, date }) => [key, title, author, date]),
			[
				['k', 'Collected Works', 'Q', '1900'],
				['l', 'Vol. 2', 'X', undefined],
				['z', 'Z', 'Q', '1900'],
				['loop', undefined, undefined, undefined],
			],
		);
		assert.deepEqual(entries[0]?.aliases, ['old', 'older']);
	});

	it('takes comments, preambles and notes for what they are', async () => {
		const { entries, problems } = await read(
			`Notes: see a@b.org, {x}?\n@comment{jabref-meta: grouping:0 AllEntriesGroup:;}\n@preamble{"\\newcommand{\\x}{}"}
			% @book{off, title = {Off}}
			@comment nothing\n@Book(on, Title = {On, e-mail a@b.org
			@ night}, note = {a \\{ b}, % two
			year = 1990,)`,
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ key, title, date }) => [key, title, date]),
			[['on', 'On, e-mail a@b.org @ night', '1990']],
		);
	});

	it('is read piece by piece as it is read whole', async () => {
		const head = '@string{s = "Shärëd"}\n@book{parent, author = {Q}}\n';
		const entry = (i: number) =>
			`@misc{k${i}, title = s # { ${i} ž}, crossref = {${i % 9 === 0 ? 'last' : 'parent'}}, note = {a\n@ b}}\n${i % 7 === 0 ? '@misc{open, title = {x\n' : ''}`;
		const text = `\ufeff${head}${Array.from({ length: 50 }, (_, i) => entry(i)).join('')}@book{last, author = {L}}`;
		const whole = await readBibtex([text.slice(1)]);
		for (const length of [10, 77, 500, 2000]) {
			const pieces = bibtexPieces(Buffer.from(text), length);
			assert.ok([...pieces].length > 1);
			assert.deepEqual(await readBibtex(pieces), whole);
		}
		assert.equal(whole.entries.filter(({ author }) => author === 'L').length, 7);
		assert.equal(whole.entries.find(({ key }) => key === 'k49')?.title, 'Shärëd 49 ž');
	});

	it('is read in the encoding of an older program, too', async () => {
		const latin1 = Buffer.from('@book{k, author = {Müller, Jörg}}', 'latin1');
		assert.equal((await readBytes(latin1, '/p/a.bib')).entries[0]?.author, 'Jörg Müller');
	});

	it('is empty where there is nothing', async () => {
		assert.deepEqual(await read(''), { entries: [], problems: [] });
		assert.deepEqual(await read('Just some notes.'), { entries: [], problems: [] });
	});
});

describe('a damaged BibTeX bibliography', () => {
	/** What is damaged, where it is told, what is told, and what is left of the entry (undefined: nothing). */
	const damages: readonly (readonly [damage: string, place: string, message: RegExp, left: string | undefined])[] = [
		['@book{d, title = {Lost', 'title = {Lost', /brace that opens “title” of @book\{d… is not closed/, '|'],
		['@book{d, author = {Q}, title = {Lost', 'title = {Lost', /is not closed/, '|Q'],
		['@book{d, author = {Q}, title = "Lost', 'title = "Lost', /quotation mark that opens “title”/, '|Q'],
		['@book{d, author = {Q}, title = {D}', '}', /@book\{d… is not closed\. Put a }/, 'D|Q'],
		['@book{d, author = {Q}, title = {D}}}', '}', /outside of every entry/, 'D|Q'],
		['@book{d, title = {D}}, author = {Q}}', 'author = {Q}}', /closing brace too many/, 'D|'],
		['@book{d title = {D}, author = {Q}}', '@book{d title', /comma is missing after the key/, 'D|Q'],
		['@book{d\n title = {D}, author = {Q}}', '@book{d', /comma is missing after the key/, 'D|Q'],
		['@book{d, title = {D} author = {Q}}', 'author', /comma is missing before “author”/, 'D|Q'],
		['@book{d, year = 1900 author = {Q}}', 'author', /comma is missing before “author”/, '|Q'],
		['@book{d, title {D}, author = {Q}}', 'title', /“title” is followed by no equals sign/, 'D|Q'],
		['@book{d, title = , author = {Q}}', 'title = ', /“title” has no value/, '|Q'],
		['@book{d, title = lost, author = {Q}}', 'lost', /no @string “lost”/, '|Q'],
		['@book{d, title = A Bare Title, author = {Q}}', 'A', /Define it, or put the text in braces/, '|Q'],
		['@book{d, "x", author = {Q}}', '"', /is not expected here/, '|Q'],
		['@book{, title = {D}}', '@book{', /@book entry has no key/, undefined],
		['@book{title = {D}}', '@book{title', /@book entry has no key/, undefined],
		['@book d, title = {D}}', '@book d, title = {D}}', /no opening brace/, undefined],
		['book{d, title = {D}}', 'book{d, title = {D}}', /missing @/, undefined],
		['@string{lost {X}}', '@string{lost {X}}', /This @string cannot be read/, undefined],
		['@comment{never', '@comment{never', /This @comment is not closed/, undefined],
		['@book{before, title = {Again}}', '@book{before', /“before” belongs to an earlier entry/, undefined],
	];

	for (const [damage, place, message, left] of damages) {
		it(`loses of “${damage.replaceAll('\n', ' ')}” what cannot be read, and nothing else`, async () => {
			const before = '@book{before, title = {Before}}\n\n';
			const text = `${before}${damage}\n\n@book{after, title = {After}}\n`;
			const { entries, problems } = await read(text);
			const kept = entries.filter(({ key }) => key !== 'd').map(({ key, title }) => `${key} ${title}`);
			assert.deepEqual(kept, ['before Before', 'after After']);
			const [d] = entries.filter(({ key }) => key === 'd');
			assert.equal(d && `${d.title ?? ''}|${d.author ?? ''}`, left);
			assert.equal(problems.length, 1);
			const { span } = problems[0] ?? {};
			assert.equal(text.slice(span?.start, span?.end), place);
			assert.ok((span?.start ?? 0) >= before.length);
			assert.match(saidOf(problems), message);
		});
	}

	it('keeps all entries but the one that lost or gained a sign', async () => {
		const sign = fc.constantFrom('{', '}', '"', ',', '=', '#', '@', '\\', '(', '%', '');
		await fc.assert(
			fc.asyncProperty(fc.nat(4), fc.nat(100), sign, async (which, share, put) => {
				const all = Array.from(
					{ length: 5 },
					(_, i) => `@book{k${i},\n\ttitle = {Title ${i}},\n\tauthor = "Roe, Jane",\n\tyear = 190${i}\n}\n`,
				);
				const victim = all[which] as string;
				const at = Math.floor((share / 101) * (victim.length - 1));
				all[which] = victim.slice(0, at) + put + victim.slice(at + (put === '' ? 1 : 0));
				const { entries } = await read(all.join('\n'));
				for (let i = 0; i < 5; i++) {
					if (i === which) continue;
					const found = entries.find(({ key }) => key === `k${i}`);
					assert.deepEqual([found?.title, found?.author, found?.date], [`Title ${i}`, 'Jane Roe', `190${i}`]);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('is read to its end whatever is in it', async () => {
		const piece = fc.constantFrom(
			'@',
			'book',
			'{',
			'}',
			'(',
			')',
			'"',
			',',
			'=',
			'#',
			'\\',
			'%',
			'\n',
			' ',
			'k',
			'title',
			'@string',
			'@comment',
		);
		await fc.assert(
			fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
				const text = pieces.join('');
				for (const { span } of (await read(text)).problems) {
					assert.ok(span && span.start >= 0 && span.start < span.end && span.end <= text.length + 1);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe('the files of an entry', () => {
	it('are read as the reference managers write them', () => {
		const cases = [
			['', []],
			['texts/mill.txt', ['texts/mill.txt']],
			[':texts/mill.txt:TXT', ['texts/mill.txt']],
			[':a.pdf:PDF;:b.pdf:PDF', ['a.pdf', 'b.pdf']],
			[
				'Full Text PDF:files/12/Mill - 1859.pdf:application/pdf;Snapshot:files/13/x.html:text/html',
				['files/12/Mill - 1859.pdf', 'files/13/x.html'],
			],
			['Mill: On Liberty:files/12/x.pdf:application/pdf', ['files/12/x.pdf']],
			[String.raw`Mill\: On Liberty:files/a\;b.pdf:application/pdf`, ['files/a;b.pdf']],
			['/home/u/Zotero/storage/ABCD1234/Mill.pdf', ['/home/u/Zotero/storage/ABCD1234/Mill.pdf']],
			[String.raw`:C\:\\texts\\a\;b.txt:TXT`, [String.raw`C:\texts\a;b.txt`]],
			[String.raw`C:\texts\mill.txt`, [String.raw`C:\texts\mill.txt`]],
			[String.raw`Full Text:C:\texts\mill.txt:text/plain`, [String.raw`C:\texts\mill.txt`]],
			[String.raw`:C$\backslash$:/Users/x/Mendeley Desktop/a{\_}b.pdf:pdf`, ['C:/Users/x/Mendeley Desktop/a_b.pdf']],
			['file:///home/u/On%20Liberty.pdf', ['/home/u/On Liberty.pdf']],
			['~/papers/mill.pdf', ['~/papers/mill.pdf']],
		] as const;
		for (const [field, paths] of cases) assert.deepEqual(attachedFiles(field), paths);
	});
});

describe('a CSL bibliography', () => {
	const shown = ({ key, title, author, date, url, files }: Awaited<ReturnType<typeof read>>['entries'][number]) => {
		return { key, title, author, date, url, files };
	};
	const expected = {
		key: 'mill',
		title: 'On Liberty',
		author: 'J. S. Mill',
		date: '1859',
		url: 'http://x.org',
		files: [],
	};
	const item =
		'{ "id": "mill", "title": "On <i>Liberty</i>", "author": [{ "family": "Mill", "given": "J. S." }], "issued": { "date-parts": [[1859]] }, "URL": "http://x.org" }';

	it('is read from JSON and YAML, bare or under “references”', async () => {
		for (const json of [`[${item}]`, `\n{ "references": [ ${item} ] }`]) {
			const { entries, problems } = await readBibliography(json, '/p/a.json');
			assert.deepEqual(entries.map(shown), [expected]);
			assert.deepEqual(problems, []);
			assert.equal(json.slice(entries[0]?.span.start, entries[0]?.span.end), 'mill');
		}
		const fields = [
			'id: mill',
			'title: On Liberty',
			'author:',
			'- family: Mill',
			'  given: J. S.',
			'issued: 1859',
			'URL: http://x.org',
		];
		const block = (margin: string) => `${margin}- ${fields.join(`\n${margin}  `)}\n${margin}- id: "2"\n`;
		for (const yaml of [`---\nreferences:\n${block('')}...\n`, `references:\n${block('  ')}`, block('')]) {
			const { entries, problems } = await readBibliography(yaml, '/p/a.yaml');
			assert.deepEqual(entries.map(shown)[0], expected);
			assert.equal(entries[1]?.key, '2');
			assert.deepEqual(problems, []);
		}
		const flow = await readBibliography(`references: [${item}]`, '/p/a.yml');
		assert.equal(flow.entries[0]?.key, 'mill');
		const shared = await readBibliography('- id: a\n  author: &x\n  - literal: X\n- id: b\n  author: *x\n', '/p/a.yml');
		assert.deepEqual(
			shared.entries.map(({ author }) => author),
			['X', 'X'],
		);
	});

	it('takes keys and files from where reference managers put them', async () => {
		const { entries } = await readBibliography(
			`[{ "id": "http://zotero.org/users/1/items/ABC", "citation-key": "a", "note": "x\\nfile: a.pdf" },
			{ "id": "b", "citation-key": "c", "custom": { "file": "b.pdf" } }, { "id": 3, "file": ["c.pdf", "d.pdf"] }]`,
			'/p/a.json',
		);
		assert.deepEqual(
			entries.map(({ key, aliases, files }) => [key, aliases, files]),
			[
				['a', ['http://zotero.org/users/1/items/ABC'], ['a.pdf']],
				['b', ['c'], ['b.pdf']],
				['3', [], ['c.pdf', 'd.pdf']],
			],
		);
	});

	it('loses a malformed item alone, and says where it is', async () => {
		const json = '[{ "id": "a" },\n{ "id": "b" "title": 1 },\n{ "title": "c" },\n{ "id": "a" },\n{ "id": "d" }]';
		const { entries, problems } = await readBibliography(json, '/p/a.json');
		assert.deepEqual(
			entries.map(({ key }) => key),
			['a', 'd'],
		);
		assert.deepEqual(
			problems.map(({ span }) => json.slice(span?.start, span?.end)),
			['{ "id": "b" "title": 1 },'.slice(0, -1), '{ "title": "c" }', 'a'],
		);
		const yaml = '- id: a\n- id: b\n  title: "never closed\n- id: c\n';
		const read = await readBibliography(yaml, '/p/a.yaml');
		assert.deepEqual(
			read.entries.map(({ key }) => key),
			['a', 'c'],
		);
		assert.equal(yaml.slice(read.problems[0]?.span?.start, read.problems[0]?.span?.end), '- id: b');
	});

	it('keeps what can be read where brackets do not match', async () => {
		const { entries, problems } = await readBibliography('[{ "id": "a" }, { "id": "b", "title": "x"', '/p/a.json');
		assert.deepEqual(
			entries.map(({ key }) => key),
			['a', 'b'],
		);
		assert.match(saidOf(problems), /not valid JSON/);
	});

	it('says what is wrong with one that is none', async () => {
		const message = async (text: string, path: string) => saidOf((await readBibliography(text, path)).problems);
		assert.match(await message('{ "a": 1 }', '/p/a.json'), /no list of references/);
		assert.match(await message('a: [', '/p/a.yml'), /cannot be read/);
	});

	it('leaves out references without an id', () => {
		assert.deepEqual(
			referencesFrom([{ title: 'X' }, null, 'x', { id: 'a' }]).map(({ key }) => key),
			['a'],
		);
	});
});
