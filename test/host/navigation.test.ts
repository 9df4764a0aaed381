import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, placeOf, textAt } from './support.ts';

describe('going to', () => {
	it('the definition of a quotation leads to the passage', async () => {
		const [target] = await definitionsOf('Ukraine’s ability to');
		assert.ok(target, 'it leads nowhere');
		assert.match(target.uri.path, /\/seeds\/pentagon-ukraine-weapons\.txt$/);
		assert.equal(await textAt(target), 'maintaining Ukraine’s capacity to defend against Russian advances');
	});

	it('the definition of a citation leads to the passage that is quoted', async () => {
		const [target] = await definitionsOf('@calder-note', 'In the view of ');
		assert.ok(target, 'it leads nowhere');
		assert.match(await textAt(target), /^Artillery shells matter more than soldiers/);
	});

	it('the references of a passage finds the draft that quotes it', async () => {
		const source = await open('sources/estmere-briefing.md');
		const places = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			source.uri,
			placeOf(source, 'Worry is a reason to plan').start.translate(0, 3),
		);
		const quoting = places.filter(({ uri }) => uri.path.endsWith('/draft.md'));
		assert.ok(quoting.length > 0, 'no draft is found');
		assert.match(await textAt(quoting[0] as vscode.Location), /Worry is a reason to plan/);
	});

	it('a citation’s link opens its source at the passage', async () => {
		const draft = await open('draft.md');
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', draft.uri);
		const place = placeOf(draft, 'read as suggestions. [@calder-note]');
		const link = links.find(({ range }) => place.contains(range));
		assert.ok(link?.target, 'there is no link');
		assert.match(link.target.path, /\/sources\/calder-note\.md$/);
		assert.match(link.target.fragment, /^L22,/);
	});
});

/** Where the definition in the middle of these words leads; `before` tells them from their like. */
async function definitionsOf(words: string, before = ''): Promise<vscode.Location[]> {
	const draft = await open('draft.md');
	const { start } = placeOf(draft, before + words);
	const middle = draft.positionAt(draft.offsetAt(start) + before.length + Math.floor(words.length / 2));
	const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
		'vscode.executeDefinitionProvider',
		draft.uri,
		middle,
	);
	return found.map((place) =>
		'targetUri' in place
			? new vscode.Location(place.targetUri, place.targetSelectionRange ?? place.targetRange)
			: place,
	);
}
