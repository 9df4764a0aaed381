import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What the host tests share: the window they run in stands on a copy of the shipped example. */

/** The installed extension's own interface; activates it. */
export async function quotewright(): Promise<{
	whenIdle(): Promise<void>;
	sources: vscode.TreeDataProvider<unknown>;
}> {
	const extension = vscode.extensions.getExtension('quotewright.quotewright');
	assert.ok(extension, 'Quotewright is not installed');
	return extension.activate();
}

export function workspaceUri(path: string): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder, 'no folder is open');
	return vscode.Uri.joinPath(folder.uri, path);
}

/** Shows a file of the workspace in the editor and waits until it is checked. */
export async function open(path: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(workspaceUri(path));
	await vscode.window.showTextDocument(document);
	await checked();
	return document;
}

/** Waits until the library is in step with the files, and the Problems panel with the drafts. */
export async function checked(): Promise<void> {
	await (await quotewright()).whenIdle();
	// The client hands diagnostics on one file at a time, each a little after it has come.
	for (let quiet = false; !quiet; ) {
		quiet = await new Promise<boolean>((resolve) => {
			const timer = setTimeout(() => resolve(true), 30);
			const listener = vscode.languages.onDidChangeDiagnostics(() => {
				clearTimeout(timer);
				resolve(false);
			});
			setTimeout(() => listener.dispose(), 30);
		});
	}
}

let drafts = 0;
/** Each test file has its own count, and VS Code remembers a file of the same name for a while after it is gone. */
const series = Date.now().toString(36);

/** A new draft of this text, open in the editor. A `|` is left out, and is where the cursor stands. */
export async function write(text: string): Promise<vscode.TextDocument> {
	drafts += 1;
	const path = `written-${series}-${drafts}.md`;
	await vscode.workspace.fs.writeFile(workspaceUri(path), Buffer.from(text.replace('|', '')));
	const document = await open(path);
	const cursor = document.positionAt(Math.max(0, text.indexOf('|')));
	editorOf(document).selection = new vscode.Selection(cursor, cursor);
	return document;
}

/** Closes and removes what `write` wrote. */
export async function forgetWritten(): Promise<void> {
	await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	for (let draft = 1; draft <= drafts; draft++) {
		await vscode.workspace.fs.delete(workspaceUri(`written-${series}-${draft}.md`)).then(undefined, () => undefined);
	}
}

export function editorOf(document: vscode.TextDocument): vscode.TextEditor {
	const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
	assert.ok(editor, `${document.fileName} is in no editor`);
	return editor;
}

/** Where these words stand; they must stand there once only. */
export function placeOf(document: vscode.TextDocument, words: string): vscode.Range {
	const text = document.getText();
	const start = text.indexOf(words);
	assert.ok(start >= 0, `"${words}" is not in ${document.fileName}`);
	assert.equal(text.indexOf(words, start + 1), -1, `"${words}" is more than once in ${document.fileName}`);
	return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** What Quotewright has in the Problems panel for this file. */
export function problems(of: vscode.TextDocument | vscode.Uri): vscode.Diagnostic[] {
	const uri = of instanceof vscode.Uri ? of : of.uri;
	return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Quotewright');
}

/** The code without the link to the rule that explains it. */
export function codeOf({ code }: vscode.Diagnostic): string {
	return String(typeof code === 'object' ? code.value : code);
}

export function codes(of: vscode.TextDocument | vscode.Uri): string[] {
	return problems(of).map(codeOf);
}

/** Waits for what VS Code does in its own time; fails as `check` last failed. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
	const giveUp = Date.now() + 10_000;
	for (;;) {
		try {
			return await check();
		} catch (error) {
			if (Date.now() > giveUp) throw error;
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

export async function textAt({ uri, range }: vscode.Location): Promise<string> {
	return (await vscode.workspace.openTextDocument(uri)).getText(range);
}
