import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Hover, MarkupContent } from 'vscode-languageserver/node';
import { uriOf } from '../../../src/server/positions.ts';
import { type LanguageClient, startLanguageClient } from './language-client.ts';

/** The server as a process, for an editor that says its language as LSP has it. */
describe('the language server, in an editor that is not in English', function () {
	this.timeout(30_000);
	let scratch = '';
	const folder = (): string => join(scratch, 'example');
	const draft = (): string => join(folder(), 'draft.md');
	const said = (client: LanguageClient, path: string) =>
		client.diagnostics.get(uriOf(path))?.diagnostics.map(({ message }) => String(message)) ?? [];

	before(async () => {
		scratch = await mkdtemp(join(tmpdir(), 'quotewright-languages-'));
		await cp(fileURLToPath(new URL('../../../examples', import.meta.url)), folder(), { recursive: true });
		await writeFile(join(folder(), 'seeds', 'empty.pdf'), '');
	});

	after(() => rm(scratch, { recursive: true, force: true }));

	async function inLanguage(locale: string, look: (client: LanguageClient) => Promise<void>): Promise<void> {
		const client = await startLanguageClient([folder()], join(scratch, 'cache'), {}, locale);
		try {
			await client.open(draft(), await readFile(draft(), 'utf8'));
			await client.idle();
			await look(client);
		} finally {
			await client.stop();
		}
	}

	it('finds, shows and mends in German', async () => {
		await inLanguage('de-AT', async (client) => {
			const messages = said(client, draft());
			assert.ok(messages.includes('In der Quelle steht „capacity“, nicht „ability“.'), messages.join('\n'));
			const hover = await client.at<Hover>('textDocument/hover', draft(), 'Ukraine’s ability to defend');
			assert.match((hover.contents as MarkupContent).value, /^\*\*Verändert\*\*: nicht die Worte der Quelle\./);
			const wrong = client.diagnostics
				.get(uriOf(draft()))
				?.diagnostics.find(({ message }) => String(message).includes('capacity'));
			const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
				textDocument: { uri: uriOf(draft()) },
				range: wrong?.range,
				context: { diagnostics: [wrong] },
			});
			assert.equal(actions[0]?.title, 'Worte der Quelle wiederherstellen: „capacity“');
			assert.match(said(client, join(folder(), 'seeds', 'empty.pdf'))[0] ?? '', /^Diese PDF-Datei ist leer:/);
		});
	});

	it('says in French what is wrong with a file that was read when all was in German', async () => {
		const pdf = join(folder(), 'seeds', 'empty.pdf');
		await inLanguage('fr', async (client) => assert.match(said(client, pdf)[0] ?? '', /^Ce PDF est vide\u{a0}:/u));
	});
});
