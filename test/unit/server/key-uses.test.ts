import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
	CallHierarchyIncomingCall,
	CallHierarchyItem,
	CallHierarchyOutgoingCall,
	CodeAction,
	DocumentSymbol,
	Location,
	LocationLink,
	SymbolInformation,
} from 'vscode-languageserver/node';
import { uriOf } from '../../../src/server/positions.ts';
import { type LanguageClient, startLanguageClient } from './language-client.ts';

const files: Readonly<Record<string, string>> = {
	'sources/walden.txt': 'I went to the woods because I wished to live deliberately, to front only the facts of life.\n',
	'sources/note.md': '---\nid: note\ntitle: A note\n---\n\nThe rain did not stop that night, and nobody could sleep.\n',
	'refs.bib':
		'@book{walden,\n  title = {Walden; or, Life in the Woods},\n  author = {Thoreau, Henry David},\n}\n@book{mill, title = {On Liberty}}\n',
	'one.md':
		'Before.\n\n# The *woods*\n\n“I wished to live deliberately” [@walden, p. 3]. See @mill.\n\n## Rain\n\n“The rain did not stop” [@note]. As @walden says, and @nobody.\n\nPlain words.\n',
	'two.md': '---\nreferences:\n- id: own\n  title: Own\n---\n\n“to front only the facts” [-@walden], @own.\n',
};

describe('the uses of a key', function () {
	this.timeout(30_000);
	let scratch = '';
	let client: LanguageClient;
	const at = (path: string): string => join(scratch, path);
	const place = ({ uri, range }: Location): string => `${uri.slice(uriOf(at('x')).length - 1)}:${range.start.line + 1}`;
	const link = ({ targetUri, targetSelectionRange }: LocationLink): string =>
		place({ uri: targetUri, range: targetSelectionRange });

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'quotewright-uses-'));
		for (const [path, text] of Object.entries(files)) {
			await mkdir(dirname(at(path)), { recursive: true });
			await writeFile(at(path), text);
		}
		client = await startLanguageClient([scratch], join(scratch, '.cache'));
		for (const path of ['one.md', 'refs.bib', 'sources/note.md', 'two.md']) {
			await client.open(at(path), await readFile(at(path), 'utf8'));
		}
		await client.idle();
	});

	after(async () => {
		assert.equal(await client?.stop(), 0);
		await rm(scratch, { recursive: true, force: true });
	});

	it('are reached from a citation: the passage first, then the entry', async () => {
		const definitions = async (path: string, words: string) =>
			(await client.at<LocationLink[]>('textDocument/definition', at(path), words)).map(link);
		assert.deepEqual(await definitions('one.md', 'walden, p'), ['sources/walden.txt:1', 'refs.bib:1']);
		assert.deepEqual(await definitions('one.md', '@mill'), ['refs.bib:5']);
		assert.deepEqual(await definitions('refs.bib', '{walden,'), ['sources/walden.txt:1']);
		assert.deepEqual(await definitions('two.md', ', @own'), ['two.md:3']);
		assert.deepEqual(await definitions('refs.bib', 'Thoreau'), []);
	});

	it('are the references of a key, wherever it stands', async () => {
		const references = async (path: string, words: string, includeDeclaration = false) =>
			(
				await client.at<Location[]>('textDocument/references', at(path), words, { context: { includeDeclaration } })
			).map(place);
		const uses = ['one.md:5', 'one.md:9', 'two.md:7'];
		assert.deepEqual((await references('refs.bib', '{walden,')).sort(), uses);
		assert.deepEqual((await references('one.md', '@walden, p', true)).sort(), [...uses, 'refs.bib:1'].sort());
		assert.deepEqual(await references('sources/note.md', 'id: note\n'), ['one.md:9']);
		assert.deepEqual(await references('one.md', '@nobody'), ['one.md:9']);
	});

	it('are a hierarchy: the sections that cite a source, the sources that a section cites', async () => {
		const prepare = async (path: string, words: string) =>
			(
				await client.at<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at(path), words)
			)[0] as CallHierarchyItem;
		const source = await prepare('one.md', '@walden says');
		assert.equal(source.name, 'Walden; or, Life in the Woods');
		assert.match(source.detail ?? '', /^@walden · Henry David Thoreau/);
		for (const [path, words] of [
			['refs.bib', '{walden,'],
			['one.md', 'wished to live'],
		] as const) {
			assert.deepEqual(await prepare(path, words), source);
		}
		assert.equal((await prepare('sources/note.md', 'rain did not')).name, 'A note');
		const incoming = await client.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
			item: source,
		});
		assert.deepEqual(
			incoming
				.map(
					({ from, fromRanges }) => `${from.name} (${from.detail}): ${fromRanges.map(({ start }) => start.line + 1)}`,
				)
				.sort(),
			['Rain (one.md): 9', 'The woods (one.md): 5', 'two.md (): 7'],
		);
		const section = await prepare('one.md', 'Plain words');
		assert.equal(section.name, 'Rain');
		const outgoing = await client.connection.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
			item: section,
		});
		assert.deepEqual(outgoing.map(({ to }) => to.name).sort(), ['A note', 'Walden; or, Life in the Woods']);
		assert.equal((await prepare('one.md', '@mill')).uri, uriOf(at('refs.bib')));
	});

	it('lets sources be found by name, and quotations by the outline', async () => {
		const symbols = (query: string) =>
			client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query });
		assert.deepEqual(
			(await symbols('thoreau')).map(({ name }) => name),
			['Walden; or, Life in the Woods'],
		);
		assert.deepEqual(
			(await symbols('@note')).map(({ containerName }) => containerName),
			['@note'],
		);
		const outline = await client.at<DocumentSymbol[]>('textDocument/documentSymbol', at('one.md'), 'Plain');
		assert.deepEqual(
			outline.map(({ name, detail }) => `${name}: ${detail}`),
			['I wished to live deliberately: word for word · @walden', 'The rain did not stop: word for word · @note'],
		);
		assert.equal(await client.at('textDocument/documentSymbol', at('refs.bib'), 'Walden'), null);
	});

	it('are told as an editor can take them, and not before the sources are read', async () => {
		const plain = await startLanguageClient([scratch], join(scratch, '.plain'), {}, undefined, {});
		try {
			const text = await readFile(at('one.md'), 'utf8');
			await plain.open(at('one.md'), text);
			const outline = await plain.at<SymbolInformation[]>('textDocument/documentSymbol', at('one.md'), 'Plain');
			assert.deepEqual(
				outline.map(({ name, containerName, location }) => [name, containerName, location?.range.start.line]),
				[
					['I wished to live deliberately', 'word for word · @walden', 4],
					['The rain did not stop', 'word for word · @note', 8],
				],
			);
			assert.equal(plain.capabilities.renameProvider, true);
			assert.deepEqual(client.capabilities.renameProvider, { prepareProvider: true });
			// Without “not”, the checker would object: the action says so where an editor can show that.
			const line = text.split('\n').findIndex((each) => each.includes('did not stop'));
			const character = text.split('\n')[line]?.indexOf('not stop') ?? 0;
			const range = { start: { line, character }, end: { line, character: character + 'not'.length } };
			const actionsOf = (editor: LanguageClient): Promise<CodeAction[]> =>
				editor.connection.sendRequest('textDocument/codeAction', {
					textDocument: { uri: uriOf(at('one.md')) },
					range,
					context: { diagnostics: [], only: ['refactor'] },
				});
			assert.deepEqual(
				(await actionsOf(client)).map(({ disabled }) => disabled !== undefined),
				[true],
			);
			assert.deepEqual(await actionsOf(plain), []);
		} finally {
			await plain.stop();
		}
	});
});
