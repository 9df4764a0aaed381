import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Location } from 'vscode-languageserver/node';
import { uriOf } from '../../../src/server/positions.ts';
import { insertionFor, searchPassages } from '../../../src/server/protocol.ts';
import { type LanguageClient, startLanguageClient } from './language-client.ts';
import { form } from './quoting/form-of-tests.ts';

const header = ['From: Ada <ada@example.org>', 'Subject: The river', 'Date: Mon, 3 Nov 2025 10:00:00 +0000'];
const words = 'The river froze in November that year, and nobody crossed it.';
const message = [...header, 'Content-Type: text/plain; charset=utf-8', '', words, ''].join('\r\n');

/** A message whose file is open beside the text that was read from it. */
describe('a source’s file that is open as it is', function () {
	this.timeout(30_000);
	let folder = '';
	let client: LanguageClient;
	const mail = (): string => join(folder, 'sources/mail.eml');
	const draft = (): string => join(folder, 'draft.md');

	before(async () => {
		folder = await mkdtemp(join(tmpdir(), 'quotewright-server-'));
		await mkdir(join(folder, 'sources'));
		await writeFile(mail(), message);
		client = await startLanguageClient([folder], join(folder, '.cache'));
		await client.open(draft(), `“The river froze in November that year” [@mail].\n`);
		await client.open(mail(), message, 'plaintext');
		await client.idle();
	});

	after(async () => {
		assert.equal(await client?.stop(), 0);
		await rm(folder, { recursive: true, force: true });
	});

	it('is not taken for the text from which a found passage is inserted', async () => {
		const { passages } = await client.own(searchPassages, { query: 'nobody crossed', limit: 5 });
		const [found] = passages;
		const start = { line: 1, character: 0 };
		const answer = await client.own(insertionFor, {
			draft: uriOf(draft()),
			selection: { start, end: start },
			source: found?.source.uri ?? '',
			ranges: [found?.range ?? { start, end: start }],
			form,
		});
		assert.equal('text' in answer && answer.text, `“${words}” [@mail]`);
	});

	it('has no passages that drafts quote', async () => {
		const more = { context: { includeDeclaration: false } };
		assert.equal(await client.at<Location[] | null>('textDocument/references', mail(), 'Ada <ada', more), null);
	});
});
