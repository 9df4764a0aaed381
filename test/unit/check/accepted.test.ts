import assert from 'node:assert/strict';
import { type Accepted, acceptanceOf } from '../../../src/check/accepted.ts';
import { createChecker } from '../../../src/check/check.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import { libraryOf } from './checking.ts';

const texts = {
	walden: 'The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation.',
	jefferson: 'Peace, commerce, and honest friendship with all nations, entangling alliances with none.',
};
const altered = '“The mass of men lead lives of noisy desperation” [@walden].';

function checkWith(accepted: readonly Accepted[], draft: string, sources: Record<string, string> = texts) {
	const library = libraryOf(sources);
	const read = parseMarkdown(draft);
	const checked = createChecker(library, { ...defaultSettings, accepted }).check(read, draft, '/draft.md');
	const acceptances = checked.quotations.map((quotation) => acceptanceOf(quotation, read, library));
	return { ...checked, acceptances };
}

/** What accepting the first quotation of the draft puts down. */
function accept(draft: string, sources: Record<string, string> = texts): Accepted {
	const [acceptance] = checkWith([], draft, sources).acceptances;
	assert.ok(acceptance);
	return acceptance;
}

describe('an accepted quotation', () => {
	it('is kept with its words, its source and the source’s words', () => {
		assert.deepEqual(accept(altered), {
			quotation: 'The mass of men lead lives of noisy desperation',
			source: 'walden',
			passage: 'The mass of men lead lives of quiet desperation',
		});
	});

	it('has no findings, is not flagged, and keeps its verdict', () => {
		const { quotations, findings } = checkWith([accept(altered)], altered);
		assert.deepEqual(findings, []);
		const [{ accepted, flagged, verdict } = {}] = quotations;
		assert.deepEqual([accepted, flagged, verdict], [true, false, 'altered']);
	});

	it('is accepted wherever it stands, however it is set', () => {
		const entry = accept(altered);
		for (const draft of [
			`New.\n\n${altered}`,
			altered.replace('“', '"').replace('”', '"'),
			altered.replace('men lead', 'men\nlead'),
			altered.replace('noisy', '*noisy*').replace('.', ' (emphasis added).'),
			'> The mass of men lead lives of noisy desperation\n\n[@walden]',
		]) {
			assert.deepEqual(checkWith([entry], draft).findings, [], draft);
		}
	});

	it('wakes when it changes', () => {
		const entry = accept(altered);
		for (const draft of [
			altered.replace('men', 'women'),
			altered.replace('lead', ', lead'),
			altered.replace('T', 't'),
		]) {
			assert.notDeepEqual(checkWith([entry], draft).findings, [], draft);
		}
	});

	it('wakes when the passage changes, or the source cited', () => {
		const entry = accept(altered);
		const other = { ...texts, walden: texts.walden.replace('quiet', 'silent') };
		assert.equal(checkWith([entry], altered, other).quotations[0]?.flagged, true);
		assert.equal(checkWith([entry], altered.replace('@walden', '@jefferson')).quotations[0]?.flagged, true);
	});

	it('may be one that stands nowhere, until it stands somewhere', () => {
		const draft = '“Nobody ever wrote these words of mine” [@walden].';
		const entry = accept(draft);
		assert.deepEqual(entry, { quotation: 'Nobody ever wrote these words of mine', source: 'walden', passage: '' });
		assert.deepEqual(checkWith([entry], draft).findings, []);
		const found = { ...texts, walden: `${texts.walden} Nobody ever wrote those words of mine.` };
		assert.notDeepEqual(checkWith([entry], draft, found).findings, []);
	});

	it('may be one from another source than the cited, or from one that there is none of, or uncited', () => {
		for (const [draft, source] of [
			['He wanted “honest friendship with all nations” [@walden].', 'walden'],
			['He wanted “honest friendship with all nations, entangling alliances” [@nobody].', 'nobody'],
			['He wanted “honest friendship with all nations, entangling alliances with none.”', 'jefferson'],
		] as const) {
			const entry = accept(draft);
			assert.equal(entry.source, source);
			assert.match(entry.passage, /^honest friendship/);
			const { findings, quotations } = checkWith([entry], draft);
			assert.deepEqual(findings, [], draft);
			assert.deepEqual([quotations[0]?.accepted, quotations[0]?.flagged], [true, false]);
		}
	});

	it('does not speak for the other quotations of a citation that nobody knows', () => {
		const draft = 'It was “honest friendship with all nations” and “entangling alliances with none” [@nobody].';
		const [first, second] = checkWith([], draft).acceptances;
		assert.ok(first && second);
		assert.equal(checkWith([first], draft).findings.length, 1);
		assert.equal(checkWith([first, second], draft).findings.length, 0);
	});

	it('that has nothing wrong with it is not called accepted', () => {
		const draft = altered.replace('noisy', 'quiet');
		assert.equal(checkWith([accept(draft)], draft).quotations[0]?.accepted, false);
	});
});
