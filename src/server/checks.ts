import { readFile } from 'node:fs/promises';
import type { Connection, Diagnostic, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LibraryProblem } from '../library/library.ts';
import { decodeText } from '../sources/encoding.ts';
import type { CheckedDocument } from './checked-document.ts';
import { createCollecting } from './collecting.ts';
import { draftDiagnostics, problemDiagnostic } from './diagnostics.ts';
import type { Documents } from './documents.ts';
import { openAt } from './open-documents.ts';
import { pathOf, uriOf } from './positions.ts';
import { createPublisher } from './publisher.ts';
import { createSchedule } from './schedule.ts';
import type { Workspace } from './workspace.ts';

/** Keeps the diagnostics that the editor shows in step with drafts and library. */
export interface Checks {
	opened(document: TextDocument): void;
	/** Also called for a document just opened. */
	edited(document: TextDocument): void;
	closed(document: TextDocument): void;
	/** A draft changed on disk. */
	fileChanged(path: string, deleted: boolean): void;
	/** The library changed: everything shown is checked again, and what is wrong with sources is told. */
	all(): void;
	/** Shows the findings of a draft that need not be open, and keeps them in step from now on. */
	show(state: CheckedDocument): void;
	readonly idle: boolean;
	settled(): Promise<void>;
}

/** Milliseconds without typing before what is wrong with a draft is told. */
const quiet = 150;
/**
 * Milliseconds without typing before a draft is checked, so that at the end of the wait only telling is left. Who types
 * faster than this has nothing checked in vain, and what an editor asks after a key has been answered.
 */
const ahead = 100;
const problems = 'problems';

export function createChecks(
	connection: Connection,
	workspace: Workspace,
	documents: Documents,
	open: TextDocuments<TextDocument>,
	failed: (error: unknown) => void,
): Checks {
	const publisher = createPublisher((uri, diagnostics, version) => {
		connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }).catch(failed);
	});
	const collectSoon = createCollecting();
	const shown = new Map<string, CheckedDocument>();
	/** Of the open documents, the version that was shown last. */
	const versions = new Map<string, number>();
	/** Paths of drafts that are not open, or may be closed, whose findings stay shown. */
	const pinned = new Set<string>();

	const uriFor = (path: string): string => openAt(open, path)?.uri ?? uriOf(path);

	const publish = (uri: string, state: CheckedDocument | undefined): void => {
		if (state && shown.get(uri) === state) return;
		if (state) {
			shown.set(uri, state);
			const version = open.get(uri)?.version;
			if (version !== undefined) versions.set(uri, version);
			publisher.set('draft', uri, draftDiagnostics(state, workspace.library), version);
		} else {
			shown.delete(uri);
			versions.delete(uri);
			publisher.delete('draft', uri);
		}
	};

	/**
	 * After a change of the library, what stands shown is replaced when the new check is complete; but who types
	 * meanwhile sees first what can be told at once.
	 */
	const publishOpen = async (document: TextDocument): Promise<void> => {
		const { uri } = document;
		if (!documents.isDraft(document)) return publish(uri, undefined);
		const first = versions.get(uri) === document.version ? undefined : await documents.soon(document);
		if (first && open.get(uri) === document) publish(uri, first);
		const state = await documents.checked(document);
		if (state && open.get(uri) === document) publish(uri, state);
	};

	const schedule = createSchedule(async (name) => {
		if (name === problems) return publishProblems();
		// Until the sources are read, whatever is quoted would be not found.
		if (!workspace.ready) return;
		const document = open.get(name);
		if (document) return publishOpen(document);
		const path = pathOf(name);
		if (path !== undefined && pinned.has(path)) publish(name, await documents.checkedFile(path));
	}, failed);

	const checkAhead = createSchedule(
		async (uri) => {
			const document = open.get(uri);
			if (document && workspace.ready) await documents.soon(document);
		},
		// What fails is tried again when it is to be told, and fails there.
		() => undefined,
	);

	const publishProblems = async (): Promise<void> => {
		const byPath = Map.groupBy(onceEach(workspace.problems), ({ path }) => path);
		const uris = new Set<string>();
		for (const [path, ofFile] of byPath) {
			const isPlaced = ofFile.some(({ span }) => span);
			const file = isPlaced ? (openAt(open, path) ?? (await readDocument(path))) : undefined;
			const uri = uriFor(path);
			uris.add(uri);
			const diagnostics: Diagnostic[] = ofFile.map((problem) => problemDiagnostic(problem, file));
			publisher.set('library', uri, diagnostics);
		}
		for (const uri of publisher.uris('library')) if (!uris.has(uri)) publisher.delete('library', uri);
	};

	return {
		opened(document) {
			const path = pathOf(document.uri);
			// An editor may spell a file's address in its own way; what stood under ours goes.
			if (path !== undefined && uriOf(path) !== document.uri) publish(uriOf(path), undefined);
		},
		edited({ uri }) {
			schedule.request(uri, shown.has(uri) ? quiet : 0);
			if (shown.has(uri)) checkAhead.request(uri, ahead);
			collectSoon();
		},
		closed(document) {
			checkAhead.cancel(document.uri);
			documents.forget(document.uri);
			const path = pathOf(document.uri);
			publish(document.uri, undefined);
			if (path !== undefined && pinned.has(path)) schedule.request(uriOf(path), 0);
		},
		fileChanged(path, deleted) {
			if (deleted) pinned.delete(path);
			const uri = uriFor(path);
			if (deleted && !open.get(uri)) publish(uri, undefined);
			else if (pinned.has(path)) schedule.request(uri, quiet);
		},
		all() {
			for (const { uri } of open.all()) schedule.request(uri, 0);
			for (const path of pinned) schedule.request(uriFor(path), 0);
			schedule.request(problems, 0);
		},
		show(state) {
			pinned.add(state.path);
			publish(uriFor(state.path), state);
		},
		get idle() {
			return schedule.idle;
		},
		settled: () => schedule.settled(),
	};
}

/** The library tells what the project told, too. */
function onceEach(all: readonly LibraryProblem[]): readonly LibraryProblem[] {
	return [
		...new Map(all.map((problem) => [`${problem.path}\n${problem.span?.start}\n${problem.message}`, problem])).values(),
	];
}

async function readDocument(path: string): Promise<TextDocument | undefined> {
	try {
		return TextDocument.create(uriOf(path), 'plaintext', 0, decodeText(await readFile(path)));
	} catch {
		return undefined;
	}
}
