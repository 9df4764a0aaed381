import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, forgetWritten, workspaceUri, write } from './support.ts';

describe('Report', () => {
	const html = workspaceUri('my-report.html');
	const markdown = workspaceUri('my-report.md');

	after(async () => {
		await forgetWritten();
		for (const file of [html, markdown]) await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
	});

	const read = async (file: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));

	it('saves a page about the draft as it stands, and shows it', async () => {
		const draft = await write('“Artillery shells matter less than soldiers” [@calder-note].\n');
		const edit = new vscode.WorkspaceEdit();
		edit.insert(draft.uri, new vscode.Position(0, 0), 'Not saved yet. ');
		await vscode.workspace.applyEdit(edit);
		await vscode.commands.executeCommand('quotewright.report', undefined, { to: html });
		const page = await read(html);
		assert.match(page, /Not saved yet\./);
		assert.match(page, /The source has “more”, not “less”\./);
		assert.match(page, /with changes not saved yet/);
		await eventually(() => assert.ok(tabs().includes('my-report.html'), tabs().join(', ')));
	});

	it('saves Markdown for a file of that ending, which opens and is not checked itself', async () => {
		const draft = await write('“Artillery shells matter less than soldiers” [@calder-note].\n');
		await vscode.commands.executeCommand('quotewright.report', draft.uri, { to: markdown });
		assert.match(await read(markdown), /\*\*\\\[1\\\] ≠ Altered\*\*/);
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), markdown.toString());
	});
});

function tabs(): readonly string[] {
	return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}
