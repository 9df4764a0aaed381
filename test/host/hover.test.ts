import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { open, placeOf } from './support.ts';

describe('a hover', () => {
	it('on a misquotation says so and shows the passage, the difference and the way there', async () => {
		const text = await hoverOn('Ukraine’s ability to');
		assert.match(text, /Altered/);
		assert.match(text, /capacity to defend against Russian advances/);
		assert.match(text, /ability.*→.*capacity/);
		assert.match(text, /pentagon-ukraine-weapons\.txt#L3,\d+-L3,\d+/);
	});

	it('on a faithful quotation says so', async () => {
		const text = await hoverOn('strategic decisions');
		assert.match(text, /Verbatim|Faithful/);
		assert.match(text, /Ukraine has the right to make strategic decisions/);
	});

	it('on a quotation credited to the wrong source names the right one', async () => {
		assert.match(await hoverOn('cannot decide a war of this size'), /Counting the Third Army/);
	});

	it('on a citation shows title, author, date and the passage that is quoted', async () => {
		const text = await hoverOn('@calder-note', 'In the view of ');
		assert.match(text, /Counting the Third Army: What New Troops Change/);
		assert.match(text, /Hanna Idris and Tomas Wren, 2024-11-04/);
		assert.match(text, /Artillery shells matter more than soldiers/);
		assert.match(text, /calder-note\.md#L/);
	});

	it('on an unknown key says what to do', async () => {
		assert.match(await hoverOn('estmere-breifing'), /No source has the key .*estmere-breifing/);
	});

	it('on anything else is none of ours', async () => {
		assert.equal(await hoverOn('Little about the deployment'), '');
	});
});

/** What the hovers in the middle of these words say; `before` tells them from their like. */
async function hoverOn(words: string, before = ''): Promise<string> {
	const draft = await open('draft.md');
	const { start } = placeOf(draft, before + words);
	const middle = draft.positionAt(draft.offsetAt(start) + before.length + Math.floor(words.length / 2));
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', draft.uri, middle);
	const contents = hovers.flatMap((hover) => hover.contents);
	return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}
