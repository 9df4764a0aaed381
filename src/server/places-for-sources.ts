/** Where a file has to stand to be a source, as the project counts its sources. */
import { existsSync } from 'node:fs';
import { extname, isAbsolute, join, normalize, sep } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isBibliography, isSource } from '../project/files.ts';
import { type Project, projectFile } from '../project/project.ts';
import { readableExtensions, readerFor } from '../sources/formats/readers.ts';
import { shownList } from '../text/display-language.ts';
import { uriOf } from './positions.ts';
import type { SourcePlace } from './protocol.ts';

/** What is made where there is no folder for sources yet. */
const usual = 'sources';

/** A place for each name, in the folder that holds sources already, else in one to be made. Nothing is made here. */
export function placesForSources(project: Project, names: readonly string[]): SourcePlace[] {
	const folders = sourceFolders(project);
	return names.map((name) => placeFor(project, folders, name));
}

/** The endings of all files that can be read, without the dot. */
export function sourceKinds(): string[] {
	return readableExtensions.map((extension) => extension.slice(1));
}

function placeFor(project: Project, folders: readonly string[], name: string): SourcePlace {
	const way = normalize(name);
	if (isAbsolute(way) || way.split(sep).includes('..'))
		return refused(name, l10n.t('“{0}” is no name of a file.', name));
	const asBibliography = ['', ...folders].map((folder) => join(project.root, folder, way));
	const bibliography = asBibliography.find((path) => isBibliography(project, path));
	if (bibliography !== undefined) return { name, uri: uriOf(bibliography), refusal: undefined };
	if (readerFor(way) === undefined) return refused(name, unreadable(name));
	const path = folders.map((folder) => join(project.root, folder, way)).find((place) => isSource(project, place));
	if (path !== undefined) return { name, uri: uriOf(path), refusal: undefined };
	return refused(
		name,
		l10n.t('“{0}” would be no source: “sources” and “exclude” in {1} leave it out.', name, projectFile),
	);
}

/** Folders whose files the project counts among its sources: those that are there first, and the usual one before others. */
function sourceFolders({ root, sources }: Project): string[] {
	const named = sources.flatMap((pattern) => {
		const folder = folderOf(pattern);
		return folder === undefined ? [] : [folder];
	});
	const isThere = (folder: string): boolean => existsSync(join(root, folder));
	const folders = [...new Set([usual, ...named])];
	return [...folders.filter(isThere), ...folders.filter((folder) => !isThere(folder))];
}

/** The folders before the first part of a pattern that is not plain; undefined where it leads out of the project. */
function folderOf(pattern: string): string | undefined {
	if (/^(?:!|\/|[a-z]:|\.\.\/)/i.test(pattern)) return undefined;
	const parts = pattern.split('/');
	const first = parts.findIndex((part) => /[*?[\]{}()!]/.test(part));
	return parts.slice(0, first === -1 ? parts.length : first).join('/');
}

function unreadable(name: string): string {
	const kinds = shownList(sourceKinds());
	const kind = extname(name);
	return kind === ''
		? l10n.t('“{0}” has no ending that tells what it is. Sources are files of these kinds: {1}.', name, kinds)
		: l10n.t(
				'Quotewright does not read {0} files such as “{1}”. Sources are files of these kinds: {2}.',
				kind,
				name,
				kinds,
			);
}

function refused(name: string, refusal: string): SourcePlace {
	return { name, uri: undefined, refusal };
}
