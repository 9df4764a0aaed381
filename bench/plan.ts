import type { PeerName } from './peers/peer.ts';

/** How much is asked in a full run, and in a quick one. */
export interface Plan {
	/** Quotations of each kind. */
	readonly quotations: number;
	/** Undefined: all. */
	readonly peers?: readonly PeerName[];
	/** Seconds that each peer has to take in a library, and to answer. */
	readonly peerBuild: number;
	readonly peerAnswer: number;
	/** Fresh processes. */
	readonly starts: number;
	readonly searches: number;
	readonly draftWords: number;
	readonly draftQuotations: number;
	readonly keystrokes: number;
	/** Of each kind, at the cursor. */
	readonly questions: number;
	readonly edits: number;
	readonly changes: number;
}

export const fullPlan: Plan = {
	quotations: 1000,
	peerBuild: 90,
	peerAnswer: 12,
	starts: 9,
	searches: 50,
	draftWords: 100_000,
	draftQuotations: 1000,
	keystrokes: 300,
	questions: 300,
	edits: 10_000,
	changes: 1000,
};

export const quickPlan: Plan = {
	quotations: 200,
	peers: ['flexsearch', 'fts5-phrases', 'approx-string-match'],
	peerBuild: 15,
	peerAnswer: 6,
	starts: 3,
	searches: 10,
	draftWords: 20_000,
	draftQuotations: 200,
	keystrokes: 30,
	questions: 30,
	edits: 500,
	changes: 40,
};
