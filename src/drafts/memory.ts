import { type Paragraph, readParagraph, type Surroundings } from './paragraph.ts';

/**
 * Remembers what was read of each paragraph by the paragraph's own text, so that after an edit only the paragraphs
 * it touched are read again. Some that no draft has needed for a while are kept too: a fence that is just being typed
 * makes code of all that follows, until it is closed.
 */
export interface Memory {
	/**
	 * To be called before a draft's paragraphs are read.
	 * @param needed by the version before
	 */
	begin(needed: readonly { readonly remembered: Remembered }[]): void;
	/**
	 * @param text in memory of its own
	 * @param runsOn as of `readParagraph`; `scope` keeps apart paragraphs that see other surroundings
	 */
	read(text: string, surroundings: Surroundings, scope: string, runsOn?: string): Remembered;
	/** As reading the same text again, where its surroundings are what they were; else false, and it is to be read. */
	again(remembered: Remembered, surroundings: Surroundings): boolean;
	/** So many are needed as they were read before. */
	stay(count: number): void;
}

export interface Remembered {
	readonly paragraph: Paragraph;
	/** What it asked of the draft, and the answers it was read with. */
	readonly addresses: ReadonlyMap<string, string | undefined>;
	readonly notes: ReadonlyMap<string, boolean>;
	/** It asked nothing. */
	readonly standsAlone: boolean;
	/** The number of the last draft that needed it. */
	last: number;
}

/** As many as the draft has and some more are kept, whatever was read meanwhile. */
const spare = 1000;
/** What one of the last so many readings needed is kept in any case. */
const recent = 16;

export function createMemory(): Memory {
	const known = new Map<string, Remembered>();
	let draft = 0;
	let needed = 0;

	/** What was not needed lately goes, where it is more than what was. */
	const forget = (before: readonly { readonly remembered: Remembered }[]): void => {
		if (known.size <= 2 * needed + spare) return;
		for (const { remembered } of before) remembered.last = draft;
		for (const [key, { last }] of known) if (last <= draft - recent) known.delete(key);
	};
	return {
		begin(before) {
			forget(before);
			draft++;
			needed = 0;
		},
		read(text, surroundings, scope, runsOn = '') {
			needed++;
			const key = scope === '' && runsOn === '' ? text : `${text}\n\n${scope}${runsOn}`;
			const before = known.get(key);
			if (before && stillHolds(before, surroundings)) {
				before.last = draft;
				return before;
			}
			const fresh = readAfresh(text, surroundings, runsOn, draft);
			known.set(key, fresh);
			return fresh;
		},
		again(remembered, surroundings) {
			if (!stillHolds(remembered, surroundings)) return false;
			needed++;
			remembered.last = draft;
			return true;
		},
		stay(count) {
			needed += count;
		},
	};
}

function readAfresh(text: string, surroundings: Surroundings, runsOn: string, last: number): Remembered {
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
	const paragraph = readParagraph(text, asking, runsOn);
	return { paragraph, addresses, notes, standsAlone: addresses.size + notes.size === 0, last };
}

function stillHolds({ addresses, notes, standsAlone }: Remembered, surroundings: Surroundings): boolean {
	if (standsAlone) return true;
	for (const [label, answer] of addresses) if (surroundings.address(label) !== answer) return false;
	for (const [label, answer] of notes) if (surroundings.noteCites(label) !== answer) return false;
	return true;
}
