import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checker } from '../check/check.ts';
import type { Draft } from '../drafts/draft.ts';
import { bibliographiesOf } from '../project/draft-bibliographies.ts';
import { decodeText } from '../sources/encoding.ts';
import type { CheckedDocument } from './checked-document.ts';
import { pathOf, uriOf } from './positions.ts';
import type { Workspace } from './workspace.ts';

/** Drafts, read and checked: each version of each once. */
export interface Documents {
	isDraft(document: TextDocument): boolean;
	/** Undefined where the document is no draft. */
	checked(document: TextDocument): CheckedDocument | undefined;
	/** A draft that is not open, as it is on disk; undefined where it cannot be read or is no draft. */
	checkedFile(path: string): Promise<CheckedDocument | undefined>;
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

/** Reads the versions of one draft, and may build on the one before. */
export interface DraftParser {
	parse(text: string): Draft;
}

/** @param onBibliographies is told the bibliographies (absolute paths) of every draft that is read and names some. */
export function createDocuments(
	workspace: Workspace,
	createParser: () => DraftParser,
	onBibliographies: (paths: readonly string[]) => void,
): Documents {
	const kept = new Map<string, Kept>();
	const parsers = new Map<string, DraftParser>();

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

	const checkAndKeep = (
		document: TextDocument,
		version: number | string,
		path: string,
		parser: DraftParser,
		checker: Checker,
	): CheckedDocument => {
		const text = document.getText();
		const draft = parser.parse(text);
		const check = () => {
			const { generation } = workspace.library;
			return { generation, checked: checker.check(draft, text, path) };
		};
		let { generation, checked } = check();
		// Looking into the library may bring in what another process has read meanwhile: half the findings are of before.
		if (generation !== workspace.library.generation) ({ generation, checked } = check());
		const state = { document, path, draft, checked };
		tellBibliographies(state);
		kept.set(document.uri, { version, generation, checker, state });
		return state;
	};

	return {
		isDraft(document) {
			const path = pathAs(document);
			return path !== undefined && workspace.checker(path) !== undefined;
		},
		checked(document) {
			const { uri, version } = document;
			const path = pathAs(document);
			const checker = path === undefined ? undefined : workspace.checker(path);
			if (path === undefined || !checker) return undefined;
			const known = current(uri, version, checker);
			if (known) return known;
			const parser = parsers.get(uri) ?? createParser();
			parsers.set(uri, parser);
			return checkAndKeep(document, version, path, parser, checker);
		},
		async checkedFile(path) {
			const uri = uriOf(path);
			const checker = workspace.checker(path);
			if (!checker) return undefined;
			try {
				const { mtimeMs, size } = await stat(path);
				const version = `${mtimeMs} ${size}`;
				const known = current(uri, version, checker);
				if (known) return known;
				const document = TextDocument.create(uri, 'markdown', 0, decodeText(await readFile(path)));
				return checkAndKeep(document, version, path, createParser(), checker);
			} catch (error) {
				kept.delete(uri);
				if ((error as NodeJS.ErrnoException).code === undefined && !isUnreadable(error)) throw error;
				return undefined;
			}
		},
		forget(uri) {
			kept.delete(uri);
			parsers.delete(uri);
		},
	};
}

function isUnreadable(error: unknown): boolean {
	return error instanceof Error && error.name === 'UnreadableSource';
}

/** A draft not saved yet is held to stand at the root of the first folder, under a name that no pattern leaves out. */
function untitledPath(uri: string, workspace: Workspace): string | undefined {
	const root = workspace.projects[0]?.root;
	return uri.startsWith('untitled:') && root !== undefined ? join(root, 'untitled.md') : undefined;
}
