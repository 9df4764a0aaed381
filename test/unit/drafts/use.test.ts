import assert from 'node:assert/strict';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';

function usesIn(draft: string): string[] {
	return parseMarkdown(draft).quotations.map(({ use }) => use);
}

function expectUse(use: string, drafts: readonly string[]): void {
	for (const draft of drafts) it(draft, () => assert.equal(usesIn(draft)[0], use));
}

describe('Marks that mention', () => {
	expectUse('mention', [
		'The so-called "experts" were no help.',
		'The so-called “paradox” remains [@federalist].',
		'The so-called “paradox” [@federalist] remains.',
		'Der sogenannte „Fachmann“ schwieg.',
		'Le prétendu « expert » se taisait.',
		'The word “liberty” had three meanings.',
		'The term “constitutional moment” is new.',
		'Das Wort „Freiheit“ hat drei Bedeutungen.',
		'They called him “Honest Abe” long after.',
		'He was known as “the Chief” to all.',
		'The proverb “many hands make light work” is older than print.',
		'Their motto: “first in, first out.”',
		'By “source” I mean any document the reader can open.',
		'“Source” means any document here.',
		'Unter „Quelle“ verstehe ich ein Dokument.',
		'*Heimat* ‘home’ has no plural.',
		'Press “Save as…” and wait.',
		'Ask yourself “why does this matter?” before you start.',
		'Some “friends” came along.',
	]);
});

describe('Marks around titles', () => {
	expectUse('title', [
		'Her essay, “On the Uses of Ballads,” was never printed.',
		'The poem “Mending Wall” [@frost] is short.',
		'A chapter entitled “how to live” follows.',
		'In “Self-Reliance” [@emerson] he says so.',
		'She sang “The Wayfaring Stranger” twice.',
		'夏目漱石『吾輩は猫である』は長い。',
	]);
});

describe('Marks that quote', () => {
	expectUse('quotation', [
		'Thoreau speaks of “quiet desperation” [@walden].',
		'Thoreau uses the phrase “quiet desperation” [@walden].',
		'@walden calls it “quiet desperation.”',
		'He said, “No,” and left.',
		'He said: “Yes.”',
		'Lincoln said “government of the people, by the people.”',
		'Friends say “Friends, Romans, countrymen, lend me your ears.”',
		'Hobbes’s famous "solitary, poor, nasty" [@leviathan].',
		'Even an "angel[]" would not: "If men were angels" [@federalist].',
		'The rule is “jam tomorrow, jam yesterday, but never jam today” [@k].',
		'漱石は『吾輩は猫である』と書く。',
		'[“Honest Abe”](seeds/abe.md)',
	]);

	it('are quotations in all parts, if in one', () => {
		assert.deepEqual(usesIn('“No,” she said, “you are late again, as always.”'), ['quotation', 'quotation']);
	});

	it('are quotations where the table says whose', () => {
		assert.deepEqual(usesIn('| Words | Source |\n|-|-|\n| “alive” | @frank |'), ['quotation']);
	});
});
