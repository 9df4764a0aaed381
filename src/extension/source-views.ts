import {
	commands,
	type DocumentLink,
	env,
	Hover,
	MarkdownString,
	type ProviderResult,
	type TextDocument,
	Uri,
	window,
} from 'vscode';

/** The documents that show the text of a PDF, a Word file or the like; the server provides them. */
export const viewScheme = 'quotewright';

const openPassage = 'quotewright.openPassage';
const openOriginal = 'quotewright.openOriginal';

/** VS Code opens no link of a scheme like ours from a hover, but a command that does. */
export async function followHovers(answer: ProviderResult<Hover>): Promise<Hover | null | undefined> {
	const hover = await answer;
	return hover && new Hover(hover.contents.map(withCommands), hover.range);
}

function withCommands(content: Hover['contents'][number]): Hover['contents'][number] {
	if (!(content instanceof MarkdownString)) return content;
	const followed = new MarkdownString(
		content.value.replace(
			/\]\((quotewright:[^)\s]+)\)/g,
			(_link, address: string) => `](${command(openPassage, address)})`,
		),
	);
	followed.isTrusted = { enabledCommands: [openPassage] };
	return followed;
}

/** In the text of a source, the lines that name its file and its pages lead to the file itself, outside of VS Code. */
export async function followLinks(
	{ uri }: TextDocument,
	answer: ProviderResult<DocumentLink[]>,
): Promise<DocumentLink[] | null | undefined> {
	const links = await answer;
	if (uri.scheme !== viewScheme) return links;
	for (const link of links ?? []) {
		if (link.target) link.target = Uri.parse(command(openOriginal, link.target.toString()));
	}
	return links;
}

function command(name: string, address: string): string {
	return `command:${name}?${encodeURIComponent(JSON.stringify([address]))}`;
}

/** Opens the words of a source that a hover leads to. */
export async function openPassageCommand(address: unknown): Promise<void> {
	const uri = Uri.parse(String(address));
	if (uri.scheme === viewScheme) await commands.executeCommand('vscode.open', uri);
}

/**
 * Opens the file that the shown text was read from: at a page, or as a whole. An editor's title tells which text; without
 * an address, the active one's.
 */
export async function openOriginalCommand(address?: unknown): Promise<void> {
	const shown = address instanceof Uri ? address : window.activeTextEditor?.document.uri;
	const uri = typeof address === 'string' ? Uri.parse(address) : shown && originalOf(shown);
	if (uri?.scheme !== 'file') return;
	// Where VS Code runs elsewhere than its window, no other program can open the file.
	if (env.remoteName === undefined && (await env.openExternal(uri))) return;
	await commands.executeCommand('vscode.open', uri);
}

function originalOf(view: Uri): Uri | undefined {
	if (view.scheme !== viewScheme) return undefined;
	return Uri.file(view.path.replace(/\.txt$/, '')).with({ authority: view.authority });
}
