import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editorOf, eventually, forgetWritten, placeOf, write } from './support.ts';

describe('Compare with Source', () => {
	after(forgetWritten);

	it('shows the passage on the left and the quotation on the right', async () => {
		const draft = await write('“Worry is no reason to plan” [@estmere-briefing].\n');
		const { start } = placeOf(draft, 'no reason');
		editorOf(draft).selection = new vscode.Selection(start, start);
		await vscode.commands.executeCommand('quotewright.compare');
		await eventually(() => {
			const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
			assert.ok(input instanceof vscode.TabInputTextDiff, 'no comparison is open');
			const text = (uri: vscode.Uri) =>
				vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.getText();
			assert.equal(text(input.original), 'Worry is a reason to plan');
			assert.equal(text(input.modified), 'Worry is no reason to plan');
		});
		assert.match(
			vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
			/^Press briefing.* ↔ written-.*\.md:1$/,
		);
	});

	it('is offered among the quick fixes of a finding', async () => {
		const draft = await write('“Worry is no reason to plan” [@estmere-briefing].\n');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			draft.uri,
			placeOf(draft, 'no reason'),
			vscode.CodeActionKind.QuickFix.value,
		);
		assert.deepEqual(
			actions.filter(({ command }) => command).map(({ title }) => title),
			['Compare with the source'],
		);
	});
});
