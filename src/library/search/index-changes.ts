/**
 * Changes of the search index, each a short one. All belong into a transaction.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { LongText } from '../../text/long-text.ts';
import { readingOn } from '../../text/reading-on.ts';
import type { Span } from '../../text/span.ts';
import { bytesOfPassage, createBlockWriter, mostInBlock } from './passage-blocks.ts';
import { nextPassages } from './passage-split.ts';
import { searchWords } from './search-words.ts';
import { createTokenWriter } from './token-writer.ts';

/** A document as it is to be indexed. */
export interface WantedText {
	readonly document: number;
	readonly hash: string;
	readonly text: LongText;
	apparatus(span: Span): readonly Span[];
}

export interface IndexChanges {
	/** Indexes on from where it was left; answers how far it has come. */
	indexStretch(wanted: WantedText): number;
	/** Drops some passages of the document; answers whether it is gone altogether. */
	dropSome(document: number): boolean;
}

interface IndexedPassage {
	readonly span: Span;
	readonly words: string | Uint8Array;
}

export function createIndexChanges(db: DatabaseSync, fullText: boolean): IndexChanges {
	const prepared = {
		state: db.prepare('SELECT hash, indexed FROM document WHERE id = ?'),
		putState: db.prepare('INSERT OR REPLACE INTO document VALUES (?, ?, ?)'),
		removeState: db.prepare('DELETE FROM document WHERE id = ?'),
		takeIds: db.prepare('UPDATE next_passage SET id = id + ? RETURNING id'),
		blocks: db.prepare('SELECT first, length(spans) AS bytes FROM block WHERE document = ? LIMIT 16'),
		removeBlock: db.prepare('DELETE FROM block WHERE first = ?'),
		putWords: db.prepare('INSERT INTO word (rowid, words) VALUES (?, ?)'),
		removeWords: db.prepare('DELETE FROM word WHERE rowid >= ? AND rowid < ?'),
		removeWordsOf: db.prepare('DELETE FROM word WHERE rowid = ?'),
	};
	const writer = createTokenWriter();
	const putBlock = createBlockWriter(db);

	const put = (document: number, passages: readonly IndexedPassage[], apparatus: readonly Span[]) => {
		for (let at = 0; at < passages.length; at += mostInBlock) {
			const block = passages.slice(at, at + mostInBlock);
			const spans = block.map(({ span }) => span);
			const touching = apparatus.filter(
				({ start, end }) => start < (spans.at(-1)?.end ?? 0) && end > (spans[0]?.start ?? 0),
			);
			const first = Number(prepared.takeIds.get(block.length)?.id) - block.length;
			putBlock(first, document, spans, touching);
			block.forEach(({ words }, i) => void prepared.putWords.run(first + i, words));
		}
	};
	const dropSome = (document: number): boolean => {
		const blocks = prepared.blocks.all(document);
		for (const { first, bytes } of blocks) {
			const end = Number(first) + Number(bytes) / bytesOfPassage;
			// FTS5 finds a row by its number, but not rows between two.
			if (fullText) for (let id = Number(first); id < end; id++) prepared.removeWordsOf.run(id);
			else prepared.removeWords.run(Number(first), end);
			prepared.removeBlock.run(Number(first));
		}
		if (blocks.length > 0) return false;
		prepared.removeState.run(document);
		return true;
	};
	return {
		dropSome,
		indexStretch({ document, hash, text, apparatus }) {
			let state = prepared.state.get(document);
			if (state !== undefined && state.hash !== hash) {
				// The library was made anew, and counts its documents from the beginning.
				while (!dropSome(document));
				state = undefined;
			}
			const from = Number(state?.indexed ?? 0);
			if (from >= text.length) return from;
			const { passages, end } = nextPassages(readingOn(text, apparatus), from);
			const stretch = text.slice(from, end);
			const skipped = apparatus({ start: from, end });
			const within = skipped.map((span) => ({ start: span.start - from, end: span.end - from }));
			const indexed: IndexedPassage[] = [];
			for (const span of passages) {
				const passage = { start: span.start - from, end: span.end - from };
				const words = fullText
					? writer.tokens(stretch, passage, within)?.slice()
					: plainWords(stretch, passage, within);
				if (words !== undefined) indexed.push({ span, words });
			}
			put(document, indexed, skipped);
			prepared.putState.run(document, hash, end);
			return end;
		},
	};
}

/** Between blanks, so that a whole word can be told from a part of one. */
function plainWords(text: string, passage: Span, apparatus: readonly Span[]): string | undefined {
	const words = searchWords(text, passage, apparatus).map(({ word }) => word);
	return words.length === 0 ? undefined : ` ${words.join(' ')} `;
}
