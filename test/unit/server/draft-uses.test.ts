import assert from 'node:assert/strict';
import type { LibraryView } from '../../../src/library/library.ts';
import { citedSource } from '../../../src/server/cited-source.ts';
import { type DraftUses, usesIn } from '../../../src/server/draft-uses.ts';
import { tallySources, usesOf } from '../../../src/server/sources-overview.ts';
import { atOnce } from '../../../src/text/at-once.ts';
import { memoryLibrary } from '../memory-library.ts';
import { checkedDocument, type Judgement } from './fakes.ts';

const library: LibraryView = memoryLibrary({
	roe: { title: 'On Rain', text: 'It was late.\nThe rain did not stop. So it was.' },
	doe: { title: 'On Snow', text: 'Snow fell on the hills.' },
	empty: { title: 'A book' },
});

const flagged: Judgement = { verdict: 'altered', findings: [{}] };

describe('what a draft uses', () => {
	it('is each quotation with its place, its passage and its verdict', () => {
		const [quotation] = used('# Title\n\nHe said “rain did not stop” [@roe].').quotations;
		assert.deepEqual(quotation?.range, { start: { line: 2, character: 8 }, end: { line: 2, character: 27 } });
		assert.equal(quotation?.words, 'rain did not stop');
		assert.equal(quotation?.source.key, 'roe');
		assert.deepEqual(quotation?.passages, [{ start: 17, end: 34 }]);
		assert.deepEqual([quotation?.verdict, quotation?.flagged], ['verbatim', false]);
	});

	it('is each citation, those apart that a quotation has for its own', () => {
		assert.deepEqual(
			used('“rain did not stop” [@roe], as @doe says and @nobody.').citations.map(({ key, source, quotes }) => [
				key,
				source?.key,
				quotes,
			]),
			[
				['roe', 'roe', true],
				['doe', 'doe', false],
				['nobody', undefined, false],
			],
		);
	});

	it('has a quotation under the source that is cited for it and does not have it', () => {
		const { quotations } = used('“nothing at all” [@doe]', [{ verdict: 'not-found', passage: 'rain', findings: [{}] }]);
		assert.deepEqual(
			quotations.map(({ source, passages }) => [source.key, passages]),
			[['doe', []]],
		);
	});

	it('has a quotation with the wrong citation under both', () => {
		const { quotations } = used('“rain did not stop” [@doe]', [{ verdict: 'wrong-source', findings: [{}] }]);
		assert.deepEqual(
			quotations.map(({ source, passages }) => [source.key, passages.length]),
			[
				['roe', 1],
				['doe', 0],
			],
		);
	});

	it('leaves out what is no source’s', () => {
		assert.deepEqual(used('“nothing at all”', [{ verdict: 'uncited' }]).quotations, []);
	});

	it('counts a quotation that its author’s tag splits once', () => {
		const state = checkedDocument('“The rain,” he said, “did not stop” [@roe].', library, [
			{ passage: 'The rain' },
			{ ...flagged, passage: 'did not stop' },
		]);
		const [first, second] = state.checked.quotations;
		assert.ok(first && second);
		const joined = { ...second, quotation: { ...second.quotation, group: first.quotation.group } };
		const { quotations } = usesOfState({ ...state, checked: { ...state.checked, quotations: [first, joined] } });
		assert.equal(quotations.length, 1);
		assert.equal(quotations[0]?.words, 'The rain, … did not stop');
		assert.equal(quotations[0]?.passages.length, 2);
		assert.deepEqual([quotations[0]?.verdict, quotations[0]?.flagged], ['altered', true]);
		assert.deepEqual(quotations[0]?.range.end, { line: 0, character: 35 });
	});

	it('keeps of long words the first', () => {
		const long = memoryLibrary({ roe: { text: 'word '.repeat(100) } });
		const [quotation] = used(`“${'word '.repeat(60).trim()}” [@roe]`, [], long).quotations;
		assert.ok((quotation?.words.length ?? 0) < 110);
		assert.match(quotation?.words ?? '', /word …$/);
	});
});

describe('the use of sources', () => {
	const drafts = [
		used('“rain did not stop” [@roe] and “So it was” [@roe]. See @empty.', [{}, { ...flagged, passage: 'So it was' }]),
		{ ...used('“It was late” [@roe]'), uri: 'file:///w/other.md' },
	];

	it('is counted over all drafts, works without a document apart', () => {
		const { tallies, works } = tallySources(drafts);
		assert.deepEqual(tallies, [
			{ id: '/w/sources/roe.txt', quotations: 3, flagged: 1, citations: 3, drafts: 2 },
			{ id: '@empty', quotations: 0, flagged: 0, citations: 1, drafts: 1 },
		]);
		assert.deepEqual(
			works.map(({ key, title }) => [key, title]),
			[['empty', 'A book']],
		);
	});

	it('is listed by draft and place', () => {
		const uses = usesOf('/w/sources/roe.txt', drafts, (uri, line) => `${uri.slice(-8)}:${line + 1}`);
		assert.deepEqual(
			uses.map(({ kind, words, place, verdict }) => [kind, words, place, verdict]),
			[
				['quotation', 'rain did not stop', 'draft.md:1', 'word for word'],
				['quotation', 'So it was', 'draft.md:1', 'altered'],
				['quotation', 'It was late', 'other.md:1', 'word for word'],
			],
		);
	});
});

function used(text: string, judgements: readonly Judgement[] = [], from = library): DraftUses {
	return usesOfState(checkedDocument(text, from, judgements), from);
}

function usesOfState(state: ReturnType<typeof checkedDocument>, from = library): DraftUses {
	return atOnce(usesIn(state, state.document.uri, (citation) => citedSource(from, citation, state)));
}
