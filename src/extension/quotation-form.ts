import { commands, l10n, type TextDocument, window, workspace } from 'vscode';
import type { QuotationForm } from '../server/protocol.ts';

/** How the writer wants quotations written in this draft: the settings. */
export function quotationForm(draft: TextDocument | undefined): QuotationForm {
	const settings = workspace.getConfiguration('quotewright.insertQuote', draft);
	return {
		inline: settings.get('inlineTemplate', ''),
		block: settings.get('blockTemplate', ''),
		blockFrom: settings.get<number | null>('blockFrom') ?? null,
	};
}

/** Says why something cannot be quoted; where a setting is to blame, leads to it. */
export async function sayProblem(problem: string): Promise<void> {
	const [setting] = /quotewright\.insertQuote\.\w+/.exec(problem) ?? [];
	const open = l10n.t('Open Setting');
	const choice = await window.showWarningMessage(problem, ...(setting ? [open] : []));
	if (choice === open) await commands.executeCommand('workbench.action.openSettings', setting);
}
