import { approxStringMatch } from './approx-string-match.ts';
import { flexsearch } from './flexsearch.ts';
import { fts5Phrases, fts5Rarest } from './fts5.ts';
import { minisearch } from './minisearch.ts';
import type { Peer } from './peer.ts';
import { findRipgrep, ripgrep } from './ripgrep.ts';

/** Those that can run here. */
export function peersHere(): readonly Peer[] {
	const all = [flexsearch, minisearch, fts5Phrases, fts5Rarest, approxStringMatch];
	return findRipgrep() === undefined ? all : [...all, ripgrep];
}
