import { CancellationTokenSource, type QuickPickItem, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type FoundPassage, searchPassages } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { previewSources } from './source-preview.ts';

interface PassageItem extends QuickPickItem {
	/** Undefined: it only says that nothing was found. */
	readonly passage: FoundPassage | undefined;
}

const title = 'Insert Quote';
const passagesShown = 50;

const nothingFound: PassageItem = {
	passage: undefined,
	label: '$(info) No passage of your sources has any of these words',
	detail: 'Try other words that you remember.',
	alwaysShow: true,
};

/** A list that searches the sources as one types and shows each passage in its source; undefined: dismissed. */
export function pickPassage(client: LanguageClient, query: string): Promise<FoundPassage | undefined> {
	const pick = window.createQuickPick<PassageItem>();
	pick.title = title;
	pick.placeholder = 'A few words you remember of the passage';
	pick.value = query;
	const preview = previewSources();
	let searching: CancellationTokenSource | undefined;

	const search = async (words: string): Promise<void> => {
		searching?.cancel();
		const token = new CancellationTokenSource();
		searching = token;
		pick.busy = true;
		try {
			const found = await ask(client, searchPassages, { query: words, limit: passagesShown }, token.token);
			if (searching !== token) return;
			const closest = found.length > 0 && !found.some(({ complete }) => complete);
			pick.title = closest ? `${title}: no passage has all of these words. The closest:` : title;
			pick.items = words.trim() !== '' && found.length === 0 ? [nothingFound] : found.map(passageItem);
		} catch (error) {
			if (searching === token) client.error('The search for passages failed.', error);
		} finally {
			if (searching === token) pick.busy = false;
		}
	};

	return new Promise((resolve) => {
		let chosen: FoundPassage | undefined;
		pick.onDidChangeValue(search);
		pick.onDidChangeActive(([item]) => {
			if (item?.passage) preview.show(item.passage);
		});
		pick.onDidAccept(() => {
			chosen = pick.activeItems[0]?.passage;
			if (chosen) pick.hide();
		});
		pick.onDidHide(async () => {
			searching?.cancel();
			searching = undefined;
			pick.dispose();
			await preview.close();
			resolve(chosen);
		});
		pick.show();
		if (query !== '') void search(query);
	});
}

function passageItem(passage: FoundPassage): PassageItem {
	const { source, locator } = passage;
	return {
		passage,
		label: `$(quote) ${passage.snippet}`,
		detail: [source.title, source.byline, locator].filter((part) => part !== undefined && part !== '').join(' · '),
		// The server has searched already; VS Code would keep only what has the typed words literally.
		alwaysShow: true,
	};
}
