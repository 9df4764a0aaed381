import type { Place } from '../quotations/sample.ts';

/** What a user would otherwise pick to find a quotation with. */
export interface Peer {
	readonly name: PeerName;
	readonly title: string;
	/** How it is used, for the report. */
	readonly settings: string;
	/** It finds exact words only, and is asked for no others. */
	readonly exactOnly?: boolean;
	/** Its answers are other processes', whose memory is not told. */
	readonly spawns?: boolean;
	/**
	 * @param scratch an empty folder for what it writes
	 * @param folder where the sources stand
	 */
	open(scratch: string, folder: string): PeerIndex;
}

export type PeerName = 'flexsearch' | 'minisearch' | 'approx-string-match' | 'fts5-phrases' | 'fts5-rarest' | 'ripgrep';

export interface PeerIndex {
	add(source: number, path: string, text: string): void;
	/** Called once all is added. */
	finish(): void;
	/** The best place: where the quotation stands, or the passage that holds it. */
	find(quotation: string): Place | undefined;
	close(): void;
}
