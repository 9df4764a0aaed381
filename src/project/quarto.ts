import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isScalar, isSeq, parseDocument } from 'yaml';
import { listFiles } from '../library/file-patterns.ts';
import { isBibliographyName } from '../sources/bibliography.ts';
import { decodeText } from '../sources/encoding.ts';
import { isInside } from './inside.ts';

/** Quarto's project files and those of folders; deeper ones would make all of a large folder be looked through. */
const patterns: readonly string[] = ['', '*/', '*/*/'].map((folder) => `${folder}_{quarto,metadata}.{yml,yaml}`);

/** All of them, for watching. */
export const quartoFiles = '**/_{quarto,metadata}.{yml,yaml}';

export function isQuartoFile(path: string): boolean {
	return /^_(?:quarto|metadata)\.ya?ml$/.test(basename(path));
}

/** Absolute paths of the bibliographies that the Quarto projects in a folder name. Throws nothing. */
export async function quartoBibliographies(root: string, exclude: readonly string[]): Promise<string[]> {
	const files = await listFiles(root, patterns, exclude, true).catch(() => []);
	const projects = files.filter((path) => /^_quarto\./.test(basename(path))).map(dirname);
	const named = await Promise.all(
		files.map(async (path) => {
			const paths = bibliographiesIn(await readFile(path).then(decodeText, () => ''));
			// A slash at the beginning means the Quarto project’s folder.
			const around = projects.filter((folder) => isInside(folder, path)).sort((a, b) => b.length - a.length);
			const project = around[0] ?? root;
			return paths.map((name) =>
				name.startsWith('/') ? resolve(project, name.slice(1)) : resolve(dirname(path), name),
			);
		}),
	);
	return [...new Set(named.flat())];
}

function bibliographiesIn(yaml: string): string[] {
	const named = parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' }).get('bibliography', true);
	const nodes: readonly unknown[] = isSeq(named) ? named.items : [named];
	const paths = nodes.flatMap((node) => (isScalar(node) ? String(node.value).trim() : []));
	return paths.filter((path) => isBibliographyName(path) && !/^[a-z]+:\/\//i.test(path));
}
