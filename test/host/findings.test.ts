import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editorOf, eventually, forgetWritten, placeOf, write } from './support.ts';

describe('Compare with Source', () => {
	after(forgetWritten);

	it('shows the passage on the left and the quotation on the right', async () => {
		const draft = await write('“Artillery shells matter less than soldiers” [@calder-note].\n');
		const { start } = placeOf(draft, 'less');
		editorOf(draft).selection = new vscode.Selection(start, start);
		await vscode.commands.executeCommand('quotewright.compare');
		await eventually(() => {
			const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
			assert.ok(input instanceof vscode.TabInputTextDiff, 'no comparison is open');
			const text = (uri: vscode.Uri) =>
				vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.getText();
			assert.equal(text(input.original), 'Artillery shells matter more than soldiers');
			assert.equal(text(input.modified), 'Artillery shells matter less than soldiers');
		});
		assert.match(
			vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
			/^Counting the Third Army.* ↔ written-.*\.md:1$/,
		);
	});

	it('is offered among the quick fixes of a finding', async () => {
		const draft = await write('“Artillery shells matter less than soldiers” [@calder-note].\n');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			draft.uri,
			placeOf(draft, 'less'),
			vscode.CodeActionKind.QuickFix.value,
		);
		assert.deepEqual(
			actions.filter(({ command }) => command).map(({ title }) => title),
			['Compare with the source'],
		);
	});
});
