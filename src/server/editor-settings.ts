/**
 * What an editor's settings for other extensions say of bibliographies: Pandoc Citer's `DefaultBib`, `DefaultBibs` and
 * `RootFile`, in whose front matter it looks. They count where a project names no bibliography itself.
 */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, extname, resolve } from 'node:path';
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver/node';
import { readFrontMatter } from '../drafts/front-matter.ts';
import { isInside } from '../project/inside.ts';
import { isBibliographyName } from '../sources/bibliography.ts';
import { decodeText } from '../sources/encoding.ts';
import { uriOf } from './positions.ts';

type ClientCapabilities = InitializeParams['capabilities'];

const section = 'PandocCiter';

/** Has the editor tell when these settings change. */
export function followSettings(connection: Connection, client: ClientCapabilities, changed: () => void): void {
	connection.onDidChangeConfiguration(changed);
	if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
		void connection.client.register(DidChangeConfigurationNotification.type, { section: [section] });
	}
}

/** Absolute paths, for the folder `root`. @param trusted false: nothing outside of the folder is read */
export async function bibliographiesInSettings(
	connection: Connection,
	client: ClientCapabilities,
	root: string,
	trusted: boolean,
): Promise<string[]> {
	if (!client.workspace?.configuration) return [];
	const settings: unknown = await connection.workspace
		.getConfiguration({ scopeUri: uriOf(root), section })
		.catch(() => null);
	return bibliographiesNamed(settings, root, async (path) => {
		if (!trusted && !isInside(root, path)) return undefined;
		return readFile(path).then(decodeText, () => undefined);
	});
}

/** @param settings the section as the editor has it, whatever stands there */
export async function bibliographiesNamed(
	settings: unknown,
	root: string,
	read: (path: string) => Promise<string | undefined>,
): Promise<string[]> {
	const { DefaultBib, DefaultBibs, UseDefaultBib, RootFile } = (settings ?? {}) as Record<string, unknown>;
	const defaults = UseDefaultBib === false ? [] : [DefaultBib, DefaultBibs].flat();
	const named = defaults.flatMap((path) => pathsIn(path).map((one) => resolve(root, expanded(one, root))));
	const [rootFile] = pathsIn(RootFile).map((path) => resolve(root, expanded(path, root)));
	const text = rootFile === undefined ? undefined : await read(rootFile);
	const inRootFile = text === undefined ? [] : readFrontMatter(text).bibliographies;
	const all = [...named, ...inRootFile.map(({ path }) => resolve(dirname(rootFile ?? root), path))];
	// An ending may be left out there.
	const files = all.map((path) => (extname(path) === '' ? `${path}.bib` : path));
	return [...new Set(files.filter(isBibliographyName))];
}

function pathsIn(value: unknown): string[] {
	return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : [];
}

function expanded(path: string, root: string): string {
	return path
		.replace(/^~(?=$|[\\/])/, () => homedir())
		.replace(/\$\{userHome\}/g, () => homedir())
		.replace(/\$\{workspaceFolder\}|\$\{workspaceRoot\}|%WORKSPACE_FOLDER%/g, () => root);
}
