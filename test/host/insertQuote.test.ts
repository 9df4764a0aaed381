import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checked, codes, editorOf, eventually, forgetWritten, open, placeOf, workspaceUri, write } from './support.ts';

describe('Insert Quote', () => {
	after(forgetWritten);

	it('finds a passage by a few remembered words and puts it into the draft with its citation', async () => {
		const draft = await write('The authors warn: |\n');
		void vscode.commands.executeCommand('quotewright.insertQuote', { query: 'supplier flag suggestions' });
		await acceptUntil(() => assert.match(draft.getText(), /@calder-note/));
		assert.equal(
			draft.getText(),
			'The authors warn: “A supplier who rewrites its conditions each time a new flag appears will soon find that its conditions are read as suggestions.” [@calder-note]\n',
		);
		await checked();
		assert.deepEqual(codes(draft), []);
	});

	it('writes the quotation marks that the draft uses', async () => {
		const draft = await write('«Worry is a reason to plan» [@estmere-briefing]. |\n');
		void vscode.commands.executeCommand('quotewright.insertQuote', { query: 'promises weather' });
		await acceptUntil(() => assert.match(draft.getText(), /@estmere-briefing.*@estmere-briefing/));
		assert.match(draft.getText(), /«[^»]*promises on behalf of the weather\.?» \[@estmere-briefing\]/);
	});

	it('inserts what is selected in an open source', async () => {
		const draft = await write('She was frank: |\n');
		const source = await open('sources/estmere-briefing.md');
		const { start, end } = placeOf(source, 'Every serious person is worried about escalation.');
		editorOf(source).selection = new vscode.Selection(start, end);
		await vscode.commands.executeCommand('quotewright.insertQuote');
		assert.equal(
			draft.getText(),
			'She was frank: “Every serious person is worried about escalation.” [@estmere-briefing]\n',
		);
	});

	it('changes nothing when it is dismissed', async () => {
		const draft = await write('Nothing yet: |\n');
		const done = vscode.commands.executeCommand('quotewright.insertQuote', { query: 'winter clothing' });
		// The list has shown its first passage when the source stands beside the draft.
		await eventually(() =>
			assert.ok(vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith('calder-note.md'))),
		);
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await done;
		assert.equal(draft.getText(), 'Nothing yet: \n');
		await eventually(() => assert.equal(vscode.window.activeTextEditor?.document, draft));
	});
});

describe('Open Source', () => {
	it('opens the chosen source', async () => {
		await open('draft.md');
		void vscode.commands.executeCommand('quotewright.openSource');
		await acceptUntil(() =>
			assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /\/(seeds|sources)\/[^/]+$/),
		);
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});

describe('Rebuild Library', () => {
	it('reads every source again and leaves the findings as they were', async () => {
		const draft = await open('draft.md');
		const before = codes(draft);
		assert.ok(before.length > 0);
		await vscode.commands.executeCommand('quotewright.rebuildLibrary');
		await checked();
		await eventually(() => assert.deepEqual(codes(draft), before));
	});
});

describe('Check All Drafts', () => {
	it('shows the problems of drafts that are not open', async () => {
		const uri = workspaceUri('chapters/unopened.md');
		await vscode.workspace.fs.writeFile(uri, Buffer.from('“Worry is a reason to panic” [@estmere-briefing].\n'));
		try {
			// Not awaited: its closing message waits for a person's answer.
			void vscode.commands.executeCommand('quotewright.checkAllDrafts');
			await eventually(() => assert.deepEqual(codes(uri), ['altered']));
		} finally {
			await vscode.commands.executeCommand('notifications.clearAll');
			await vscode.workspace.fs.delete(workspaceUri('chapters'), { recursive: true });
		}
	});
});

describe('Show Log', () => {
	it('opens the log', async () => {
		await vscode.commands.executeCommand('quotewright.showLog');
		await eventually(() =>
			assert.ok(vscode.window.visibleTextEditors.some(({ document }) => document.uri.scheme === 'output')),
		);
		await vscode.commands.executeCommand('workbench.action.closePanel');
	});
});

/** Presses Enter in the open list, again and again, until it has had something to choose. */
async function acceptUntil(check: () => void): Promise<void> {
	await eventually(async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		check();
	});
}
