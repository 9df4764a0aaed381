import { detached } from '../text/detached.ts';
import { type Paragraph, readParagraph, type Surroundings } from './paragraph.ts';

/**
 * Remembers what was read of each paragraph by the paragraph's own text, so that after an edit only the paragraphs
 * it touched are read again. Holds what the last draft needed and nothing older.
 */
export interface Memory {
	/** To be called before a draft's paragraphs are read: what the draft before did not need is forgotten. */
	begin(): void;
	/** @param runsOn as of `readParagraph`; `scope` keeps apart paragraphs that see other surroundings */
	read(text: string, surroundings: Surroundings, scope: string, runsOn?: string): Paragraph;
}

interface Remembered {
	readonly paragraph: Paragraph;
	/** What it asked of the draft, and the answers it was read with. */
	readonly addresses: ReadonlyMap<string, string | undefined>;
	readonly notes: ReadonlyMap<string, boolean>;
	/** The key, without a hold on the draft it was first cut from. */
	readonly key: string;
}

export function createMemory(): Memory {
	let current = new Map<string, Remembered>();
	let previous = new Map<string, Remembered>();
	return {
		begin() {
			previous = current;
			current = new Map();
		},
		read(text, surroundings, scope, runsOn = '') {
			const key = scope === '' && runsOn === '' ? text : `${text}\n\n${scope}${runsOn}`;
			const known = current.get(key) ?? previous.get(key);
			if (known && stillHolds(known, surroundings)) {
				current.set(known.key, known);
				return known.paragraph;
			}
			const fresh = readAfresh(detached(text), surroundings, runsOn, detached(key));
			current.set(fresh.key, fresh);
			return fresh.paragraph;
		},
	};
}

function readAfresh(text: string, surroundings: Surroundings, runsOn: string, key: string): Remembered {
	const addresses = new Map<string, string | undefined>();
	const notes = new Map<string, boolean>();
	const asking: Surroundings = {
		address(label) {
			const answer = surroundings.address(label);
			addresses.set(label, answer);
			return answer;
		},
		noteCites(label) {
			const answer = surroundings.noteCites(label);
			notes.set(label, answer);
			return answer;
		},
	};
	return { paragraph: readParagraph(text, asking, runsOn), addresses, notes, key };
}

function stillHolds({ addresses, notes }: Remembered, surroundings: Surroundings): boolean {
	for (const [label, answer] of addresses) if (surroundings.address(label) !== answer) return false;
	for (const [label, answer] of notes) if (surroundings.noteCites(label) !== answer) return false;
	return true;
}
