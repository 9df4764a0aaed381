import assert from 'node:assert/strict';
import { mock } from 'node:test';
import type { Connection, PublishDiagnosticsParams, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument } from '../../../src/server/checked-document.ts';
import { createChecks } from '../../../src/server/checks.ts';
import type { Documents } from '../../../src/server/documents.ts';
import type { Workspace } from '../../../src/server/workspace.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument } from './fakes.ts';

describe('the checks of an open draft', () => {
	beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
	afterEach(() => mock.timers.reset());

	it('are made while there may still be typing, and told when it rests', async () => {
		const { edit, checked, told } = await opened();
		edit();
		await pass(99);
		assert.deepEqual(checked, [1]);
		await pass(1);
		assert.deepEqual(checked, [1, 2], 'ahead of the end');
		assert.deepEqual(told, [1]);
		await pass(49);
		assert.deepEqual(told, [1]);
		await pass(1);
		assert.deepEqual(told, [1, 2]);
	});

	it('are not made while one key follows the other', async () => {
		const { edit, checked, told } = await opened();
		for (let i = 0; i < 10; i++) {
			edit();
			await pass(90);
		}
		assert.deepEqual(checked, [1]);
		await pass(60);
		assert.deepEqual(told, [1, 11]);
	});

	it('tell nothing of a version that was checked and then typed over', async () => {
		const { edit, checked, told } = await opened();
		edit();
		await pass(120);
		edit();
		await pass(149);
		assert.deepEqual(checked, [1, 2, 3]);
		assert.deepEqual(told, [1]);
		await pass(1);
		assert.deepEqual(told, [1, 3]);
	});

	it('tell nothing more of a draft that was closed', async () => {
		const { edit, close, checked, told } = await opened();
		edit();
		await pass(50);
		close();
		await pass(200);
		assert.deepEqual(checked, [1]);
		assert.deepEqual(told, [1, undefined]);
	});

	it('are told all the same when those ahead failed', async () => {
		const { edit, fail, told, failures } = await opened();
		edit();
		fail(true);
		await pass(100);
		fail(false);
		await pass(50);
		assert.deepEqual(told, [1, 2]);
		assert.deepEqual(failures, []);
	});
});

/** A draft whose first findings are told; `checked` and `told` are its versions. */
async function opened() {
	const library = memoryLibrary({ rain: { text: 'It rained and rained.' } });
	const checked: number[] = [];
	const told: (number | undefined)[] = [];
	const failures: unknown[] = [];
	const state = checkedDocument('“It rained” [@rain].', library, [{ findings: [{}] }]);
	const { document } = state;
	TextDocument.update(document, [], 1);
	const open = new Map([[document.uri, document]]);
	let known: { readonly version: number; readonly state: CheckedDocument } | undefined;
	let isFailing = false;
	const soon = async ({ version }: TextDocument): Promise<CheckedDocument> => {
		if (isFailing) throw new Error('It could not be checked.');
		if (known?.version === version) return known.state;
		checked.push(version);
		known = { version, state: { ...state, checked: { ...state.checked } } };
		return known.state;
	};
	const documents = { isDraft: () => true, soon, checked: soon, forget: () => undefined } as unknown as Documents;
	const connection = {
		sendDiagnostics: async ({ version }: PublishDiagnosticsParams) => void told.push(version),
	} as unknown as Connection;
	const checks = createChecks(
		connection,
		{ library, ready: true, problems: [] } as unknown as Workspace,
		documents,
		{ get: (uri: string) => open.get(uri), all: () => [...open.values()] } as unknown as TextDocuments<TextDocument>,
		(error) => void failures.push(error),
	);
	const edit = (): void => {
		TextDocument.update(document, [], document.version + 1);
		checks.edited(document);
	};
	checks.opened(document);
	checks.edited(document);
	await pass(1);
	assert.deepEqual(told, [1]);
	return {
		checked,
		told,
		failures,
		edit,
		fail: (is: boolean) => {
			isFailing = is;
		},
		close: () => {
			open.delete(document.uri);
			checks.closed(document);
		},
	};
}

/** So many milliseconds, and what is done then. */
async function pass(milliseconds: number): Promise<void> {
	mock.timers.tick(milliseconds);
	for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve));
}
