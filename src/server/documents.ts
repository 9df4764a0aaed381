import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checker } from '../check/check.ts';
import type { Draft } from '../drafts/draft.ts';
import { bibliographiesOf } from '../project/draft-bibliographies.ts';
import { decodeText } from '../sources/encoding.ts';
import { type CheckedDocument, quotationsAt } from './checked-document.ts';
import { pathOf, uriOf } from './positions.ts';
import { inSlices } from './slices.ts';
import type { Workspace } from './workspace.ts';

/** Drafts, read and checked: each version of each once. */
export interface Documents {
	isDraft(document: TextDocument): boolean;
	/**
	 * The whole check of the document as it is now; while it goes on, other requests are answered. Undefined where the
	 * document is no draft, and where it has moved on meanwhile: a newer version is another's to ask for.
	 */
	checked(document: TextDocument): Promise<CheckedDocument | undefined>;
	/**
	 * As `checked`, but where the library has changed, what was judged before that may hold for now. Where it does not,
	 * this is the whole check.
	 */
	soon(document: TextDocument): Promise<CheckedDocument | undefined>;
	/**
	 * What can be told at once about `offset`: as `checked`, but where the whole check is not finished, quotations that
	 * do not concern the place may be missing.
	 */
	at(document: TextDocument, offset: number): Promise<CheckedDocument | undefined>;
	/** A draft that is not open, as it is on disk; undefined where it cannot be read or is no draft. */
	checkedFile(path: string): Promise<CheckedDocument | undefined>;
	/** Reads a text that is like the document's, such as what it would be with a word more. */
	parse(document: TextDocument, text: string): Draft;
	/** What is kept of a document that is not open any more goes. */
	forget(uri: string): void;
}

/** A result and all that it depends on. */
interface Kept {
	readonly version: number | string;
	readonly generation: number;
	readonly checker: Checker;
	readonly state: CheckedDocument;
}

/** What is being worked out for a version. */
interface Work<Result> {
	readonly version: number;
	readonly checker: Checker;
	readonly result: Promise<Result | undefined>;
}

/** Reads the versions of one draft, and may build on the one before. */
export interface DraftParser {
	/** The draft read before is of no use any more: what of it is still the same has moved. */
	parse(text: string): Draft;
	/** The same in steps, between which other work may be done. */
	steps(text: string): Generator<void, Draft, void>;
	/** Reads texts that are like the draft's, and knows what this one does. */
	beside(): DraftParser;
}

/** @param onBibliographies is told the bibliographies (absolute paths) of every draft that is read and names some. */
export function createDocuments(
	workspace: Workspace,
	createParser: () => DraftParser,
	onBibliographies: (paths: readonly string[]) => void,
): Documents {
	const kept = new Map<string, Kept>();
	const parsers = new Map<string, DraftParser>();
	const besides = new Map<string, DraftParser>();
	const reading = new Map<string, Work<Draft>>();
	const hastening = new Map<string, Work<CheckedDocument>>();
	const checking = new Map<string, Work<CheckedDocument>>();

	const current = (uri: string, version: number | string, checker: Checker): CheckedDocument | undefined => {
		const known = kept.get(uri);
		if (known?.version !== version || known.checker !== checker) return undefined;
		return known.generation === workspace.library.generation ? known.state : undefined;
	};

	const pathAs = ({ uri }: TextDocument): string | undefined => pathOf(uri) ?? untitledPath(uri, workspace);

	const tellBibliographies = ({ draft, path }: CheckedDocument): void => {
		const paths = bibliographiesOf(draft, path);
		if (paths.length > 0) onBibliographies(paths);
	};

	const keep = (version: number | string, generation: number, checker: Checker, state: CheckedDocument): void => {
		kept.set(state.document.uri, { version, generation, checker, state });
		tellBibliographies(state);
	};

	const check = async (
		document: TextDocument,
		version: number | string,
		path: string,
		draft: Draft,
		checker: Checker,
		isStale: () => boolean,
	): Promise<CheckedDocument | undefined> => {
		const { generation } = workspace.library;
		const checked = await inSlices(checker.steps(draft, document.getText(), path), isStale);
		if (!checked) return undefined;
		const state = { document, path, draft, checked };
		keep(version, generation, checker, state);
		return state;
	};

	const checkSoon = async (
		document: TextDocument,
		path: string,
		checker: Checker,
	): Promise<CheckedDocument | undefined> => {
		const { version } = document;
		const isStale = staleness(document, path, checker);
		const draft = await read(document, checker, isStale);
		if (!draft || isStale()) return undefined;
		const { generation } = workspace.library;
		const soon = await inSlices(checker.soon(draft, document.getText(), path), isStale);
		if (!soon) return undefined;
		const state = { document, path, draft, checked: soon.checked };
		// Looking into the library may bring in what another process has read meanwhile.
		if (soon.isWhole && generation === workspace.library.generation) keep(version, generation, checker, state);
		return state;
	};

	/** Joins what is under way for the same version, else begins it. */
	const joined = <Result>(
		works: Map<string, Work<Result>>,
		{ uri, version }: TextDocument,
		checker: Checker,
		begin: () => Promise<Result | undefined>,
	): Promise<Result | undefined> => {
		const going = works.get(uri);
		if (going?.version === version && going.checker === checker) return going.result;
		const result = begin();
		const work = { version, checker, result };
		const end = (): void => {
			if (works.get(uri) === work) works.delete(uri);
		};
		works.set(uri, work);
		result.then(end, end);
		return result;
	};

	const parserOf = ({ uri }: TextDocument): DraftParser => {
		const parser = parsers.get(uri) ?? createParser();
		parsers.set(uri, parser);
		return parser;
	};

	/** Whether the document has moved on since now, or is closed, or is checked by other rules. */
	const staleness = (document: TextDocument, path: string, checker: Checker): (() => boolean) => {
		const { uri, version } = document;
		const parser = parserOf(document);
		return () => document.version !== version || parsers.get(uri) !== parser || workspace.checker(path) !== checker;
	};

	const read = (document: TextDocument, checker: Checker, isStale: () => boolean): Promise<Draft | undefined> =>
		joined(reading, document, checker, () => inSlices(parserOf(document).steps(document.getText()), isStale));

	const soon = (document: TextDocument, path: string, checker: Checker): Promise<CheckedDocument | undefined> =>
		joined(hastening, document, checker, () => checkSoon(document, path, checker));

	return {
		isDraft(document) {
			const path = pathAs(document);
			return path !== undefined && workspace.checker(path) !== undefined;
		},
		async checked(document) {
			const path = pathAs(document);
			const checker = path === undefined ? undefined : workspace.checker(path);
			if (path === undefined || !checker) return undefined;
			const { uri, version } = document;
			const known = current(uri, version, checker);
			if (known) return known;
			return joined(checking, document, checker, async () => {
				const isStale = staleness(document, path, checker);
				const first = await soon(document, path, checker);
				if (!first || isStale()) return undefined;
				return current(uri, version, checker) ?? check(document, version, path, first.draft, checker, isStale);
			});
		},
		async soon(document) {
			const path = pathAs(document);
			const checker = path === undefined ? undefined : workspace.checker(path);
			if (path === undefined || !checker) return undefined;
			return current(document.uri, document.version, checker) ?? soon(document, path, checker);
		},
		async at(document, offset) {
			const path = pathAs(document);
			const checker = path === undefined ? undefined : workspace.checker(path);
			if (path === undefined || !checker) return undefined;
			const known = current(document.uri, document.version, checker);
			if (known) return known;
			const isStale = staleness(document, path, checker);
			const draft = await read(document, checker, isStale);
			if (!draft || isStale()) return undefined;
			const checked = checker.part(draft, document.getText(), path, quotationsAt(draft, offset));
			return { document, path, draft, checked };
		},
		async checkedFile(path) {
			const uri = uriOf(path);
			const checker = workspace.checker(path);
			if (!checker) return undefined;
			const isStale = (): boolean => workspace.checker(path) !== checker;
			try {
				const { mtimeMs, size } = await stat(path);
				const version = `${mtimeMs} ${size}`;
				const known = current(uri, version, checker);
				if (known) return known;
				const document = TextDocument.create(uri, 'markdown', 0, decodeText(await readFile(path)));
				const draft = await inSlices(createParser().steps(document.getText()), isStale);
				return draft && (await check(document, version, path, draft, checker, isStale));
			} catch (error) {
				kept.delete(uri);
				if ((error as NodeJS.ErrnoException).code === undefined && !isUnreadable(error)) throw error;
				return undefined;
			}
		},
		parse(document, text) {
			const parser = besides.get(document.uri) ?? parserOf(document).beside();
			besides.set(document.uri, parser);
			return parser.parse(text);
		},
		forget(uri) {
			kept.delete(uri);
			parsers.delete(uri);
			besides.delete(uri);
		},
	};
}

function isUnreadable(error: unknown): boolean {
	return error instanceof Error && error.name === 'UnreadableSource';
}

/** A draft not saved yet is held to stand at the root of the first folder, under a name that no pattern leaves out. */
export function untitledPath(uri: string, workspace: Workspace): string | undefined {
	const root = workspace.projects[0]?.root;
	return uri.startsWith('untitled:') && root !== undefined ? join(root, 'untitled.md') : undefined;
}
