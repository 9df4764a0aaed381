import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
	CodeAction,
	CompletionList,
	Hover,
	Location,
	LocationLink,
	MarkupContent,
	TextDocumentEdit,
	TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOf } from '../../../src/server/positions.ts';
import {
	checkAllDrafts,
	type DraftReport,
	draftReport,
	insertionFor,
	listSources,
	rebuildLibrary,
	searchPassages,
} from '../../../src/server/protocol.ts';
import { type LanguageClient, startLanguageClient } from './language-client.ts';
import { form } from './quoting/form-of-tests.ts';

/** The server as a process, on a copy of the shipped example. Slower than all other unit tests: one process for all. */
describe('the language server', function () {
	this.timeout(30_000);
	let scratch = '';
	let client: LanguageClient;
	const folder = (): string => join(scratch, 'example');
	const draft = (): string => join(folder(), 'draft.md');
	let text = '';

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'quotewright-server-'));
		await cp(fileURLToPath(new URL('../../../examples', import.meta.url)), folder(), { recursive: true });
		text = await readFile(draft(), 'utf8');
		client = await startLanguageClient([folder()], join(scratch, 'cache'));
		await client.open(draft(), text);
		await client.idle();
	});

	after(async () => {
		assert.equal(await client?.stop(), 0);
		await rm(scratch, { recursive: true, force: true });
	});

	it('shows what is wrong with the draft, once the sources are read', () => {
		const found = diagnosticsOf(draft());
		const codes = new Set(found.map(({ code }) => code));
		for (const code of ['altered', 'unmarked-omission', 'not-found', 'wrong-source', 'unknown-source', 'uncited'])
			assert.ok(codes.has(code), `${code} is among ${[...codes]}`);
		assert.equal(client.statuses.at(-1)?.sources, 3);
		assert.equal(client.statuses.at(-1)?.progress, undefined);
	});

	it('hovers, defines, refers and completes', async () => {
		const hover = await client.at<Hover>('textDocument/hover', draft(), 'Ukraine’s ability to defend');
		assert.match((hover.contents as MarkupContent).value, /~~ability~~ → \*\*capacity\*\*/);
		const [link] = await client.at<LocationLink[]>('textDocument/definition', draft(), 'Ukraine’s ability to defend');
		assert.equal(link?.targetUri, uriOf(join(folder(), 'seeds/pentagon-ukraine-weapons.txt')));
		const citations = await client.at<Location[]>('textDocument/references', draft(), '@calder-note', {
			context: { includeDeclaration: false },
		});
		assert.ok(citations.length >= 2);
		const list = await client.at<CompletionList>('textDocument/completion', draft(), '@calder-note');
		assert.equal(list.items.length, 3);
	});

	it('reports the draft as it stands in the editor', async () => {
		const uri = uriOf(draft());
		const ask = (format: string) => client.connection.sendRequest(draftReport.method, { uri, format, isUnsaved: true });
		const { text: page, summary } = (await ask('html')) as DraftReport;
		assert.match(page, /^<!DOCTYPE html>/);
		assert.match(page, /draft\.md \(with changes not saved yet\)/);
		assert.match(summary, /^10 of 18 quotations need a look\.$/);
		assert.equal(JSON.parse(((await ask('json')) as DraftReport).text).drafts[0].quotations.length, 18);
		const source = uriOf(join(folder(), 'sources/calder-note.md'));
		const params = { uri: source, format: 'html', isUnsaved: false };
		assert.equal(await client.connection.sendRequest(draftReport.method, params), null);
	});

	it('mends a misquotation, and takes the finding back', async () => {
		const before = diagnosticsOf(draft());
		const wrong = before.find(({ message }) => String(message).includes('capacity'));
		assert.ok(wrong);
		const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
			textDocument: { uri: uriOf(draft()) },
			range: wrong.range,
			context: { diagnostics: [wrong] },
		});
		const preferred = actions.find(({ isPreferred }) => isPreferred);
		assert.deepEqual(preferred?.diagnostics, [wrong]);
		const [edit] = (preferred?.edit?.documentChanges ?? []) as TextDocumentEdit[];
		const mended = TextDocument.applyEdits(TextDocument.create('', '', 1, text), (edit?.edits ?? []) as TextEdit[]);
		assert.equal(mended, text.replace('Ukraine’s ability to', 'Ukraine’s capacity to'));
		await client.change(draft(), 'Ukraine’s ability to', 'Ukraine’s capacity to');
		await client.idle();
		assert.equal(diagnosticsOf(draft()).length, before.length - 1);
		await client.change(draft(), 'Ukraine’s capacity to', 'Ukraine’s ability to');
		await client.idle();
		assert.equal(diagnosticsOf(draft()).length, before.length);
	});

	describe('asked to be quiet', () => {
		const lucid = '“Worry is a cause to plan” [@estmere-briefing].\n';
		let quiet = '';

		beforeEach(async () => {
			quiet = join(folder(), 'quiet.md');
			await client.open(quiet, `# Calm\n\n${lucid}`);
			await client.idle();
			assert.equal(diagnosticsOf(quiet).length, 1);
		});
		afterEach(() => client.close(quiet));

		async function actionsAt(path: string): Promise<CodeAction[]> {
			const [found] = diagnosticsOf(path);
			assert.ok(found);
			return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
				textDocument: { uri: uriOf(path) },
				range: found.range,
				context: { diagnostics: [found] },
			});
		}

		async function changesOf(path: string, title: RegExp) {
			const actions = await actionsAt(path);
			const action = actions.find((one) => title.test(one.title));
			assert.ok(action, actions.map((one) => one.title).join('\n'));
			return action.edit?.documentChanges ?? [];
		}

		it('writes an ignore comment, which becomes a hint when it is of no use', async () => {
			const [edit] = (await changesOf(quiet, /^Ignore “altered” on the next line$/)) as TextDocumentEdit[];
			const [{ newText } = { newText: '' }] = (edit?.edits ?? []) as TextEdit[];
			await client.change(quiet, lucid, newText + lucid);
			await client.idle();
			assert.deepEqual(diagnosticsOf(quiet), []);
			await client.change(quiet, 'cause', 'reason');
			await client.idle();
			const [hint, ...more] = diagnosticsOf(quiet);
			assert.deepEqual(more, []);
			assert.deepEqual([hint?.code, hint?.severity, hint?.tags], ['unused-ignore', 4, [1]]);
			const [removal] = (await changesOf(quiet, /^Remove the comment$/)) as TextDocumentEdit[];
			assert.deepEqual(removal?.edits, [
				{ range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, newText: '' },
			]);
		});

		it('accepts a quotation in quotewright.json, which counts as an editor shows it', async () => {
			const file = join(folder(), 'quotewright.json');
			const [create, fill] = await changesOf(quiet, /^Accept this quotation as it stands$/);
			assert.deepEqual(create, { kind: 'create', uri: uriOf(file) });
			const [insert] = (fill && 'edits' in fill ? fill.edits : []) as TextEdit[];
			const accepted = insert?.newText ?? '';
			await client.open(file, accepted, 'jsonc');
			await client.idle();
			assert.deepEqual(diagnosticsOf(quiet), []);
			await client.change(file, '"source": "estmere-briefing"', '"source": 7');
			await client.idle();
			assert.equal(diagnosticsOf(quiet).length, 1);
			assert.deepEqual(diagnosticsOf(file)[0]?.range.start, { line: 2, character: 4 });
			await client.close(file);
			await client.idle();
			assert.equal(diagnosticsOf(quiet).length, 1);
			assert.deepEqual(diagnosticsOf(file), []);
			await writeFile(file, accepted);
			await filesChanged([file, 1]);
			assert.deepEqual(diagnosticsOf(quiet), []);
			await rm(file);
			await filesChanged([file, 3]);
			assert.equal(diagnosticsOf(quiet).length, 1);
		});

		it('follows the baseline', async () => {
			const file = join(folder(), 'quotewright.baseline.json');
			const finding = { code: 'altered', quotation: 'Worry is a cause to plan', draft: 'cause', source: 'reason' };
			await writeFile(file, JSON.stringify({ version: 1, drafts: { 'quiet.md': [{ ...finding, count: 1 }] } }));
			await filesChanged([file, 1]);
			assert.deepEqual(diagnosticsOf(quiet), []);
			await client.change(quiet, lucid, lucid + lucid);
			await client.idle();
			assert.equal(diagnosticsOf(quiet).length, 1);
			await writeFile(file, '<<<<<<<');
			await filesChanged([file, 2]);
			assert.equal(diagnosticsOf(quiet).length, 2);
			assert.match(String(diagnosticsOf(file)[0]?.message), /^This is not a baseline/);
			await rm(file);
			await filesChanged([file, 3]);
			assert.deepEqual(diagnosticsOf(file), []);
		});
	});

	it('finds passages and writes them as the draft does', async () => {
		const { passages } = await client.own(searchPassages, { query: 'supplier flag suggestions', limit: 5 });
		const [found] = passages;
		assert.equal(found?.source.key, 'calder-note');
		assert.ok(found?.source.uri);
		const start = { line: 0, character: 0 };
		const answer = await client.own(insertionFor, {
			draft: uriOf(draft()),
			selection: { start, end: start },
			source: found.source.uri,
			ranges: [found.range],
			form,
		});
		assert.ok('text' in answer);
		assert.match(answer.text, /^“A supplier who .* as suggestions\.” \[@calder-note\]/);
		assert.equal((await client.own(listSources, null)).length, 3);
	});

	it('follows sources as they come, change and go', async () => {
		const source = join(folder(), 'sources/new.txt');
		const other = join(folder(), 'other.md');
		await client.open(other, '“The river froze in November that year” [@new].\n');
		await client.idle();
		assert.deepEqual(
			diagnosticsOf(other).map(({ code }) => code),
			['unknown-source'],
		);
		await writeFile(source, 'The river froze in November that year.\n');
		await filesChanged([source, 1]);
		assert.deepEqual(diagnosticsOf(other), []);
		await writeFile(source, 'The river froze in December that year, they say.\n');
		await filesChanged([source, 2]);
		assert.deepEqual(
			diagnosticsOf(other).map(({ code }) => code),
			['altered'],
		);
		await rm(source);
		await filesChanged([source, 3]);
		assert.deepEqual(
			diagnosticsOf(other).map(({ code }) => code),
			['unknown-source'],
		);
	});

	it('follows the project file, and shows what is wrong with it', async () => {
		const file = join(folder(), 'quotewright.json');
		await writeFile(file, '{ "rules": { "altered": "off" }, "preset": "lax" }');
		await filesChanged([file, 1]);
		assert.ok(!diagnosticsOf(draft()).some(({ code }) => code === 'altered'));
		const [problem] = diagnosticsOf(file);
		assert.equal(problem?.code, 'malformed-project');
		assert.deepEqual(problem?.range.start, { line: 0, character: 43 });
		await rm(file);
		await filesChanged([file, 3]);
		assert.ok(diagnosticsOf(draft()).some(({ code }) => code === 'altered'));
		assert.deepEqual(diagnosticsOf(file), []);
	});

	it('knows the sources of a bibliography that a draft names', async () => {
		const paper = join(folder(), 'papers/rivers (new).md');
		await mkdir(join(folder(), 'papers'), { recursive: true });
		await writeFile(
			join(folder(), 'papers/my [refs].bib'),
			'@book{smith99, title = {Rivers in Winter}, author = {Smith, Ann}, year = 1999}\n',
		);
		await client.open(paper, '---\nbibliography: my [refs].bib\n---\n\nAs @smith99 says.\n');
		await client.idle();
		const hover = await client.at<Hover>('textDocument/hover', paper, '@smith99');
		assert.match((hover.contents as MarkupContent).value, /Rivers in Winter/);
		assert.equal(diagnosticsOf(paper).filter(({ code }) => code === 'unknown-source').length, 0);
		await rm(join(folder(), 'papers'), { recursive: true });
		await filesChanged([join(folder(), 'papers/my [refs].bib'), 3]);
	});

	it('shows two files that claim one key', async () => {
		const twin = join(folder(), 'sources/calder-note.txt');
		await writeFile(twin, 'Something else.\n');
		await filesChanged([twin, 1]);
		const told = [...client.diagnostics.values()].flatMap(({ diagnostics }) =>
			diagnostics.filter(({ code }) => code === 'duplicate-key'),
		);
		assert.ok(told.length > 0);
		assert.ok(told[0]?.relatedInformation?.length);
		await rm(twin);
		await filesChanged([twin, 3]);
	});

	it('checks drafts that are not open, and keeps their findings', async () => {
		const unopened = join(folder(), 'unopened.md');
		await writeFile(unopened, '“Worry is a reason to panic” [@estmere-briefing].\n');
		const messages: unknown[] = [];
		client.connection.onNotification('$/progress', (progress) => void messages.push(progress));
		const sum = await client.own(checkAllDrafts, { workDoneToken: 'all' });
		assert.ok(sum.drafts >= 2 && sum.flagged > 5 && sum.draftsFlagged >= 2, JSON.stringify(sum));
		assert.ok(messages.length >= 2);
		assert.deepEqual(
			diagnosticsOf(unopened).map(({ code }) => code),
			['altered'],
		);
		await writeFile(unopened, '“Worry is a reason to plan” [@estmere-briefing].\n');
		await filesChanged([unopened, 2]);
		assert.deepEqual(diagnosticsOf(unopened), []);
		await rm(unopened);
		await filesChanged([unopened, 3]);
	});

	it('takes further folders in, and lets them go', async () => {
		const second = join(scratch, 'second');
		await mkdir(join(second, 'sources'), { recursive: true });
		await writeFile(join(second, 'sources/tide.txt'), 'The tide waits for nobody in Carrow.\n');
		const event = { uri: uriOf(second), name: 'second' };
		const changed = async (added: object[], removed: object[]) => {
			await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
			await client.idle();
			return (await client.own(listSources, null)).map(({ key }) => key);
		};
		assert.deepEqual((await changed([event], [])).includes('tide'), true);
		await client.open(join(second, 'draft.md'), '“The tide waits for somebody in Carrow” [@tide].\n');
		await client.idle();
		assert.deepEqual(
			diagnosticsOf(join(second, 'draft.md')).map(({ code }) => code),
			['altered'],
		);
		assert.deepEqual((await changed([], [event])).includes('tide'), false);
		assert.deepEqual(diagnosticsOf(join(second, 'draft.md')), []);
	});

	it('rebuilds its library', async () => {
		const status = await client.own(rebuildLibrary, null);
		assert.deepEqual(status, { sources: 3, problems: 0, stopped: false });
	});

	it('survives a request that makes no sense', async () => {
		const position = { line: 1e6, character: -4 };
		await client.connection.sendRequest('textDocument/hover', {
			textDocument: { uri: 'file:///nowhere.md' },
			position,
		});
		assert.equal(await client.connection.sendRequest('textDocument/hover', {}), null);
		await assert.rejects(client.connection.sendRequest('quotewright/searchPassages', { query: 7 }));
		assert.equal((await client.own(listSources, null)).length, 3);
	});

	it('reads nothing outside of a folder that is not trusted', async () => {
		await mkdir(join(scratch, 'outside'), { recursive: true });
		await writeFile(join(scratch, 'outside/secret.txt'), 'Nobody may read this line of mine.\n');
		await mkdir(join(scratch, 'guarded'), { recursive: true });
		await writeFile(join(scratch, 'guarded/quotewright.json'), '{ "sources": ["../outside/**"] }');
		for (const trusted of [true, false]) {
			const other = await startLanguageClient([join(scratch, 'guarded')], join(scratch, 'cache'), { trusted });
			await other.idle();
			const keys = (await other.own(listSources, null)).map(({ key }) => key);
			assert.deepEqual(keys, trusted ? ['secret'] : []);
			assert.equal(await other.stop(), 0);
		}
	});

	function diagnosticsOf(path: string) {
		return client.diagnostics.get(uriOf(path))?.diagnostics ?? [];
	}

	async function filesChanged(...changes: readonly (readonly [path: string, type: number])[]): Promise<void> {
		await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
			changes: changes.map(([path, type]) => ({ uri: uriOf(path), type })),
		});
		await client.idle();
	}
});
