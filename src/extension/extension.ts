import { commands, type ExtensionContext, type TreeDataProvider, workspace } from 'vscode';
import { whenIdle } from '../server/protocol.ts';
import { ask } from './ask.ts';
import { checkAllDraftsCommand } from './check-all-drafts.ts';
import { createClient, draftLanguages, startClient } from './client.ts';
import { compareCommand, comparisonScheme, comparisonSides } from './compare.ts';
import { followFeatureSettings } from './feature-settings.ts';
import { insertQuoteCommand } from './insert-quote.ts';
import { rememberDrafts } from './last-draft.ts';
import { markDifferences } from './mark-differences.ts';
import { markQuoted } from './mark-quoted.ts';
import { openSourceCommand } from './open-source.ts';
import { passagePickCommands } from './passage-pick.ts';
import { copyQuotationCommand, quoteSelectionCommand } from './quote-selection.ts';
import { followQuoted } from './quoted-changes.ts';
import { rebuildLibraryCommand } from './rebuild-library.ts';
import { rememberPassages } from './recent-passages.ts';
import { reportCommand } from './report.ts';
import { followSources } from './source-context.ts';
import { openOriginalCommand, openPassageCommand } from './source-views.ts';
import { showSources } from './sources/view.ts';
import { startHereCommand } from './start-here.ts';
import { showStatus } from './status.ts';

/** What other extensions and tests may rely on. */
export interface QuotewrightApi {
	/** Resolves when every source is indexed and every diagnostic of the drafts as they stand is shown. */
	whenIdle(): Promise<void>;
	/** What the Sources view shows. */
	readonly sources: TreeDataProvider<unknown>;
}

export function activate(context: ExtensionContext): QuotewrightApi {
	// Until somebody writes, the Explorer has no section of ours.
	void commands.executeCommand('setContext', 'quotewright.active', true);
	const client = createClient(context);
	const drafts = rememberDrafts();
	const quoted = followQuoted(client);
	const sources = showSources(context, client, quoted);
	const started = startClient(client);
	context.subscriptions.push(
		{ dispose: () => void client.stop() },
		drafts,
		// In Restricted Mode, sources outside the workspace were left out.
		workspace.onDidGrantWorkspaceTrust(() => client.restart()),
		showStatus(client),
		followFeatureSettings(draftLanguages),
		markDifferences(),
		quoted,
		sources,
		markQuoted(client, quoted),
		commands.registerCommand(
			'quotewright.insertQuote',
			insertQuoteCommand(client, drafts, rememberPassages(context.workspaceState)),
		),
		...passagePickCommands(),
		followSources(client, quoted),
		commands.registerCommand('quotewright.quoteSelection', quoteSelectionCommand(client, drafts)),
		commands.registerCommand('quotewright.copyQuotation', copyQuotationCommand(client, drafts)),
		commands.registerCommand('quotewright.openSource', openSourceCommand(client)),
		commands.registerCommand('quotewright.openPassage', openPassageCommand),
		commands.registerCommand('quotewright.openOriginal', openOriginalCommand),
		commands.registerCommand('quotewright.rebuildLibrary', rebuildLibraryCommand(client)),
		commands.registerCommand('quotewright.checkAllDrafts', checkAllDraftsCommand(client)),
		commands.registerCommand('quotewright.report', reportCommand(client, drafts)),
		commands.registerCommand('quotewright.startHere', startHereCommand(context.extensionUri)),
		workspace.registerTextDocumentContentProvider(comparisonScheme, comparisonSides),
		commands.registerCommand('quotewright.compare', compareCommand(client)),
		commands.registerCommand('quotewright.showLog', () => client.outputChannel.show()),
	);
	return {
		async whenIdle() {
			await started;
			await ask(client, whenIdle, null);
		},
		sources: sources.provider,
	};
}
