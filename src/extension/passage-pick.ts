import { CancellationTokenSource, type QuickPickItem, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type FoundPassage, searchPassages } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { previewSources } from './source-preview.ts';

interface PassageItem extends QuickPickItem {
	readonly passage: FoundPassage;
}

const passagesShown = 50;

/** A list that searches the sources as one types and shows each passage in its source; undefined: dismissed. */
export function pickPassage(client: LanguageClient, query: string): Promise<FoundPassage | undefined> {
	const pick = window.createQuickPick<PassageItem>();
	pick.title = 'Insert Quote';
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
			pick.items = found.map(passageItem);
			pick.placeholder =
				words.trim() !== '' && found.length === 0
					? 'No passage has these words'
					: 'A few words you remember of the passage';
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
			if (item) preview.show(item.passage);
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
	const { title, byline } = passage.source;
	return {
		passage,
		label: `$(quote) ${passage.snippet}`,
		detail: [title, byline, passage.locator].filter((part) => part !== undefined && part !== '').join(' · '),
		// The server has searched already; VS Code would keep only what has the typed words literally.
		alwaysShow: true,
	};
}
