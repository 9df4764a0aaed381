import { l10n, type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { FoundPassage, FoundPassages, ListedSource, OfferedPassages } from '../server/protocol.ts';

/** A line of the list: a passage, a source to search in, or what only says something. */
export interface PassageItem extends QuickPickItem {
	readonly passage?: FoundPassage;
	readonly source?: ListedSource;
}

export const insertAndGoOn: QuickInputButton = {
	iconPath: new ThemeIcon('insert'),
	tooltip: l10n.t('Insert and Go On (Ctrl+Enter)'),
};

export const trim: QuickInputButton = {
	iconPath: new ThemeIcon('edit'),
	tooltip: l10n.t('Trim… (Alt+Enter)'),
};

/** What is shown before anything is typed. */
export function offeredItems({ recent, cited, sources }: OfferedPassages): PassageItem[] {
	return [
		...section(l10n.t('inserted last'), recent.map(passageItem)),
		...section(l10n.t('from the source cited here'), cited.map(passageItem)),
		...section(l10n.t('search in one source'), sources.map(sourceItem)),
	];
}

/** What was found for what is typed. */
export function foundItems({ passages, sources }: FoundPassages, typed: string): PassageItem[] {
	if (typed.trim() !== '' && passages.length === 0 && sources.length === 0) {
		return [typed.trimStart().startsWith('@') ? nothingNamed() : nothingFound()];
	}
	const found = passages.map(passageItem);
	if (sources.length === 0) return found;
	return [...section(l10n.t('search in one source'), sources.map(sourceItem)), ...section(l10n.t('passages'), found)];
}

function section(label: string, items: readonly PassageItem[]): PassageItem[] {
	return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

function passageItem(passage: FoundPassage): PassageItem {
	const { source, locator } = passage;
	return {
		passage,
		label: `$(quote) ${asPlain(passage.snippet)}`,
		detail: asPlain(
			[source.title, source.byline, locator].filter((part) => part !== undefined && part !== '').join(' · '),
		),
		buttons: [insertAndGoOn, trim],
		// The server has searched already; VS Code would keep only what has the typed words literally.
		alwaysShow: true,
	};
}

function sourceItem(source: ListedSource): PassageItem {
	return {
		source,
		label: `$(book) @${asPlain(source.key)}`,
		detail: asPlain([source.title, source.byline].filter((part) => part !== '').join(' · ')),
		alwaysShow: true,
	};
}

/** The words of a source are no names of icons. */
function asPlain(words: string): string {
	return words.replace(/\$\(/g, '\\$(');
}

function nothingFound(): PassageItem {
	return {
		label: l10n.t('$(info) No passage of your sources has any of these words'),
		detail: l10n.t('Try other words that you remember.'),
		alwaysShow: true,
	};
}

function nothingNamed(): PassageItem {
	return {
		label: l10n.t('$(info) No source has this in its key, title or author, or no passage of it has these words'),
		detail: l10n.t('Try fewer letters after the @, or other words behind the name.'),
		alwaysShow: true,
	};
}
