import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Hover, Location, MarkupContent } from 'vscode-languageserver/node';
import { uriOf } from '../../../src/server/positions.ts';
import {
	findWorks,
	type PlainRange,
	placesForSources,
	quotedChanged,
	quotedStretches,
	type SourcesOverview,
	sourcesOverview,
	sourceUses,
} from '../../../src/server/protocol.ts';
import { type LanguageClient, startLanguageClient } from './language-client.ts';

const rain = `On the first day it rained.
It rained and rained, and the river rose to the doors of the houses.
Nobody had expected that the bridge would hold, and it did not.
`;

/** The server as a process: what it knows of all drafts, open or not. */
describe('what drafts quote of the sources', function () {
	this.timeout(30_000);
	let scratch = '';
	let client: LanguageClient;
	let told = 0;
	const path = (name: string): string => join(scratch, 'work', name);
	const overview = (listing?: number): Promise<SourcesOverview> => client.own(sourcesOverview, { listing });
	const usesOf = (name: string) => client.own(sourceUses, { id: path(name) });
	/** As an editor tells of files that it watches. */
	const watched = (name: string, type: 1 | 2 | 3) =>
		client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: uriOf(path(name)), type }],
		});

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'quotewright-sources-'));
		for (const folder of ['sources', 'chapters']) await mkdir(path(folder), { recursive: true });
		await writeFile(path('sources/rain.txt'), rain);
		await writeFile(path('sources/snow.txt'), 'Snow fell on the hills, and nobody quoted it at all.\n');
		await writeFile(path('sources/empty.txt'), '');
		const known = fileURLToPath(new URL('../../documents/known/latex-article.pdf', import.meta.url));
		await cp(known, path('sources/melville.pdf'));
		await writeFile(
			path('works.bib'),
			'@book{doe, title={On Hail}, author={Doe, Jane}, year={1999}}\n@book{poe, title={On Fog}, author={Poe, Jim}}\n',
		);
		await writeFile(
			path('chapters/one.md'),
			`# One

They say: “It rained and rained, and the river rose to the doors of the houses” [@rain].

And: “Nobody had expected that the old bridge would hold” [@rain]. Compare @doe and @rain.
`,
		);
		client = await startLanguageClient([path('')], join(scratch, 'cache'));
		client.connection.onNotification(quotedChanged.method, () => void told++);
		await client.idle();
	});

	after(async () => {
		assert.equal(await client?.stop(), 0);
		await rm(scratch, { recursive: true, force: true });
	});

	it('is told of drafts that nobody has open', async () => {
		assert.equal((await overview()).isComplete, false);
		await client.idle();
		const { sources, works, tallies, problems, isRead, isComplete } = await overview();
		assert.ok(isRead && isComplete);
		assert.deepEqual(
			sources?.map(({ key }) => key),
			['melville', 'rain', 'snow'],
		);
		assert.deepEqual(tallies, [
			{ id: path('sources/rain.txt'), quotations: 2, flagged: 1, citations: 3, drafts: 1 },
			{ id: '@doe', quotations: 0, flagged: 0, citations: 1, drafts: 1 },
		]);
		assert.deepEqual(
			works.map(({ key, title, author, uri, citation }) => ({ key, title, author, uri, citation })),
			[{ key: 'doe', title: 'On Hail', author: 'Jane Doe', uri: undefined, citation: '[@doe]' }],
		);
		assert.deepEqual(
			problems.map(({ file }) => file),
			['empty.txt'],
		);
		assert.match(problems[0]?.message ?? '', /Put the text of the source into it/);
		assert.ok(told > 0);
	});

	it('lists the sources again only when they have changed', async () => {
		const { listing } = await overview();
		assert.equal((await overview(listing)).sources, null);
		await writeFile(path('sources/wind.txt'), 'The wind blew from the north for a week.\n');
		await watched('sources/wind.txt', 1);
		await client.idle();
		assert.equal((await overview(listing)).sources?.length, 4);
	});

	it('says where a source is used, and how', async () => {
		const uses = await usesOf('sources/rain.txt');
		assert.deepEqual(
			uses.map(({ kind, place, words, verdict, flagged }) => [kind, place, words.slice(0, 20), verdict, flagged]),
			[
				['quotation', 'chapters/one.md:3', 'It rained and rained', 'word for word', false],
				['quotation', 'chapters/one.md:5', 'Nobody had expected ', 'words added', true],
				['citation', 'chapters/one.md:5', '@rain', '', false],
			],
		);
		assert.deepEqual(
			(await client.own(sourceUses, { id: '@doe' })).map(({ words }) => words),
			['@doe'],
		);
	});

	it('finds works that nobody cites, if they have no document', async () => {
		const found = await client.own(findWorks, { typed: 'fog', limit: 10 });
		assert.deepEqual(
			found.map(({ key }) => key),
			['poe'],
		);
	});

	it('follows an open draft', async () => {
		const text = await readFile(path('chapters/one.md'), 'utf8');
		await client.open(path('chapters/one.md'), text);
		await client.change(path('chapters/one.md'), 'the old bridge', 'the bridge');
		await client.change(path('chapters/one.md'), '# One\n', '# One\n\n\n');
		await client.idle();
		const [first, second] = await usesOf('sources/rain.txt');
		assert.deepEqual([first?.place, second?.place], ['chapters/one.md:5', 'chapters/one.md:7']);
		assert.deepEqual([second?.verdict, second?.flagged], ['word for word', false]);
		// Closed without saving it: what is on disk counts again.
		await client.close(path('chapters/one.md'));
		await client.idle();
		assert.equal((await usesOf('sources/rain.txt'))[1]?.flagged, true);
	});

	it('follows drafts that come, change and go on disk', async () => {
		const two = 'They wrote “the river rose to the doors” [@rain].\n';
		await writeFile(path('chapters/two.md'), two);
		await watched('chapters/two.md', 1);
		await client.idle();
		assert.deepEqual((await overview()).tallies[0], {
			id: path('sources/rain.txt'),
			quotations: 3,
			flagged: 1,
			citations: 4,
			drafts: 2,
		});
		await writeFile(path('chapters/two.md'), two.replace('doors', 'windows'));
		await watched('chapters/two.md', 2);
		await client.idle();
		assert.equal((await overview()).tallies[0]?.flagged, 2);
		await rm(path('chapters/two.md'));
		await watched('chapters/two.md', 3);
		await client.idle();
		assert.equal((await overview()).tallies[0]?.drafts, 1);
	});

	it('follows the sources', async () => {
		await writeFile(path('sources/rain.txt'), rain.replace('the bridge', 'the old bridge'));
		await watched('sources/rain.txt', 2);
		await client.idle();
		assert.deepEqual(
			(await usesOf('sources/rain.txt')).map(({ flagged }) => flagged),
			[false, false, false],
		);
		await writeFile(path('sources/rain.txt'), rain);
		await watched('sources/rain.txt', 2);
		await client.idle();
		assert.equal((await overview()).tallies[0]?.flagged, 1);
	});

	it('counts a quotation as its source’s that the source does not have', async () => {
		await client.open(path('new.md'), 'She said “nothing of the kind was ever heard of here” [@snow].\n');
		await client.idle();
		const [use] = await usesOf('sources/snow.txt');
		assert.deepEqual([use?.verdict, use?.flagged], ['not found here', true]);
		await client.close(path('new.md'));
		await client.idle();
		assert.deepEqual(await usesOf('sources/snow.txt'), []);
	});

	it('shows in an open source what is quoted, and says where', async () => {
		await client.open(path('sources/rain.txt'), rain, 'plaintext');
		const uri = uriOf(path('sources/rain.txt'));
		const stretches = await client.own(quotedStretches, { uri });
		assert.deepEqual(
			stretches.map(({ range, flagged }) => [wordsAt(rain, range), flagged]),
			[
				['It rained and rained, and the river rose to the doors of the houses', false],
				['Nobody had expected that the bridge would hold', true],
			],
		);
		const hover = await client.at<Hover>('textDocument/hover', path('sources/rain.txt'), 'bridge would');
		const { value } = hover.contents as MarkupContent;
		assert.match(
			value,
			/^Quoted in \[chapters\/one\\?\.md:5\]\(file:\/\/\/\S+\/chapters\/one\.md#L5,6-L5,58\) \(words added\)$/,
		);
		assert.equal(await client.at('textDocument/hover', path('sources/rain.txt'), 'first day'), null);
		const places = await client.at<Location[]>('textDocument/references', path('sources/rain.txt'), 'river rose', {
			context: { includeDeclaration: false },
		});
		assert.deepEqual(
			places.map(({ uri: draft, range }) => [draft, range.start.line]),
			[[uriOf(path('chapters/one.md')), 2]],
		);
		await client.close(path('sources/rain.txt'));
	});

	it('marks nothing in a draft', async () => {
		await client.open(path('chapters/one.md'), await readFile(path('chapters/one.md'), 'utf8'));
		assert.deepEqual(await client.own(quotedStretches, { uri: uriOf(path('chapters/one.md')) }), []);
		await client.close(path('chapters/one.md'));
	});

	it('shows it in the text of a PDF as well', async () => {
		await client.open(path('new.md'), '“the Greenland whale is deposed” [@melville].\n');
		await client.idle();
		const uri = uriOf(path('sources/melville.pdf'))
			.replace(/^file:/, 'quotewright:')
			.concat('.txt');
		const { text } = await client.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', { uri });
		const [stretch] = await client.own(quotedStretches, { uri });
		assert.equal(wordsAt(text, stretch?.range).replace(/\s+/g, ' '), 'the Greenland whale is deposed');
		await client.close(path('new.md'));
	});

	it('finds a place for new sources, or says why there is none', async () => {
		const names = ['roe.pdf', 'letters/1890.txt', 'more.bib', 'table.xlsx', 'notes', '../out.txt'];
		const { places, kinds } = await client.own(placesForSources, { folder: uriOf(path('')).replace(/\/$/, ''), names });
		assert.deepEqual(
			places.map(({ uri }) => uri),
			[
				uriOf(path('sources/roe.pdf')),
				uriOf(path('sources/letters/1890.txt')),
				uriOf(path('more.bib')),
				undefined,
				undefined,
				undefined,
			],
		);
		assert.match(places[3]?.refusal ?? '', /does not read \.xlsx files .*pdf/);
		assert.match(places[4]?.refusal ?? '', /no ending/);
		assert.ok(kinds.includes('pdf') && kinds.includes('srt'));
	});
});

function wordsAt(text: string, range: PlainRange | undefined): string {
	if (range === undefined) return '';
	const lines = text.split('\n');
	const offset = ({ line, character }: PlainRange['start']) =>
		lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
	return text.slice(offset(range.start), offset(range.end));
}
