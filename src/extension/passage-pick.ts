import {
	CancellationTokenSource,
	commands,
	type Disposable,
	l10n,
	type QuickInputButton,
	ThemeIcon,
	window,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type FoundPassage, offeredPassages, searchPassages } from '../server/protocol.ts';
import { ask } from './ask.ts';
import type { InsertQuoteOptions } from './insert-quote.ts';
import type { DraftPlace } from './last-draft.ts';
import { foundItems, insertAndGoOn, offeredItems, type PassageItem, trim } from './passage-items.ts';
import type { RecentPassages } from './recent-passages.ts';
import { previewSources, type SourcePreview } from './source-preview.ts';
import { trimPassage } from './trim-passage.ts';
import { plain, writeQuotation } from './write-quotation.ts';

const passagesShown = 50;
/** In milliseconds; there may be nothing to tell. */
const untilTold = 200;
/** While the list is open, its own keys count. */
const contextKey = 'quotewright.pickingPassage';

/** What the writer wants with a passage. */
interface Choice {
	readonly passage: FoundPassage;
	readonly isTrimmed: boolean;
	/** What was typed, to come back to. */
	readonly typed: string;
}

interface OpenPick {
	insertAndGoOn(): void;
	trim(): void;
}

let open: OpenPick | undefined;

/** The keys of what the list's buttons do. */
export function passagePickCommands(): Disposable[] {
	return [
		commands.registerCommand('quotewright.insertAndGoOn', () => open?.insertAndGoOn()),
		commands.registerCommand('quotewright.trimPassage', () => open?.trim()),
	];
}

/**
 * A list that searches the sources as one types and shows each passage in its source. What is chosen goes into the
 * draft, as a whole or trimmed; several one after the other, while the list stays.
 */
export async function insertPassages(
	client: LanguageClient,
	draft: DraftPlace,
	recent: RecentPassages,
	{ query = '', source }: InsertQuoteOptions,
): Promise<void> {
	const preview = previewSources();
	let written: Promise<unknown> = Promise.resolve();
	/** One after the other, since each goes where the one before it ended. */
	const write = (passage: FoundPassage, goesOn: boolean, words?: string): Promise<void> => {
		const { uri } = passage.source;
		if (uri === undefined) return Promise.resolve();
		const quoted = { source: uri, ranges: [passage.range], ...(words !== undefined && { words }) };
		const writing = written.then(async () => {
			if (await writeQuotation(client, draft, quoted, goesOn)) recent.add(passage);
		});
		written = writing.catch(() => undefined);
		return writing;
	};
	let typed = source === undefined ? query : `${named(source)} ${query}`;
	for (;;) {
		const choice = await pickPassage(client, draft, recent, preview, typed, (passage) => write(passage, true));
		if (!choice?.isTrimmed) {
			await preview.close();
			if (choice) await write(choice.passage, false);
			return;
		}
		const words = await trimPassage(client, draft, choice.passage);
		if (words !== undefined) {
			await preview.close();
			await write(choice.passage, false, words);
			return;
		}
		typed = choice.typed;
	}
}

function pickPassage(
	client: LanguageClient,
	draft: DraftPlace,
	recent: RecentPassages,
	preview: SourcePreview,
	begun: string,
	insert: (passage: FoundPassage) => Promise<void>,
): Promise<Choice | undefined> {
	const title = l10n.t('Insert Quote');
	const inOneSource: QuickInputButton = {
		iconPath: new ThemeIcon('filter'),
		tooltip: l10n.t('Search in One Source (@)'),
	};
	const pick = window.createQuickPick<PassageItem>();
	pick.title = title;
	pick.placeholder = l10n.t('A few words you remember of the passage, or @ and a source');
	pick.value = begun;
	pick.buttons = [inOneSource];
	const inserted = new Set<string>();
	let searching: CancellationTokenSource | undefined;
	let searched: string | undefined;

	const show = (items: readonly PassageItem[]): void => {
		pick.items = items.filter(({ passage }) => !passage || !inserted.has(placeOf(passage)));
	};
	const search = async (typed: string): Promise<void> => {
		searched = typed;
		searching?.cancel();
		const token = new CancellationTokenSource();
		searching = token;
		pick.busy = true;
		const uri = draft.document.uri.toString();
		try {
			if (typed.trim() === '') {
				const editor = window.visibleTextEditors.find(({ document }) => document === draft.document);
				const cursor = { line: 0, character: 0 };
				const selection = editor ? plain(editor.selection) : { start: cursor, end: cursor };
				const offered = await ask(
					client,
					offeredPassages,
					{ draft: uri, selection, recent: recent.all() },
					token.token,
				);
				if (searching !== token) return;
				pick.title = title;
				show(offeredItems(offered));
				return;
			}
			const params = { query: typed, limit: passagesShown, draft: uri };
			const found = await ask(client, searchPassages, params, token.token);
			if (searching !== token) return;
			const { passages, within } = found;
			const closest = passages.length > 0 && !passages.some(({ complete }) => complete);
			pick.title = closest
				? l10n.t('Insert Quote: no passage has all of these words. The closest:')
				: within
					? l10n.t('Insert Quote from {0}', within.title)
					: title;
			show(foundItems(found, typed));
		} catch (error) {
			if (searching === token) client.error('The search for passages failed.', error);
		} finally {
			if (searching === token) pick.busy = false;
		}
	};
	let answered: Promise<void> = Promise.resolve();
	const follow = (typed: string): void => {
		if (typed !== searched) answered = search(typed);
	};
	/** Until then, the list is of what was typed before: whoever presses Enter right behind a letter means the next one. */
	const listed = async (): Promise<void> => {
		for (let last: unknown; last !== answered; ) {
			last = answered;
			await answered;
		}
	};
	const type = (typed: string): void => {
		pick.value = typed;
		follow(typed);
	};

	return new Promise((resolve) => {
		let chosen: Choice | undefined;
		const choose = (item: PassageItem | undefined, isTrimmed: boolean): void => {
			if (item?.source) type(`${named(item.source.key)} `);
			if (!item?.passage) return;
			chosen = { passage: item.passage, isTrimmed, typed: pick.value };
			pick.hide();
		};
		const goOn = async (item: PassageItem | undefined): Promise<void> => {
			if (!item?.passage) {
				choose(item, false);
				return;
			}
			inserted.add(placeOf(item.passage));
			const at = pick.items.indexOf(item);
			pick.keepScrollPosition = true;
			show(pick.items);
			const next = pick.items.slice(at).find(({ passage }) => passage) ?? pick.items.findLast(({ passage }) => passage);
			if (next) pick.activeItems = [next];
			await insert(item.passage);
		};
		const told = () => pick.items.find((item) => item === pick.activeItems[0]);
		/** Where the list has just changed, VS Code has yet to tell which item is active: it has an order of its own. */
		const active = async (): Promise<PassageItem | undefined> => {
			if (!told()) {
				await new Promise<void>((resolve) => {
					const timer = setTimeout(resolve, untilTold);
					pick.onDidChangeActive(() => {
						clearTimeout(timer);
						resolve();
					});
				});
			}
			return told() ?? pick.items.find((item) => item.passage || item.source);
		};
		let acted: Promise<void> = Promise.resolve();
		/** One after the other: the next item becomes active when the one before it is taken. */
		const withActive = (act: (item: PassageItem | undefined) => unknown): void => {
			acted = acted.then(async () => {
				await listed();
				const item = await active();
				if (open === own) void act(item);
			});
		};
		const own: OpenPick = {
			insertAndGoOn: () => withActive(goOn),
			trim: () => withActive((item) => choose(item, true)),
		};
		open = own;
		void commands.executeCommand('setContext', contextKey, true);
		pick.onDidChangeValue(follow);
		pick.onDidChangeActive(([item]) => {
			if (item?.passage) preview.show(item.passage);
		});
		pick.onDidTriggerButton(() => type('@'));
		pick.onDidTriggerItemButton(({ button, item }) => {
			if (button === insertAndGoOn) void goOn(item);
			else if (button === trim) choose(item, true);
		});
		pick.onDidAccept(() => withActive((item) => choose(item, false)));
		pick.onDidHide(() => {
			// Another list may have taken its place already.
			if (open === own) {
				open = undefined;
				void commands.executeCommand('setContext', contextKey, false);
			}
			searching?.cancel();
			searching = undefined;
			pick.dispose();
			resolve(chosen);
		});
		pick.show();
		follow(begun);
	});
}

/** As it is typed before the words that are sought in it. */
function named(key: string): string {
	return /\s/.test(key) ? `@{${key}}` : `@${key}`;
}

function placeOf({ source, range: { start, end } }: FoundPassage): string {
	return [source.uri, start.line, start.character, end.line, end.character].join(' ');
}
