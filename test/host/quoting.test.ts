import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checked, codes, editorOf, eventually, forgetWritten, open, placeOf, workspaceUri, write } from './support.ts';

const suggestions =
	'“A supplier who rewrites its conditions each time a new flag appears will soon find that its conditions are read as suggestions.” [@calder-note]';
const fresh =
	'“Fresh troops allow tired units to be withdrawn, repaired and sent back, and that rotation is worth more than their number suggests.” [@calder-note]';

describe('Insert Quote', () => {
	after(forgetWritten);

	it('offers before anything is typed the passage inserted last', async () => {
		const first = await write('First: |\n');
		void vscode.commands.executeCommand('quotewright.insertQuote', { query: 'tired units rotation' });
		await acceptUntil(() => assert.equal(first.getText(), `First: ${fresh}\n`));
		const second = await write('Again: |\n');
		void vscode.commands.executeCommand('quotewright.insertQuote');
		await acceptUntil(() => assert.equal(second.getText(), `Again: ${fresh}\n`));
	});

	it('searches in one source alone', async () => {
		const draft = await write('She says: |\n');
		// The Pentagon’s own briefing says more of Ukraine.
		void vscode.commands.executeCommand('quotewright.insertQuote', { source: 'estmere-briefing', query: 'Ukraine' });
		await acceptUntil(() => assert.match(draft.getText(), /^She says: “.*Ukraine.*” \[@estmere-briefing\]\n$/));
	});

	it('writes several passages one after the other, each undone by itself', async () => {
		const draft = await write('They say: |\n');
		const done = vscode.commands.executeCommand('quotewright.insertQuote', { query: 'number suggests' });
		await sourceBeside('calder-note.md');
		await vscode.commands.executeCommand('quotewright.insertAndGoOn');
		await eventually(() => assert.equal(draft.getText(), `They say: ${fresh}\n`));
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await done;
		void vscode.commands.executeCommand('quotewright.insertQuote', { query: 'supplier flag suggestions' });
		await acceptUntil(() => assert.equal(draft.getText(), `They say: ${fresh} ${suggestions}\n`));
		await vscode.window.showTextDocument(draft);
		await vscode.commands.executeCommand('undo');
		assert.equal(draft.getText(), `They say: ${fresh}\n`);
		await vscode.commands.executeCommand('undo');
		assert.equal(draft.getText(), 'They say: \n');
	});

	it('follows the writer’s template, and writes nothing by one without a quotation', async () => {
		const settings = vscode.workspace.getConfiguration('quotewright.insertQuote');
		try {
			await settings.update('inlineTemplate', '$' + '{author}: $' + '{quote} [@$' + '{key}]', true);
			const draft = await write('So |\n');
			const source = await open('sources/calder-note.md');
			const { start, end } = placeOf(source, 'Fresh troops allow tired units');
			editorOf(source).selection = new vscode.Selection(start, end);
			await vscode.commands.executeCommand('quotewright.quoteSelection');
			assert.equal(draft.getText(), 'So Hanna Idris and Tomas Wren: “Fresh troops allow tired units” [@calder-note]\n');
			await settings.update('inlineTemplate', 'nothing', true);
			await vscode.window.showTextDocument(source);
			await vscode.commands.executeCommand('quotewright.quoteSelection');
			assert.equal(draft.getText(), 'So Hanna Idris and Tomas Wren: “Fresh troops allow tired units” [@calder-note]\n');
		} finally {
			await settings.update('inlineTemplate', undefined, true);
			await vscode.commands.executeCommand('notifications.clearAll');
		}
	});

	it('writes into a draft that was never saved', async () => {
		const draft = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'New: ' });
		const editor = await vscode.window.showTextDocument(draft);
		editor.selection = new vscode.Selection(0, 5, 0, 5);
		void vscode.commands.executeCommand('quotewright.insertQuote', { query: 'supplier flag suggestions' });
		await acceptUntil(() => assert.equal(draft.getText(), `New: ${suggestions}`));
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});
});

describe('Quote Selection', () => {
	after(forgetWritten);

	it('joins what is selected with ellipses, and lands the cursor behind it', async () => {
		const draft = await write('They hold that |, and more.\n');
		const source = await open('sources/calder-note.md');
		const parts = ['ew thousand soldiers cannot decide a war', 'they can lengthen i'].map((words) =>
			placeOf(source, words),
		);
		editorOf(source).selections = parts.map(({ start, end }) => new vscode.Selection(start, end));
		await vscode.commands.executeCommand('quotewright.quoteSelection');
		const written = 'They hold that “few thousand soldiers cannot decide a war … they can lengthen it” [@calder-note]';
		assert.equal(draft.getText(), `${written}, and more.\n`);
		const editor = vscode.window.activeTextEditor;
		assert.equal(editor?.document, draft);
		assert.ok(editor?.selection.isEmpty);
		assert.equal(editor?.selection.active.character, written.length);
		await checked();
		assert.deepEqual(codes(draft), []);
	});

	it('quotes from the text of a PDF, with the pages it stands on', async () => {
		const bytes = await vscode.workspace.fs.readFile(workspaceUri('.documents/known/latex-article.pdf'));
		await vscode.workspace.fs.writeFile(workspaceUri('sources/carpet-bag.pdf'), bytes);
		try {
			const draft = await write('It says that |\n');
			await eventually(async () => {
				await checked();
				const view = workspaceUri('sources/carpet-bag.pdf.txt').with({ scheme: 'quotewright' });
				const shown = await vscode.workspace.openTextDocument(view);
				const text = shown.getText();
				const at = text.search(/\n─+ p\. 124 ─+\n/);
				assert.ok(at > 0);
				const words = /(\S+\s+\S+\s+\S+)\s+─+ p\. 124 ─+\s+(\S+\s+\S+\s+\S+)/.exec(text);
				assert.ok(words);
				const editor = await vscode.window.showTextDocument(shown);
				const start = shown.positionAt(words.index);
				const end = shown.positionAt(words.index + words[0].length);
				editor.selection = new vscode.Selection(start, end);
			});
			await vscode.commands.executeCommand('quotewright.quoteSelection');
			assert.match(draft.getText(), /^It says that “[^”]+” \[@carpet-bag, pp\. 123-124\]\n$/);
		} finally {
			await vscode.workspace.fs.delete(workspaceUri('sources/carpet-bag.pdf'));
			await checked();
		}
	});

	it('says why where there is nothing to quote from', async () => {
		const draft = await write('Only a draft: |\n');
		await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
		await vscode.commands.executeCommand('quotewright.quoteSelection');
		assert.equal(draft.getText(), 'Only a draft: \n');
		await vscode.commands.executeCommand('notifications.clearAll');
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});
});

describe('Copy as Quotation', () => {
	after(forgetWritten);

	it('has the selection with its citation on the clipboard, in the marks of the draft', async () => {
		await write('«Worry is a reason to plan» [@estmere-briefing]. |\n');
		const source = await open('sources/calder-note.md');
		const { start, end } = placeOf(source, 'lengthen it');
		editorOf(source).selection = new vscode.Selection(start, end);
		await vscode.commands.executeCommand('quotewright.copyQuotation');
		assert.equal(await vscode.env.clipboard.readText(), '«lengthen it» [@calder-note]');
	});
});

describe('Leave out the selected words', () => {
	after(forgetWritten);

	it('puts an ellipsis in their place', async () => {
		const draft = await write(`They say: ${fresh}|\n`);
		const range = placeOf(draft, 'repaired and sent back, ');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			draft.uri,
			range,
			vscode.CodeActionKind.RefactorRewrite.value,
		);
		const action = actions.find(({ title }) => title === 'Leave out the selected words');
		assert.ok(action?.edit);
		await vscode.workspace.applyEdit(action.edit);
		assert.match(draft.getText(), /withdrawn, … and that rotation/);
		await checked();
		assert.deepEqual(codes(draft), []);
	});
});

/** Presses Enter in the open list, again and again, until it has had something to choose. */
async function acceptUntil(check: () => void): Promise<void> {
	await eventually(async () => {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		check();
	});
}

/** Waits until the list's first passage is shown beside the draft. */
async function sourceBeside(name: string): Promise<void> {
	await eventually(() =>
		assert.ok(vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith(name))),
	);
}
