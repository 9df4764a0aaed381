import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDocuments } from '../../../src/server/documents.ts';
import type { Workspace } from '../../../src/server/workspace.ts';
import { memoryLibrary } from '../memory-library.ts';
import { fakeParse } from './fakes.ts';

const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, 'He saw “rain”.');

describe('the documents', () => {
	it('check a version once as long as the library stays as it is', () => {
		const { documents, checks } = started(() => undefined);
		assert.equal(documents.checked(document), documents.checked(document));
		assert.equal(checks(), 1);
	});

	it('check once more when the library changed while checking', () => {
		const { documents, checks } = started((library, check) => {
			if (check === 1) library.generation++;
		});
		const state = documents.checked(document);
		assert.equal(state?.checked.gone, 2, 'the second check’s answer');
		assert.equal(documents.checked(document), state);
		assert.equal(checks(), 2);
	});

	it('keep nothing of a library that changes faster than they check', () => {
		const { documents, checks } = started((library, check) => {
			if (check <= 2) library.generation++;
		});
		documents.checked(document);
		assert.equal(checks(), 2);
		assert.equal(documents.checked(document)?.checked.gone, 3);
	});
});

/** A checker that counts its checks in `gone`. */
function started(during: (library: { generation: number }, check: number) => void) {
	const library = { ...memoryLibrary({}), generation: 1 };
	let checks = 0;
	const checker = {
		check() {
			checks++;
			during(library, checks);
			return { quotations: [], findings: [], known: [], gone: checks };
		},
	};
	const workspace = { library, projects: [], checker: () => checker } as unknown as Workspace;
	const documents = createDocuments(
		workspace,
		() => ({ parse: fakeParse }),
		() => undefined,
	);
	return { documents, checks: () => checks };
}
