import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editorOf, forgetWritten, write } from './support.ts';

describe('completion', () => {
	after(forgetWritten);

	it('after [@ offers every source with its title, author and date', async () => {
		const items = await completionsOf(await write('As is well known [@|\n'), '@');
		assert.deepEqual(labels(items).sort(), ['calder-note', 'estmere-briefing', 'pentagon-ukraine-weapons']);
		const note = items.find((item) => label(item) === 'calder-note');
		assert.match(note?.detail ?? '', /Counting the Third Army.*Hanna Idris and Tomas Wren.*2024-11-04/);
	});

	it('finds a source by its title and author too', async () => {
		const items = await completionsOf(await write('As is well known [@|\n'), '@');
		const briefing = items.find((item) => label(item) === 'estmere-briefing');
		assert.match(briefing?.filterText ?? '', /Ministry of Defence.*Judith Aldous/);
	});

	it('puts the source of the quotation first, and says so', async () => {
		const items = await completionsOf(await write('“Worry is a reason to plan” [@|]\n'), '@');
		const [first] = items.toSorted((a, b) => (a.sortText ?? label(a)).localeCompare(b.sortText ?? label(b)));
		assert.equal(first && label(first), 'estmere-briefing');
		assert.match(typeof first?.label === 'object' ? (first.label.description ?? '') : '', /contains the quotation/);
	});

	it('writes the key', async () => {
		const draft = await write('“Worry is a reason to plan” [@est|]\n');
		const item = (await completionsOf(draft)).find((candidate) => label(candidate) === 'estmere-briefing');
		assert.ok(item?.range);
		const range = item.range instanceof vscode.Range ? item.range : item.range.replacing;
		const edit = new vscode.WorkspaceEdit();
		edit.replace(draft.uri, range, typeof item.insertText === 'string' ? item.insertText : label(item));
		await vscode.workspace.applyEdit(edit);
		assert.equal(draft.getText(), '“Worry is a reason to plan” [@estmere-briefing]\n');
	});

	it('inside an open quotation goes on as the source does', async () => {
		const items = await completionsOf(await write('She said: “Parliament approved 240 air-defence |\n'), ' ');
		assert.match(labels(items).join('\n'), /^missiles in September/m);
	});

	it('keeps out of e-mail addresses and code', async () => {
		const own = ['calder-note', 'estmere-briefing', 'pentagon-ukraine-weapons'];
		for (const text of ['Write to press@|\n', 'Type `[@|`\n']) {
			const offered = labels(await completionsOf(await write(text), '@'));
			assert.deepEqual(
				offered.filter((key) => own.includes(key)),
				[],
				text,
			);
		}
	});
});

async function completionsOf(draft: vscode.TextDocument, trigger?: string): Promise<vscode.CompletionItem[]> {
	const { active } = editorOf(draft).selection;
	const list = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		draft.uri,
		active,
		trigger,
	);
	// VS Code's own suggestions of words from the text come along.
	return list.items.filter(({ kind, detail }) => kind !== vscode.CompletionItemKind.Text || detail !== undefined);
}

function label(item: vscode.CompletionItem): string {
	return typeof item.label === 'string' ? item.label : item.label.label;
}

function labels(items: readonly vscode.CompletionItem[]): string[] {
	return items.map(label);
}
