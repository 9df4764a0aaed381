import type { Memento } from 'vscode';
import type { FoundPassage, RecentPassage } from '../server/protocol.ts';

/** The passages that were inserted last in this workspace, the last first. */
export interface RecentPassages {
	all(): readonly RecentPassage[];
	add(passage: FoundPassage): void;
}

const name = 'quotewright.recentPassages';
const remembered = 10;

export function rememberPassages(memory: Memento): RecentPassages {
	const all = (): readonly RecentPassage[] => memory.get<readonly RecentPassage[]>(name, []);
	return {
		all,
		add({ source: { uri }, range, snippet }) {
			if (uri === undefined) return;
			const { line, character } = range.start;
			const others = all().filter(
				(other) => other.uri !== uri || other.range.start.line !== line || other.range.start.character !== character,
			);
			void memory.update(name, [{ uri, range, snippet }, ...others].slice(0, remembered));
		},
	};
}
