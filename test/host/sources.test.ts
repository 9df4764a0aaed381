import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checked, eventually, forgetWritten, open, quotewright, workspaceUri, write } from './support.ts';

type Tree = vscode.TreeDataProvider<unknown>;

/** The Sources view, through what it shows. */
describe('the Sources view', () => {
	let tree: Tree;

	before(async () => {
		await checked();
		tree = (await quotewright()).sources;
		await vscode.commands.executeCommand('quotewright.sources.focus');
		await checked();
	});

	after(async () => {
		await forgetWritten();
		await vscode.commands.executeCommand('quotewright.showAllSources');
	});

	async function items(node?: unknown): Promise<{ node: unknown; item: vscode.TreeItem }[]> {
		const nodes = (await tree.getChildren(node)) ?? [];
		return Promise.all(nodes.map(async (each) => ({ node: each, item: await tree.getTreeItem(each) })));
	}

	/** The one of this name: a source by its file. */
	async function item(name: string) {
		const all = await items();
		const found = all.find((each) => each.item.label === name || each.item.resourceUri?.path.endsWith(`/${name}`));
		assert.ok(found, `${name} is not among ${all.map((each) => each.item.label)}`);
		return found;
	}

	it('lists each source with how it is used', async () => {
		const { item: briefing } = await eventually(async () => {
			const found = await item('estmere-briefing.md');
			assert.match(String(found.item.description), /quoted \d+ times/);
			return found;
		});
		assert.match(String(briefing.label), /Press briefing/);
		assert.match(briefing.accessibilityInformation?.label ?? '', /Press briefing.*, quoted \d+ times/);
		assert.equal(briefing.command?.command, 'vscode.open');
	});

	it('dims what no draft uses, and says so in words', async () => {
		const file = workspaceUri('sources/lonely-tale.txt');
		await vscode.workspace.fs.writeFile(file, Buffer.from('Nobody ever came to the house on the hill.\n'));
		const lonely = await eventually(async () => {
			await checked();
			const found = await item('lonely-tale.txt');
			assert.match(String(found.item.description), /not quoted/);
			return found;
		});
		assert.equal(lonely.item.resourceUri?.query, 'unused');
		await write('“Nobody ever came to the house on the hill” [@lonely-tale].\n');
		const used = await eventually(async () => {
			await checked();
			const found = await item('lonely-tale.txt');
			assert.match(String(found.item.description), /quoted once/);
			return found;
		});
		assert.equal(used.item.id, lonely.item.id);
		const [use] = await items(used.node);
		assert.match(String(use?.item.label), /Nobody ever came/);
		assert.match(String(use?.item.description), /^written-.*\.md:1 · word for word$/);
		const [uri, options] = use?.item.command?.arguments ?? [];
		assert.match(String(uri), /written-/);
		assert.equal((options as { selection: vscode.Range }).selection.start.line, 0);
	});

	it('tells all about a source in its tooltip', async () => {
		const { node, item: lonely } = await item('lonely-tale.txt');
		const resolved = await tree.resolveTreeItem?.(lonely, node, new vscode.CancellationTokenSource().token);
		const tooltip = resolved?.tooltip as vscode.MarkdownString;
		assert.match(tooltip.value, /@lonely\\-tale/);
		assert.match(tooltip.value, /in 1 draft/);
	});

	it('says what could not be read, and what to do', async () => {
		const file = workspaceUri('sources/void.txt');
		await vscode.workspace.fs.writeFile(file, new Uint8Array());
		const group = await eventually(async () => {
			await checked();
			return item('Problems with Sources');
		});
		const [problem] = await items(group.node);
		assert.equal(problem?.item.label, 'void.txt');
		assert.match(String(problem?.item.description), /empty.*Put the text/);
		await vscode.workspace.fs.delete(file);
		await eventually(async () => {
			await checked();
			await assert.rejects(item('Problems with Sources'));
		});
	});

	it('copies citations, of several sources together', async () => {
		const [first, second] = (await items()).filter(({ item: each }) => each.contextValue?.startsWith('source'));
		await vscode.commands.executeCommand('quotewright.copyCitation', first?.node);
		assert.match(await vscode.env.clipboard.readText(), /^\[@[\w-]+\]$/);
		await vscode.commands.executeCommand('quotewright.copyCitation', first?.node, [first?.node, second?.node]);
		assert.match(await vscode.env.clipboard.readText(), /^\[@[\w-]+; @[\w-]+\]$/);
	});

	it('adds files to the sources, with those of a folder, and refuses what nobody reads', async () => {
		const outside = workspaceUri('.incoming');
		for (const name of ['new-letter.txt', 'box/inner.txt', 'table.xlsx'])
			await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(outside, name), Buffer.from(`The words of ${name}.\n`));
		const files = ['new-letter.txt', 'box', 'table.xlsx'].map((name) => vscode.Uri.joinPath(outside, name));
		await vscode.commands.executeCommand('quotewright.addSources', files);
		await eventually(async () => {
			await checked();
			await item('new-letter.txt');
			await item('inner.txt');
		});
		await assert.rejects(async () => vscode.workspace.fs.stat(workspaceUri('sources/table.xlsx')));
		await vscode.workspace.fs.stat(workspaceUri('sources/box/inner.txt'));
		for (const name of ['sources/new-letter.txt', 'sources/box', '.incoming'])
			await vscode.workspace.fs.delete(workspaceUri(name), { recursive: true });
	});

	it('says in an open source where it is quoted', async () => {
		const source = await open('sources/lonely-tale.txt');
		const [hover] = await eventually(async () => {
			const found = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				source.uri,
				new vscode.Position(0, 12),
			);
			assert.equal(found.length, 1);
			return found;
		});
		const [content] = hover?.contents ?? [];
		assert.match(
			(content as vscode.MarkdownString).value,
			/^Quoted in \[written-.*\]\(file:.*#L1,1.*\) \(word for word\)$/,
		);
		await vscode.workspace.fs.delete(source.uri);
	});
});
