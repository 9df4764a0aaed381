import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMarkdownParser } from '../../../src/drafts/markdown.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { createQuotedPassages } from '../../../src/server/quoted-passages.ts';
import type { Workspace } from '../../../src/server/workspace.ts';
import { memoryLibrary } from '../memory-library.ts';

describe('what drafts quote, kept in the background', () => {
	let root = '';
	before(async () => {
		root = await mkdtemp(join(tmpdir(), 'quotewright-quoted-'));
	});
	after(() => rm(root, { recursive: true, force: true }));

	it('looks into a folder that comes while it waits for who types', async () => {
		const project = await loadProject(root);
		const library = memoryLibrary({
			rain: { path: join(root, 'sources/rain.txt'), text: 'It rained and rained, and the river rose.' },
		});
		const workspace = {
			library,
			projects: [project],
			ready: true,
			progress: undefined,
			project: () => project,
			role: (path: string) => (path.endsWith('.md') ? 'draft' : 'none'),
			settled: async () => undefined,
		} as unknown as Workspace;
		let rest = (): void => undefined;
		let isTyping = new Promise<void>((resolve) => {
			rest = resolve;
		});
		const asked = Promise.withResolvers<void>();
		const found = Promise.withResolvers<void>();
		const quoted = createQuotedPassages({
			workspace,
			documents: { isDraft: () => false } as never,
			open: { all: () => [] } as never,
			createParser: createMarkdownParser,
			isTold: () => true,
			undisturbed: () => {
				asked.resolve();
				return isTyping;
			},
			changed: () => {
				if (quoted.isComplete) found.resolve();
			},
			failed: assert.ifError,
		});
		quoted.want();
		await asked.promise;
		await mkdir(join(root, 'chapters'));
		await writeFile(join(root, 'chapters/one.md'), '“It rained and rained” [@rain].\n');
		quoted.fileChanged(join(root, 'chapters'), false);
		isTyping = Promise.resolve();
		rest();
		await found.promise;
		const [draft] = quoted.of(join(root, 'sources/rain.txt'));
		assert.equal(draft?.quotations.length, 1);
	});
});
