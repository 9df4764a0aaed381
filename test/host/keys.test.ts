import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	checked,
	codes,
	eventually,
	forgetWritten,
	open,
	placeOf,
	problems,
	quotewright,
	workspaceUri,
	write,
} from './support.ts';

const text = (uri: vscode.Uri): Promise<string> =>
	Promise.resolve(vscode.workspace.fs.readFile(uri)).then((bytes) => Buffer.from(bytes).toString('utf8'));

describe('renaming a key', () => {
	after(forgetWritten);

	it('changes it in drafts and source, and back again leaves every byte as it was', async () => {
		const files = ['draft.md', 'sources/calder-note.md'].map(workspaceUri);
		const draft = await write('“Artillery shells matter more than soldiers” [@calder-note]. As @calder-note says.\n');
		const before = await Promise.all([...files, draft.uri].map(text));
		const edit = await renamed(draft, '[@calder', 'calder-2024');
		assert.deepEqual(
			edit
				.entries()
				.map(([uri, edits]) => `${uri.path.split('/').at(-1)}: ${edits.length}`)
				.sort(),
			['calder-note.md: 1', 'draft.md: 2', `${draft.fileName.split('/').at(-1)}: 2`].sort(),
		);
		await applied(edit);
		assert.match(draft.getText(), /\[@calder-2024\]\. As @calder-2024 says/);
		await eventually(() => assert.deepEqual(problems(draft), []));
		await applied(await renamed(draft, '[@calder', 'calder-note'));
		assert.deepEqual(await Promise.all([...files, draft.uri].map(text)), before);
	});

	it('says why it is refused', async () => {
		const draft = await write('As @calder-note says.\n');
		// Its file may just have come back to its name.
		await eventually(() =>
			assert.rejects(renamed(draft, '@calder', 'estmere-briefing'), /“estmere-briefing” is another source’s/),
		);
		await assert.rejects(renamed(draft, '@calder', 'two words'), /cannot be cited/);
	});

	it('begins at an entry of a bibliography, in BibTeX and in JSON', async () => {
		await vscode.workspace.fs.writeFile(workspaceUri('keys.bib'), Buffer.from('@book{keys1, title={One}}\n'));
		await vscode.workspace.fs.writeFile(
			workspaceUri('keys.json'),
			Buffer.from('[{ "id": "keys2", "title": "Two" }]\n'),
		);
		const draft = await write('---\nbibliography: keys.json\n---\n\nSee @keys1 and @keys2.\n');
		try {
			const bib = await open('keys.bib');
			await checked();
			assert.equal((await renamed(bib, 'keys1', 'first')).entries().length, 2);
			const json = await open('keys.json');
			await eventually(async () => assert.equal((await renamed(json, 'keys2', 'second')).entries().length, 2));
			const [entry] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
				'vscode.executeDefinitionProvider',
				draft.uri,
				placeOf(draft, 'keys1').start,
			);
			assert.match(entry?.targetUri.path ?? '', /\/keys\.bib$/);
		} finally {
			for (const path of ['keys.bib', 'keys.json']) await vscode.workspace.fs.delete(workspaceUri(path));
		}
	});

	async function applied(edit: vscode.WorkspaceEdit): Promise<void> {
		assert.ok(await vscode.workspace.applyEdit(edit));
		for (const [uri] of edit.entries()) await (await vscode.workspace.openTextDocument(uri)).save();
		await checked();
	}

	function renamed(document: vscode.TextDocument, words: string, name: string): Promise<vscode.WorkspaceEdit> {
		const { start, end } = placeOf(document, words);
		const middle = document.positionAt((document.offsetAt(start) + document.offsetAt(end) + 1) >> 1);
		return Promise.resolve(
			vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				document.uri,
				middle,
				name,
			),
		);
	}
});

describe('a draft’s structure', () => {
	after(forgetWritten);

	it('lists quotations with what became of them, beside the headings', async () => {
		const draft = await open('draft.md');
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			draft.uri,
		);
		const details = symbols.map(({ name, detail }) => `${name}: ${detail}`);
		assert.ok(
			details.includes(
				'maintaining Ukraine’s ability to defend against Russian …: altered · @pentagon-ukraine-weapons',
			),
			details.join('\n'),
		);
		assert.ok(
			details.some((one) => one.startsWith('Worry is a reason to plan, … not a reason to stand still: word for word')),
			details.join('\n'),
		);
		assert.ok(symbols.some(({ name }) => name.startsWith('#') || name.includes('Allies weigh')));
	});

	it('folds quotations, and selects them by and by', async () => {
		const draft = await write(
			'---\ntitle: x\n---\n\nHe said:\n\n> A supplier who rewrites\n> its conditions. [@calder-note]\n\nAnd “Artillery she|lls […] no interpreter” too.\n',
		);
		const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
			'vscode.executeFoldingRangeProvider',
			draft.uri,
		);
		for (const fold of ['0-2', '6-7'])
			assert.ok(
				folds.some(({ start, end }) => `${start}-${end}` === fold),
				fold,
			);
		const position = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
		const [range] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
			'vscode.executeSelectionRangeProvider',
			draft.uri,
			[position],
		);
		const grown: string[] = [];
		for (let at: vscode.SelectionRange | undefined = range; at; at = at.parent) grown.push(draft.getText(at.range));
		for (const wanted of [
			'shells',
			'Artillery shells',
			'Artillery shells […] no interpreter',
			'“Artillery shells […] no interpreter”',
		]) {
			assert.ok(grown.includes(wanted), `${wanted} is not among ${grown.join(' | ')}`);
		}
	});

	it('shows which sections cite a source', async () => {
		const draft = await open('draft.md');
		const { start } = placeOf(draft, '@calder-note, “artillery');
		const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
			'vscode.prepareCallHierarchy',
			draft.uri,
			start.translate(0, 3),
		);
		assert.match(item?.detail ?? '', /^@calder-note · Hanna Idris and Tomas Wren/);
		const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
			'vscode.provideIncomingCalls',
			item,
		);
		// Other drafts are there from other tests.
		const sections = calls.map(({ from, fromRanges }) => `${from.name}: ${fromRanges.length}`);
		assert.ok(sections.includes('A modest proposal: 2'), sections.join('\n'));
		const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
			'vscode.executeWorkspaceSymbolProvider',
			'calder-note',
		);
		assert.ok(symbols.some(({ containerName }) => containerName === '@calder-note'));
	});
});

describe('beside other extensions', () => {
	after(forgetWritten);

	it('each feature can be turned off, and on again, at once', async () => {
		const draft = await open('draft.md');
		const settings = vscode.workspace.getConfiguration('quotewright', draft);
		const symbols = async (): Promise<boolean> => {
			const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
				'vscode.executeDocumentSymbolProvider',
				draft.uri,
			);
			return all.some(({ detail }) => detail.includes('@calder-note'));
		};
		const hovers = async (): Promise<boolean> => {
			const at = placeOf(draft, '@calder-note, “artillery').start.translate(0, 2);
			const all = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', draft.uri, at);
			return all.length > 0;
		};
		const found = problems(draft).length;
		assert.ok(found > 0 && (await symbols()) && (await hovers()));
		for (const feature of ['diagnostics', 'outline', 'hover']) await settings.update(feature, false);
		await eventually(() => assert.equal(problems(draft).length, 0));
		assert.ok(!(await symbols()) && !(await hovers()));
		for (const feature of ['diagnostics', 'outline', 'hover']) await settings.update(feature, undefined);
		await eventually(() => assert.equal(problems(draft).length, found));
		assert.ok((await symbols()) && (await hovers()));
	});

	it('the bibliography that Pandoc Citer is told of counts, as soon as it is told', async () => {
		await vscode.workspace.fs.writeFile(workspaceUri('lib/all.bib'), Buffer.from('@book{citers, title={One}}\n'));
		const draft = await write('A “long enough quotation of six words” [@citers].\n');
		assert.deepEqual(codes(draft), ['unknown-source']);
		const settings = workspaceUri('.vscode/settings.json');
		await vscode.workspace.fs.writeFile(settings, Buffer.from('{ "PandocCiter.DefaultBib": "lib/all.bib" }'));
		await eventually(() => assert.deepEqual(codes(draft), ['uncheckable']));
		await vscode.workspace.fs.delete(settings);
		await eventually(() => assert.deepEqual(codes(draft), ['unknown-source']));
		await vscode.workspace.fs.delete(workspaceUri('lib'), { recursive: true });
	});

	it('no key of ours is VS Code’s own', async () => {
		await quotewright();
		const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
		const bound = readBindings((await vscode.workspace.openTextDocument(uri)).getText());
		const own = bound.filter(({ command }) => command.startsWith('quotewright.') && !mayShare.includes(command));
		assert.ok(own.length > 0, 'none of ours is listed');
		const taken = own.flatMap(({ key }) =>
			bound.filter((other) => other.key === key && !other.command.startsWith('quotewright.')),
		);
		assert.deepEqual(taken, []);
	});
});

/** What has a key only while the focus is in a list of ours, where the key means the same as everywhere. */
const mayShare = ['quotewright.copyCitation', 'quotewright.insertAndGoOn', 'quotewright.trimPassage'];

interface Binding {
	readonly key: string;
	readonly command: string;
	readonly when?: string;
}

function readBindings(text: string): Binding[] {
	return [...text.matchAll(/\{[^{}]*"key":[^{}]*\}/g)].flatMap(([object]) => {
		const [, key] = /"key":\s*"([^"]*)"/.exec(object) ?? [];
		const [, command] = /"command":\s*"([^"]*)"/.exec(object) ?? [];
		return key && command ? [{ key, command }] : [];
	});
}
