import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
	Diagnostic,
	PrepareRenameResult,
	RenameFile,
	TextDocumentEdit,
	WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { pathOf, uriOf } from '../../../src/server/positions.ts';
import { type LanguageClient, startLanguageClient } from './language-client.ts';

const files: Readonly<Record<string, string>> = {
	'sources/walden.txt': 'I went to the woods because I wished to live deliberately, to front only the facts of life.\n',
	'sources/note.md':
		'---\nid: note\ntitle: A note\n---\n\nThe rain did not stop that night, and nobody in the house could sleep.\n',
	'sources/liberty.txt': 'The only freedom which deserves the name is that of pursuing our own good in our own way.\n',
	'refs.bib':
		'@book{mill, title={On Liberty}, file={sources/liberty.txt}}\n\n@inbook{chapter,\n  crossref = {mill},\n}\n@book{roe, ids={oldroe}, title={Roe}}\n',
	'quotewright.json':
		'{\n  // mine\n  "bibliographies": ["*.bib", "refs.json"],\n  "accepted": [{ "quotation": "x", "source": "walden", "passage": "" }]\n}\n',
	'refs.json': '[\n { "id": "kant", "title": "Critique" }\n]\n',
	'quotewright.baseline.json': `{
  "version": 1,
  "drafts": {
    "two.md": [
      { "code": "unknown-source", "quotation": "", "draft": "typo", "source": "", "count": 1 }
    ]
  }
}
`,
	'one.md':
		'---\ntitle: One\n---\n\n“I wished to live deliberately” [@walden, p. 3]. As @walden says, [there](sources/walden.txt#page=3) and [[walden]].\n\n“The rain did not cease that night” [@note].\n\n“freedom which deserves the name” [see @mill, p. 2; @roe]. @kant knows.\n',
	'chapters/two.md': '[that]\n\n“to front only the facts” [-@walden; @typo].\n\n[that]: <../sources/walden.txt>\n',
	// Both end alike, at another place.
	'three.md': 'Of rain.\n\nMore of it.\n\nAs the note says [@note].\n\nAnd again: @note.\n',
	'four.md': 'Of quite other things, and at length.\n\nMore of it.\n\nAs the note says [@note].\n\nAnd again: @note.\n',
	'latin.md': 'caf\u00e9 @roe\n',
};

describe('renaming a key', function () {
	this.timeout(30_000);
	let scratch = '';
	let client: LanguageClient;
	const at = (path: string): string => join(scratch, 'w', path);
	const open = async (path: string): Promise<void> => client.open(at(path), await readFile(at(path), 'utf8'));
	const renameAt = (path: string, words: string, newName: string): Promise<WorkspaceEdit | null> =>
		client.at('textDocument/rename', at(path), words, { newName });
	const refusalOf = async (path: string, words: string, newName: string): Promise<string> => {
		const refused = await renameAt(path, words, newName).then(
			() => assert.fail('it was renamed'),
			(error: Error) => error.message,
		);
		return refused;
	};
	const codes = (path: string): string[] =>
		(client.diagnostics.get(uriOf(at(path)))?.diagnostics ?? []).map(
			({ code, range }: Diagnostic) => `${code} in line ${range.start.line + 1}`,
		);

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'quotewright-rename-'));
		for (const [path, text] of Object.entries(files)) {
			await mkdir(dirname(at(path)), { recursive: true });
			await writeFile(at(path), path === 'latin.md' ? Buffer.from(text, 'latin1') : text);
		}
		client = await startLanguageClient([at('')], join(scratch, 'cache'));
		await open('one.md');
		await open('refs.bib');
		await client.idle();
	});

	after(async () => {
		assert.equal(await client?.stop(), 0);
		await rm(scratch, { recursive: true, force: true });
	});

	it('is offered on a key and nowhere else', async () => {
		const prepared = await client.at<PrepareRenameResult>('textDocument/prepareRename', at('one.md'), '@walden, p');
		assert.deepEqual(prepared, {
			placeholder: 'walden',
			range: { start: { line: 4, character: 34 }, end: { line: 4, character: 40 } },
		});
		for (const words of ['went', 'sources/walden.txt', 'title']) {
			assert.equal(await client.at('textDocument/prepareRename', at('one.md'), words), null);
		}
		const inBib = await client.at<{ placeholder: string }>(
			'textDocument/prepareRename',
			at('refs.bib'),
			'crossref = {mill}',
		);
		assert.equal(inBib, null);
		const named = await client.at<{ placeholder: string }>('textDocument/prepareRename', at('refs.bib'), '{mill},\n');
		assert.equal(named.placeholder, 'mill');
	});

	it('of a file’s name renames the file, and everything follows, there and back, to the byte', async () => {
		const before = codes('one.md');
		assert.ok(before.includes('altered in line 7'), before.join());
		const edit = await renameAt('one.md', '@walden, p', 'thoreau-1854');
		const operation = edit?.documentChanges?.at(-1) as RenameFile;
		assert.equal(operation.newUri, uriOf(at('sources/thoreau-1854.txt')));
		assert.equal(edit?.changeAnnotations?.[String(operation.annotationId)]?.needsConfirmation, true);
		const versions = edit?.documentChanges?.map((change) => (change as TextDocumentEdit).textDocument?.version);
		assert.deepEqual(versions, [1, null, null, undefined]);
		await apply(edit);
		await client.idle();
		assert.deepEqual(codes('one.md'), before);
		assert.equal(
			await textOf('one.md'),
			files['one.md']?.replaceAll(/@walden|\[\[walden|sources\/walden/g, (found) =>
				found.replace('walden', 'thoreau-1854'),
			),
		);
		assert.match(await textOf('quotewright.json'), /\/\/ mine[\s\S]*"source": "thoreau-1854"/);
		assert.match(
			await textOf('chapters/two.md'),
			/\[-@thoreau-1854; @typo\].*\n\n\[that\]: <\.\.\/sources\/thoreau-1854\.txt>/,
		);
		await apply(await renameAt('one.md', '@thoreau-1854, p', 'walden'));
		await client.idle();
		await everythingAsBefore();
	});

	it('of a front matter’s id changes the id', async () => {
		const before = codes('one.md');
		const edit = await renameAt('one.md', '[@note]', '@rain');
		assert.deepEqual(pathsIn(edit).sort(), ['four.md', 'one.md', 'sources/note.md', 'three.md']);
		await apply(edit);
		await client.idle();
		for (const path of ['three.md', 'four.md']) {
			assert.equal(await textOf(path), files[path]?.replaceAll('@note', '@rain'));
		}
		assert.match(await textOf('sources/note.md'), /^---\nid: rain\ntitle/);
		assert.deepEqual(codes('one.md'), before);
		await apply(await renameAt('one.md', '[@rain]', 'note'));
		await client.idle();
		await everythingAsBefore();
	});

	it('of a bibliography’s entry, from draft or bibliography, changes whatever names it', async () => {
		const before = codes('one.md');
		const fromDraft = await renameAt('one.md', '@mill', 'mill-1859');
		assert.deepEqual(await renameAt('refs.bib', '{mill,', 'mill-1859'), fromDraft);
		assert.deepEqual(await renameAt('refs.bib', '{mill},', 'mill-1859'), fromDraft);
		await apply(fromDraft);
		await client.idle();
		assert.match(await textOf('refs.bib'), /@book\{mill-1859,[\s\S]*crossref = \{mill-1859\}/);
		assert.deepEqual(codes('one.md'), before);
		await apply(await renameAt('refs.bib', '{mill-1859},\n', 'mill'));
		await client.idle();
		await everythingAsBefore();
		assert.deepEqual(pathsIn(await renameAt('one.md', '@kant', 'kant-1781')), ['one.md', 'refs.json']);
	});

	it('corrects a key that no source has, to one that there is', async () => {
		await open('chapters/two.md');
		await client.idle();
		const edit = await renameAt('chapters/two.md', '@typo', 'roe');
		assert.deepEqual(pathsIn(edit), ['chapters/two.md', 'quotewright.baseline.json']);
	});

	it('is refused, with the reason, where it would do harm', async () => {
		assert.match(await refusalOf('one.md', '[@note]', 'walden'), /“walden” is another source’s/);
		assert.match(await refusalOf('one.md', '[@note]', 'oldroe'), /“oldroe” is another source’s/);
		assert.match(await refusalOf('one.md', '[@note]', 'Walden'), /differs only in capital letters/);
		assert.match(await refusalOf('one.md', '[@note]', 'typo'), /“two\.md” cites “typo” already/);
		assert.match(await refusalOf('one.md', '[@note]', 'two words'), /cannot be cited/);
		assert.match(await refusalOf('one.md', '[@note]', '{'), /cannot be cited/);
		assert.match(await refusalOf('one.md', '@walden, p', 'a:b'), /no file can be named/);
		assert.match(await refusalOf('one.md', '@mill', 'a,b'), /“a,b” cannot stand as a key in line 1 of “refs\.bib”/);
		assert.match(await refusalOf('one.md', '@roe', 'roe-2'), /“latin\.md” is not saved as UTF-8/);
		assert.match(await refusalOf('one.md', 'woods', 'x'), /no key of a source here/);
	});

	it('never makes one work of two, even where an entry could not be read', async () => {
		await writeFile(at('lost.bib'), '@book{lost, title = {Unclosed\n');
		await client.idle();
		await open('lost.bib');
		assert.match(await refusalOf('lost.bib', '{lost,', 'mill'), /“mill” is another source’s/);
		await rm(at('lost.bib'));
	});

	it('may change no more than capital letters', async () => {
		assert.ok(await renameAt('one.md', '[@note]', 'Note'));
	});

	/** As an editor does it: in what it has open, and on disk. */
	async function apply(edit: WorkspaceEdit | null): Promise<void> {
		for (const change of edit?.documentChanges ?? []) {
			if ('textDocument' in change) {
				const path = pathOf(change.textDocument.uri) ?? '';
				const document = TextDocument.create('', '', 0, await readFile(path, 'utf8'));
				await writeFile(path, TextDocument.applyEdits(document, change.edits as never));
				await reopen(path);
			} else if (change.kind === 'rename') {
				await rename(pathOf(change.oldUri) ?? '', pathOf(change.newUri) ?? '');
				await told(pathOf(change.oldUri) ?? '', 3);
				await told(pathOf(change.newUri) ?? '', 1);
			}
		}
	}

	async function reopen(path: string): Promise<void> {
		if (['one.md', 'refs.bib', 'chapters/two.md'].some((name) => path === at(name) && name !== 'chapters/two.md')) {
			await client.close(path);
			await client.open(path, await readFile(path, 'utf8'));
		}
		await told(path, 2);
	}

	function told(path: string, type: number): Promise<void> {
		return client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: [{ uri: uriOf(path), type }],
		});
	}

	function textOf(path: string): Promise<string> {
		return readFile(at(path), 'utf8');
	}

	function pathsIn(edit: WorkspaceEdit | null): string[] {
		const uris = (edit?.documentChanges ?? []).map((change) =>
			'textDocument' in change ? change.textDocument.uri : '',
		);
		return uris.map((uri) => (pathOf(uri) ?? uri).slice(at('one.md').length - 'one.md'.length));
	}

	async function everythingAsBefore(): Promise<void> {
		for (const [path, text] of Object.entries(files)) {
			const bytes = await readFile(at(path));
			assert.equal(path === 'latin.md' ? bytes.toString('latin1') : bytes.toString('utf8'), text, path);
		}
	}
});
