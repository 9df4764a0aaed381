import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checker } from '../../../src/check/check.ts';
import { createChecker } from '../../../src/check/check.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { createMarkdownParser } from '../../../src/drafts/markdown.ts';
import type { LibraryView } from '../../../src/library/library.ts';
import type { CheckedDocument } from '../../../src/server/checked-document.ts';
import { createDocuments, type DraftParser } from '../../../src/server/documents.ts';
import type { Workspace } from '../../../src/server/workspace.ts';
import { memoryLibrary } from '../memory-library.ts';
import { fakeParse } from './fakes.ts';

const unread = 'He saw “rain”.';

describe('the documents', () => {
	it('check a version once as long as the library stays as it is', async () => {
		const { documents, document, checks } = started(() => undefined);
		const [first, second] = await Promise.all([documents.checked(document), documents.checked(document)]);
		assert.ok(first);
		assert.equal(first, second);
		assert.equal(await documents.checked(document), first);
		assert.equal(checks(), 1);
	});

	it('check once more when the library changed while checking', async () => {
		const { documents, document, checks } = started((library, check) => {
			if (check === 1) library.generation++;
		});
		const state = await documents.checked(document);
		assert.equal(state?.checked.gone, 2, 'the second check’s answer');
		assert.equal(await documents.checked(document), state);
		assert.equal(checks(), 2);
	});

	it('keep nothing of a library that changes faster than they check', async () => {
		const { documents, document, checks } = started((library, check) => {
			if (check <= 2) library.generation++;
		});
		await documents.checked(document);
		assert.equal(checks(), 2);
		assert.equal((await documents.checked(document))?.checked.gone, 3);
	});

	it('give a check up when the document has moved on, and check what it is then', async () => {
		const { documents, document, checks, go } = started(() => undefined, 3);
		const old = documents.checked(document);
		TextDocument.update(document, [{ text: 'He saw “snow”.' }], 2);
		go();
		assert.equal(await old, undefined);
		const state = await documents.checked(document);
		assert.equal(state?.draft.quotations[0]?.words.text, 'snow');
		assert.equal(checks(), 1, 'the first came to no end');
	});

	it('give a check up when the document is closed', async () => {
		const { documents, document, go } = started(() => undefined, 3);
		const old = documents.checked(document);
		documents.forget(document.uri);
		go();
		assert.equal(await old, undefined);
	});

	it('answer about a place while the whole is being checked', async () => {
		const { documents, document, go, wanted } = started(() => undefined, 3);
		let isDone = false;
		const whole = documents.checked(document).then((state) => {
			isDone = true;
			return state;
		});
		const part = await documents.at(document, 9);
		assert.equal(part?.checked.gone, -1, 'the answer of a part');
		assert.deepEqual(wanted(), [0]);
		assert.equal(isDone, false);
		go();
		const state = await whole;
		assert.equal(state?.checked.gone, 1);
		assert.equal(await documents.at(document, 9), state, 'the whole, once it is there');
	});

	it('tell what was judged before the library changed until it is judged again', async () => {
		const versions = ['The rain fell on the hills.', 'The rain fell on the roofs.'];
		const libraries = versions.map((text) => memoryLibrary({ a: { text } }));
		const library = { ...(libraries[0] as LibraryView), generation: 1 };
		const checker = createChecker(library, defaultSettings);
		const text = '“The rain fell on the roofs” [@a].';
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
		const { documents } = documentsOf(library, checker, createMarkdownParser);
		const verdicts = (state: CheckedDocument | undefined) => state?.checked.quotations.map(({ verdict }) => verdict);
		assert.deepEqual(verdicts(await documents.soon(document)), ['altered']);
		Object.assign(library, { ...libraries[1], generation: 2 });
		TextDocument.update(document, [{ text: `${text} And more.` }], 2);
		assert.deepEqual(verdicts(await documents.soon(document)), ['altered']);
		assert.deepEqual(verdicts(await documents.checked(document)), ['verbatim']);
		assert.deepEqual(verdicts(await documents.soon(document)), ['verbatim']);
	});

	it('judge no more for a place than what stands there or is cited there', async () => {
		const library = memoryLibrary({
			a: { text: 'The rain fell on the hills.' },
			b: { text: 'The snow lay on the roofs.' },
		});
		const checker = createChecker(library, defaultSettings);
		const parts: unknown[] = [];
		const watching: Checker = {
			...checker,
			part(...given) {
				const answer = checker.part(...given);
				parts.push(answer.quotations.map(({ quotation }) => quotation.words.text));
				return answer;
			},
		};
		const text = '“The rain fell on the hills” [@a].\n\n“The snow,” she said, “lay on the roofs” [@b].';
		const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, text);
		const { documents } = documentsOf(library, watching, createMarkdownParser);
		await documents.at(document, text.indexOf('snow'));
		await documents.at(document, text.indexOf('@a'));
		assert.deepEqual(parts, [
			['The snow,', 'lay on the roofs'],
			['The rain fell on the hills', 'The snow,', 'lay on the roofs'],
		]);
	});
});

/**
 * A checker that counts its checks in `gone`.
 * @param rests how often each check lets other work be done; it waits for `go` the first time
 */
function started(during: (library: { generation: number }, check: number) => void, rests = 0) {
	const library = { ...memoryLibrary({}), generation: 1 };
	let checks = 0;
	let mayGoOn = rests === 0;
	let wanted: number[] = [];
	function* steps(): ReturnType<Checker['steps']> {
		for (let rest = 0; rest < rests || !mayGoOn; rest++) {
			busy(10);
			yield;
		}
		checks++;
		during(library, checks);
		return { quotations: [], findings: [], known: [], silenced: [], gone: checks };
	}
	const checker: Checker = {
		check: () => assert.fail('not in steps'),
		steps,
		*soon() {
			return { checked: yield* steps(), isWhole: true };
		},
		part(_draft, _text, _path, only) {
			wanted = [...only];
			return { quotations: [], findings: [], known: [], silenced: [], gone: -1 };
		},
	};
	const document = TextDocument.create('file:///w/draft.md', 'markdown', 1, unread);
	return {
		...documentsOf(library, checker, fakeParser),
		document,
		checks: () => checks,
		wanted: () => wanted,
		go: () => {
			mayGoOn = true;
		},
	};
}

function documentsOf(library: Workspace['library'], checker: Checker, createParser: () => DraftParser) {
	const workspace = { library, projects: [], checker: () => checker } as unknown as Workspace;
	return { documents: createDocuments(workspace, createParser, () => undefined) };
}

function fakeParser(): DraftParser {
	return {
		parse: fakeParse,
		// biome-ignore lint/correctness/useYield: it is done in one step
		*steps(text) {
			return fakeParse(text);
		},
		beside: fakeParser,
	};
}

/** Longer than work goes on without a rest. */
function busy(milliseconds: number): void {
	const end = performance.now() + milliseconds;
	while (performance.now() < end);
}
