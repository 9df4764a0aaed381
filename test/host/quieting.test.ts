import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checked, codes, eventually, forgetWritten, placeOf, problems, workspaceUri, write } from './support.ts';

const altered = '“Artillery shells matter less than soldiers” [@calder-note].\n';

describe('a finding that is not to be mended', () => {
	const file = workspaceUri('quotewright.json');

	after(async () => {
		await forgetWritten();
		await vscode.workspace.fs.delete(file).then(undefined, () => undefined);
		await checked();
	});

	it('is ignored by a comment, which fades when it is of no use', async () => {
		const draft = await write(altered);
		await choose(draft, 'Ignore “altered” on the next line');
		assert.equal(draft.getText(), `<!-- quotewright-ignore-next-line altered -->\n${altered}`);
		await checked();
		await eventually(() => assert.deepEqual(codes(draft), []));
		await replace(draft, 'less', 'more');
		await eventually(() => assert.deepEqual(codes(draft), ['unused-ignore']));
		assert.deepEqual(problems(draft)[0]?.tags, [vscode.DiagnosticTag.Unnecessary]);
		await choose(draft, 'Remove the comment');
		assert.equal(draft.getText(), altered.replace('less', 'more'));
	});

	it('is accepted in quotewright.json, at once and until the entry is gone', async () => {
		const draft = await write(altered);
		assert.deepEqual(codes(draft), ['altered']);
		await choose(draft, 'Accept this quotation as it stands');
		const project = await vscode.workspace.openTextDocument(file);
		assert.deepEqual(JSON.parse(project.getText()).accepted, [
			{
				quotation: 'Artillery shells matter less than soldiers',
				source: 'calder-note',
				passage: 'Artillery shells matter more than soldiers',
			},
		]);
		assert.ok(project.isDirty);
		await checked();
		await eventually(() => assert.deepEqual(codes(draft), []));
		await project.save();
		await checked();
		assert.deepEqual(codes(draft), []);
		const emptied = new vscode.WorkspaceEdit();
		emptied.replace(file, new vscode.Range(0, 0, project.lineCount, 0), '{}\n');
		await vscode.workspace.applyEdit(emptied);
		await eventually(() => assert.deepEqual(codes(draft), ['altered']));
		await (await vscode.workspace.openTextDocument(file)).save();
	});
});

async function replace(draft: vscode.TextDocument, words: string, by: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.replace(draft.uri, placeOf(draft, words), by);
	await vscode.workspace.applyEdit(edit);
	await checked();
}

/** Does what the quick fix of that title does. */
async function choose(draft: vscode.TextDocument, title: string): Promise<void> {
	const [problem] = problems(draft);
	assert.ok(problem, 'there is no finding');
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		draft.uri,
		problem.range,
		vscode.CodeActionKind.QuickFix.value,
	);
	const action = actions.find((one) => one.title === title);
	assert.ok(action?.edit, actions.map((one) => one.title).join('\n'));
	await vscode.workspace.applyEdit(action.edit);
}
