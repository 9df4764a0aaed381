import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checked, codes, editorOf, eventually, open, placeOf, textAt, workspaceUri } from './support.ts';

/** A scholar's folder, as Zotero lays one out: where each of its documents comes from. */
const documents: Readonly<Record<string, string>> = {
	'papers/files/12/Melville - 1891.pdf': 'known/latex-article.pdf',
	'papers/files/13/Hand - 1891.epub': 'known/pandoc.epub',
	'papers/files/14/manuscript.docx': 'known/libreoffice.docx',
	'papers/files/15/news.html': 'html/news.html',
	'papers/files/16/encyclopedia.html': 'html/encyclopedia.html',
	'papers/files/17/soup.html': 'html/soup.html',
	'papers/files/18/interview.txt': 'scholar/interview.txt',
	'papers/files/19/reading.vtt': 'known/captions.vtt',
	'references.bib': 'scholar/references.bib',
	'ferries.md': 'scholar/ferries.md',
};

describe('a scholar’s folder', () => {
	let draft: vscode.TextDocument;

	before(async () => {
		for (const [path, from] of Object.entries(documents)) {
			const bytes = await vscode.workspace.fs.readFile(workspaceUri(`.documents/${from}`));
			await vscode.workspace.fs.writeFile(workspaceUri(path), bytes);
		}
		draft = await open('ferries.md');
		// VS Code tells of new files a little after they are there.
		await eventually(() => assert.ok(codes(draft).includes('wrong-locator')));
		await checked();
	});

	after(async () => {
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		for (const path of ['papers', 'references.bib', 'ferries.md']) {
			await vscode.workspace.fs.delete(workspaceUri(path), { recursive: true });
		}
		await checked();
	});

	it('has its quotations checked against PDF, e-book, Word file, web page, transcript and captions', () => {
		assert.deepEqual(codes(draft), ['wrong-locator', 'altered', 'wrong-speaker', 'wrong-locator', 'uncheckable']);
	});

	it('shows on hover the passage with its page, chapter or time', async () => {
		assert.match(await hoverOn('already sailed'), /Verbatim[\s\S]*Open at p\. 123/);
		assert.match(await hoverOn('baffled officials'), /Verbatim[\s\S]*Open at chap\. II/);
		assert.match(await hoverOn('ten past six'), /Verbatim[\s\S]*Open at 00:00:12/);
		assert.match(await hoverOn('frosted feet'), /Verbatim[\s\S]*Open at 00:10:0/);
		assert.match(await hoverOn('the screen was wrong'), /Ferry Inquiry Opens[\s\S]*Holt/);
	});

	it('opens a passage of the PDF in its text, the words selected', async () => {
		const [target] = await definitionsOf('already sailed');
		assert.ok(target, 'it leads nowhere');
		assert.equal(target.uri.scheme, 'quotewright');
		assert.match((await textAt(target)).replace(/\s+/g, ' '), /^disappointed upon learning .* already sailed$/);
		const shown = await vscode.workspace.openTextDocument(target.uri);
		assert.match(shown.getText(), /^The Carpet-Bag \(.*Melville.*\n.*Melville - 1891\.pdf.*\n\n─+ p\. 123 ─+\n/);
		assert.match(shown.getText(), /\n─+ p\. 124 ─+\n/);
	});

	it('follows the link of a hover there, and from there leads to the file', async () => {
		const link = /\]\((command:quotewright\.openPassage[^)]*)\)/.exec(await hoverOn('already sailed'))?.[1];
		assert.ok(link, 'there is no link');
		const [name = '', query = ''] = link.replace('command:', '').split('?');
		await vscode.commands.executeCommand(name, ...(JSON.parse(decodeURIComponent(query)) as string[]));
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document.uri.scheme, 'quotewright');
		assert.match(editor?.document.getText(editor.selection) ?? '', /already\s+sailed$/);
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			'vscode.executeLinkProvider',
			editor?.document.uri,
		);
		const originals = links
			.flatMap(({ target }) => (target ? JSON.parse(target.query) : []))
			.map((uri) => vscode.Uri.parse(uri));
		assert.ok(originals.every(({ path }) => path.endsWith('/Melville - 1891.pdf')));
		const pages = originals.flatMap(({ fragment }) => fragment || []);
		assert.deepEqual([...new Set(pages)], ['page=1', 'page=2', 'page=3']);
	});

	it('quotes what is selected in the text of the PDF, with its page', async () => {
		const [target] = await definitionsOf('already sailed');
		const source = await vscode.workspace.openTextDocument((target as vscode.Location).uri);
		await vscode.window.showTextDocument(draft);
		await vscode.window.showTextDocument(source);
		const words = 'Far above all other hunted whales';
		editorOf(source).selection = selectionOf(source, words);
		await vscode.commands.executeCommand('quotewright.insertQuote');
		assert.match(draft.getText(), /“Far above all other hunted whales” \[@melville1891, p\. 125\]/);
		await vscode.commands.executeCommand('undo');
	});

	it('puts the cited page right', async () => {
		await vscode.window.showTextDocument(draft);
		const place = placeOf(draft, 'p. 124');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			draft.uri,
			place,
		);
		assert.ok(
			actions.some(({ title }) => title === 'Cite p. 125 instead'),
			actions.map(({ title }) => title).join(', '),
		);
	});

	it('completes keys with what the bibliography says of them', async () => {
		const end = draft.positionAt(draft.getText().length);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(draft.uri, end, '\nSee @mel');
		await vscode.workspace.applyEdit(edit);
		const list = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			draft.uri,
			draft.positionAt(draft.getText().length),
		);
		const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		assert.ok(labels.includes('melville1891') && labels.includes('melvilleMS'), labels.join(', '));
		await vscode.commands.executeCommand('undo');
	});

	async function hoverOn(words: string): Promise<string> {
		const { start } = placeOf(draft, words);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			draft.uri,
			start.translate(0, 2),
		);
		const contents = hovers.flatMap((hover) => hover.contents);
		return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
	}

	async function definitionsOf(words: string): Promise<vscode.Location[]> {
		const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
			'vscode.executeDefinitionProvider',
			draft.uri,
			placeOf(draft, words).start.translate(0, 2),
		);
		return found.map((place) =>
			'targetUri' in place
				? new vscode.Location(place.targetUri, place.targetSelectionRange ?? place.targetRange)
				: place,
		);
	}
});

/** Where these words stand, however the lines are broken. */
function selectionOf(document: vscode.TextDocument, words: string): vscode.Selection {
	const found = new RegExp(words.replaceAll(' ', '\\s+')).exec(document.getText());
	assert.ok(found, `“${words}” is not there`);
	return new vscode.Selection(document.positionAt(found.index), document.positionAt(found.index + found[0].length));
}
