import * as l10n from '@vscode/l10n';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Draft } from './draft.ts';

/** The YAML block that a draft may begin with, as far as it concerns sources. */
export interface FrontMatter extends Pick<Draft, 'bibliographies' | 'references' | 'problems'> {
	/** Where the draft's text starts; 0 without front matter. */
	readonly end: number;
}

const none: FrontMatter = { end: 0, bibliographies: [], references: [], problems: [] };
const yamlBlock = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m;
const tomlBlock = /^\uFEFF?\+\+\+[ \t]*\r?\n[\s\S]*?^\+\+\+[ \t]*(?:\r?\n|$)/m;

/** Throws nothing: what cannot be read is told in `problems`. */
export function readFrontMatter(text: string): FrontMatter {
	const toml = /^\uFEFF?\+\+\+/.test(text) ? tomlBlock.exec(text) : null;
	if (toml?.index === 0) return { ...none, end: toml[0].length };
	const block = /^\uFEFF?---[ \t]*\r?\n(?!\s*\n)/.test(text) ? yamlBlock.exec(text) : null;
	if (block === null || block.index !== 0) return none;
	const yaml = block[1] ?? '';
	// Two rules with prose between them are no front matter.
	if (/\S/.test(yaml) && !/^(?:[\w"'-][^\n]*:(?:\s|$)|#)/m.test(yaml.slice(0, 1000))) return none;
	const start = block[0].indexOf(yaml, block[0].indexOf('\n') + 1);
	return { ...readYaml(yaml, start), end: block[0].length };
}

function readYaml(yaml: string, start: number): Omit<FrontMatter, 'end'> {
	const lines = new LineCounter();
	const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
	const problems = document.errors.slice(0, 3).map((error) => {
		const [from, to] = error.pos;
		// The fence is line 1.
		const line = lines.linePos(from).line + 1;
		const reason = error.message.replace(/\.$/, '');
		const message = l10n.t(
			'Line {0} of the front matter is not valid YAML: {1}. Bibliographies and references named here may be missed until it is mended.',
			line,
			reason,
		);
		return { span: { start: start + from, end: start + Math.max(to, from + 1) }, message };
	});
	const bibliographies: { path: string; span: { start: number; end: number } }[] = [];
	const addPath = (node: unknown): void => {
		if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return;
		const [from, to] = node.range;
		const quoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0;
		bibliographies.push({ path: node.value, span: { start: start + from + quoted, end: start + to - quoted } });
	};
	if (!isMap(document.contents)) return { bibliographies, references: [], problems };
	const bibliography = document.get('bibliography', true);
	if (isSeq(bibliography)) bibliography.items.forEach(addPath);
	else addPath(bibliography);
	return { bibliographies, references: readReferences(), problems };

	function readReferences(): unknown[] {
		try {
			const value: unknown = document.toJS({ maxAliasCount: 100 });
			const references = (value as { references?: unknown } | null)?.references;
			return Array.isArray(references) ? references : [];
		} catch (error) {
			const reason = error instanceof Error ? error.message : String(error);
			const message = l10n.t(
				"The front matter's references could not be read: {0}. Write them out without aliases.",
				reason.replace(/\.$/, ''),
			);
			problems.push({ span: { start, end: start + yaml.length }, message });
			return [];
		}
	}
}
