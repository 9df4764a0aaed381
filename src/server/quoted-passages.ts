/**
 * What all drafts of the workspace quote and cite, kept in step with drafts and library. Until somebody asks, nothing
 * is read. Open drafts come first; the others are read from disk, checked and forgotten again but for their summary,
 * in slices, while nobody types. What is held grows with the quotations and citations of the drafts alone.
 */
import { readFile, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { type CancellationToken, LSPErrorCodes, ResponseError, type TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createChecker } from '../check/check.ts';
import { listDrafts } from '../project/files.ts';
import type { Project } from '../project/project.ts';
import { decodeText } from '../sources/encoding.ts';
import { inBackground } from './background.ts';
import { cancelled } from './cancelled.ts';
import type { CheckedDocument } from './checked-document.ts';
import { citedSource } from './cited-source.ts';
import type { Documents, DraftParser } from './documents.ts';
import { type DraftUses, usesIn } from './draft-uses.ts';
import { pathOf, uriOf } from './positions.ts';
import { inSlices } from './slices.ts';
import { createUsesBySource } from './uses-by-source.ts';
import type { Workspace } from './workspace.ts';

export interface QuotedPassages {
	/** From now on it is kept. */
	want(): void;
	/** Of the drafts that quote or cite the document or work, by `nameOf`; as far as is known so far. */
	of(name: string): readonly DraftUses[];
	/** Of all drafts, as far as is known so far. */
	all(): Iterable<DraftUses>;
	/** Every draft is in, as it stands. */
	readonly isComplete: boolean;
	/** Resolves when every draft is in as it stands now; rejects as a cancelled request where the token is cancelled. */
	complete(token: CancellationToken): Promise<void>;
	edited(document: TextDocument): void;
	closed(document: TextDocument): void;
	/** Of a draft on disk, or of what may be a folder with drafts in it. */
	fileChanged(path: string, deleted: boolean): void;
	/** Library or projects may have changed. */
	libraryChanged(): void;
	/** Resolves when nothing is left to do or to tell, or until sources have been read. */
	settled(): Promise<void>;
}

export interface QuotedPassagesParts {
	readonly workspace: Workspace;
	readonly documents: Documents;
	readonly open: TextDocuments<TextDocument>;
	createParser(): DraftParser;
	/** Whether the client tells of changes on disk; else drafts that are not open are looked at whenever all are asked for. */
	isTold(): boolean;
	/** Resolves when the open drafts are checked and nobody types. */
	undisturbed(): Promise<void>;
	/** What drafts quote has changed; told once for many changes. */
	changed(): void;
	failed(error: unknown): void;
}

/** What a summary was made of. */
interface Made {
	readonly project: Project | undefined;
	readonly generation: number;
	/** Of the file; undefined for what an editor has open. */
	readonly version: string | undefined;
}

/** Milliseconds without typing before an open draft is summed up again. */
const quiet = 400;
/** Milliseconds in which changes are told together; as long as there are many to come, longer. */
const together = 250;
const togetherOfMany = 1000;

export function createQuotedPassages(parts: QuotedPassagesParts): QuotedPassages {
	const { workspace, documents, open, failed } = parts;
	const summaries = createUsesBySource();
	/** By path; of what was never saved, by address. */
	const drafts = new Map<string, Made>();
	const stale = new Set<string>();
	const staleOpen = new Set<string>();
	const edits = new Map<string, NodeJS.Timeout>();
	let wanted = false;
	/** Which drafts there are has to be looked up: `all` as well whether their files are what they were. */
	let listing: 'no' | 'new' | 'all' = 'no';
	let known: { readonly library: unknown; readonly generation: number; readonly projects: unknown } | undefined;
	/** Whether all drafts are in has to be told, be their quotations the same or not. */
	let announcing = false;
	let running = false;
	let waiting: (() => void)[] = [];
	let telling: NodeJS.Timeout | undefined;

	const tellNow = (): void => {
		clearTimeout(telling);
		telling = undefined;
		parts.changed();
	};

	const tell = (): void => {
		telling ??= setTimeout(tellNow, stale.size > 1 ? togetherOfMany : together);
	};

	const forget = (name: string): void => {
		drafts.delete(name);
		if (summaries.delete(name)) tell();
	};

	const keep = (name: string, uses: DraftUses, made: Made): void => {
		drafts.set(name, made);
		if (summaries.set(name, uses)) tell();
	};

	const editorOf = (name: string): TextDocument | undefined =>
		open.all().find((document) => draftName(document) === name);

	const markAll = (): void => {
		listing = 'new';
		announcing = true;
		tell();
		for (const document of open.all()) if (documents.isDraft(document)) staleOpen.add(draftName(document));
		for (const name of drafts.keys()) if (!staleOpen.has(name)) stale.add(name);
	};

	const list = async (looks: boolean): Promise<void> => {
		const paths = new Set((await Promise.all(workspace.projects.map(listDrafts))).flat());
		const opened = new Set(open.all().map(draftName));
		for (const name of drafts.keys()) if (!paths.has(name) && !opened.has(name)) forget(name);
		const looked = [...paths].map(async (path) => {
			if (opened.has(path)) return;
			const before = drafts.get(path);
			if (!before || (looks && before.version !== (await versionOf(path)))) stale.add(path);
		});
		await Promise.all(looked);
	};

	const isCurrent = (name: string, { project, generation }: Made): boolean =>
		generation === workspace.library.generation && project === projectOf(name);

	const projectOf = (name: string): Project | undefined =>
		name.startsWith('untitled:') ? workspace.projects[0] : workspace.project(name);

	const sumUp = (state: CheckedDocument, uri: string) =>
		usesIn(state, uri, (citation) => citedSource(workspace.library, citation, state));

	const bringOpen = async (name: string, document: TextDocument): Promise<void> => {
		if (!documents.isDraft(document)) return forget(name);
		const { generation } = workspace.library;
		const project = projectOf(name);
		const state = await documents.checked(document);
		const { version } = document;
		if (!state || state.document !== document) return;
		// What was judged moves with the next edit.
		const uses = await inSlices(sumUp(state, document.uri), () => document.version !== version);
		if (uses && editorOf(name) === document) keep(name, uses, { project, generation, version: undefined });
	};

	const bringFile = async (path: string): Promise<void> => {
		const project = workspace.project(path);
		if (!project || workspace.role(path) !== 'draft') return forget(path);
		const { library } = workspace;
		const { generation } = library;
		const version = await versionOf(path);
		if (version === undefined) return forget(path);
		const before = drafts.get(path);
		if (before?.version === version && isCurrent(path, before)) return;
		const isStale = (): boolean =>
			stale.has(path) ||
			editorOf(path) !== undefined ||
			workspace.library !== library ||
			workspace.project(path) !== project;
		const slowly = <Result>(steps: Generator<void, Result, void>) => inBackground(steps, openFirst, isStale);
		const text = await readDraft(path);
		if (text === undefined) return forget(path);
		const document = TextDocument.create(uriOf(path), 'markdown', 0, text);
		const draft = await slowly(parts.createParser().steps(text));
		// Of its own: what is remembered of the open drafts must not make room for this one, and nobody needs it again.
		const checker = createChecker(library, project.settings);
		const checked = draft && (await slowly(checker.steps(draft, text, path)));
		const state = checked && { document, path, draft, checked };
		const uses = state && (await slowly(sumUp(state, document.uri)));
		// Another process may have changed the library meanwhile.
		if (!uses || library.generation !== generation) stale.add(path);
		else keep(path, uses, { project, generation, version });
	};

	const bring = async (name: string): Promise<void> => {
		const document = editorOf(name);
		try {
			await (document ? bringOpen(name, document) : bringFile(name));
		} catch (error) {
			forget(name);
			failed(error);
		}
	};

	/** Resolves when nobody types and the open drafts are in. */
	const openFirst = async (): Promise<void> => {
		for (;;) {
			await parts.undisturbed();
			const [name] = staleOpen;
			if (name === undefined) return;
			staleOpen.delete(name);
			await bring(name);
		}
	};

	const mayGoOn = (): boolean => wanted && workspace.ready && workspace.progress === undefined;

	const isDone = (): boolean =>
		listing === 'no' && stale.size === 0 && staleOpen.size === 0 && edits.size === 0 && !running;

	const run = async (): Promise<void> => {
		if (running) return;
		running = true;
		while (mayGoOn()) {
			if (listing !== 'no') {
				const looks = listing === 'all';
				listing = 'no';
				await list(looks).catch(failed);
			}
			await openFirst();
			const [name] = stale;
			// A folder may have come while they were brought in.
			if (name === undefined && listing === 'no') break;
			if (name === undefined) continue;
			stale.delete(name);
			await bring(name);
		}
		running = false;
		if (announcing && isDone()) {
			announcing = false;
			tellNow();
		}
		const settled = waiting;
		waiting = [];
		for (const resolve of settled) resolve();
	};

	const start = (): void => void run().catch(failed);

	const done = async (): Promise<void> => {
		while (mayGoOn() && !isDone()) {
			await new Promise<void>((resolve) => {
				waiting.push(resolve);
				if (edits.size === 0) start();
			});
		}
	};

	/** Those that were typed in are summed up without waiting for more. */
	const hasten = (): void => {
		for (const [name, timer] of edits) {
			clearTimeout(timer);
			staleOpen.add(name);
		}
		edits.clear();
	};

	return {
		want() {
			if (wanted) return;
			wanted = true;
			markAll();
			start();
		},
		of: summaries.of,
		all: summaries.all,
		get isComplete() {
			return mayGoOn() && isDone();
		},
		async complete(token) {
			this.want();
			hasten();
			if (!parts.isTold()) listing = 'all';
			const whole = async (): Promise<void> => {
				await workspace.settled();
				start();
				await done();
			};
			await Promise.race([whole(), cancelled(token)]);
			if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
		},
		edited(document) {
			if (!wanted || !documents.isDraft(document)) return;
			const name = draftName(document);
			clearTimeout(edits.get(name));
			edits.set(
				name,
				setTimeout(() => {
					edits.delete(name);
					staleOpen.add(name);
					start();
				}, quiet),
			);
		},
		closed(document) {
			if (!wanted) return;
			const name = draftName(document);
			clearTimeout(edits.get(name));
			edits.delete(name);
			staleOpen.delete(name);
			if (pathOf(document.uri) === undefined) forget(name);
			// As it is on disk.
			else stale.add(name);
			start();
		},
		fileChanged(path, deleted) {
			if (!wanted) return;
			if (editorOf(path)) return;
			if (deleted) for (const name of drafts.keys()) if (name === path || name.startsWith(path + sep)) forget(name);
			if (!deleted && workspace.role(path) === 'draft') stale.add(path);
			else if (!deleted) listing = 'new';
			start();
		},
		libraryChanged() {
			const { library, projects } = workspace;
			const { generation } = library;
			const isSame = known?.library === library && known.generation === generation && known.projects === projects;
			known = { library, generation, projects };
			if (!wanted) return;
			if (!isSame) markAll();
			start();
		},
		async settled() {
			hasten();
			await done();
			if (telling !== undefined) tellNow();
		},
	};
}

function draftName({ uri }: TextDocument): string {
	return pathOf(uri) ?? uri;
}

async function versionOf(path: string): Promise<string | undefined> {
	try {
		const { mtimeMs, size } = await stat(path);
		return `${mtimeMs} ${size}`;
	} catch {
		return undefined;
	}
}

async function readDraft(path: string): Promise<string | undefined> {
	try {
		return decodeText(await readFile(path));
	} catch {
		// It is gone, or no text: who opens it is told.
		return undefined;
	}
}
