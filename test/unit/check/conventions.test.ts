import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/check/settings.ts';
import { checkDraft, checkWords, said } from './checking.ts';

const woods =
	'I went to the woods because I wished to live deliberately, to front only the essential facts of life, and see if ' +
	'I could not learn what it had to teach, and not, when I came to die, discover that I had not lived. Every morning ' +
	'was a cheerful invitation to make my life of equal simplicity with Nature herself.';

/** Convention, source, draft, verdict. */
type Row = readonly [name: string, source: string, draft: string, verdict: string];

const silent: readonly Row[] = [
	['the same words', woods, 'Every morning was a cheerful invitation', 'verbatim'],
	['kinds of apostrophe', "I don't understand it at all.", 'I don’t understand it at all', 'verbatim'],
	['kinds of dash', 'for you -- ask what you can do', 'for you – ask what you can do', 'verbatim'],
	['soft hyphens and hard spaces', woods, 'I wished to live delib\u00aderately', 'verbatim'],
	['ligatures', 'is not a suﬃcient warrant for it', 'is not a sufficient warrant', 'verbatim'],
	['joined letters', 'the fall of Cæsar in Rome', 'the fall of Caesar in Rome', 'acceptable'],
	[
		'a word divided at its line’s end',
		'one very simple princi-\nple, as entitled',
		'one very simple principle',
		'verbatim',
	],
	[
		'lines run in',
		'Water, water, every where,\nNor any drop to drink.',
		'every where, Nor any drop to drink',
		'verbatim',
	],
	[
		'a slash for a line’s end',
		'Water, water, every where,\nNor any drop to drink.',
		'every where, / Nor any drop to drink',
		'verbatim',
	],
	['inner marks of the other kind', 'he said “no” to them all', 'he said ‘no’ to them all', 'verbatim'],
	['an initial capital', woods, 'every morning was a cheerful invitation', 'acceptable'],
	['an initial in brackets', woods, '[e]very morning was a cheerful invitation', 'acceptable'],
	['a final mark dropped or changed', woods, 'discover that I had not lived,', 'verbatim'],
	['a marked omission', woods, 'I wished to live deliberately, . . . and see if I could not learn', 'acceptable'],
	['an omission in brackets', woods, 'I wished to live deliberately […] and see if I could not learn', 'acceptable'],
	['several omissions', woods, 'I went … because I wished … and see if I could not learn', 'acceptable'],
	['an ellipsis across sentences', woods, 'discover that I had not lived…. with Nature herself', 'acceptable'],
	['a gloss in brackets', woods, 'front only the essential facts [truths] of life', 'acceptable'],
	['a replacement in brackets', woods, 'because [Thoreau] wished to live deliberately', 'acceptable'],
	[
		'an ending in brackets',
		'The power to tax involves the power to destroy.',
		'involve[d] the power to destroy',
		'acceptable',
	],
	['[sic]', 'Thou shalt not fight teh enemy today', 'not fight teh [sic] enemy today', 'verbatim'],
	['capitals made small', 'THE UNDERTAKING was begun in May', 'The undertaking was begun in May', 'acceptable'],
	['the source’s emphasis dropped', 'not handsome enough to tempt _me_ today', 'enough to tempt me today', 'verbatim'],
	['Japanese', '吾輩は猫である。名前はまだ無い。どこで生れたか', '吾輩は猫である。……どこで生れたか', 'acceptable'],
];

const flagged: readonly (readonly [...Row, said: readonly string[]])[] = [
	[
		'a word substituted',
		woods,
		'I wished to live simply, to front only the essential facts',
		'altered',
		['warning altered: The source has “deliberately”, not “simply”.'],
	],
	[
		'a clause left out',
		woods,
		'I wished to live deliberately, and see if I could not learn',
		'unmarked-omission',
		[
			'warning unmarked-omission: “to front only the essential facts of life” is left out here without a mark. An ellipsis (…) would show it.',
		],
	],
	[
		'a word put in',
		woods,
		'Every morning was truly a cheerful invitation',
		'unmarked-insertion',
		['warning unmarked-insertion: “truly” is not in the source. Words of your own go in [square brackets].'],
	],
	[
		'a negation dropped',
		woods,
		'discover that I had lived. Every morning was a cheerful invitation',
		'unmarked-omission',
		['error unmarked-omission: The source has “not” here. Without it the quotation says the opposite.'],
	],
	[
		'a negation added',
		woods,
		'I did not wish: I wished to not live deliberately, to front only the essential facts',
		'altered',
		[],
	],
	[
		'a number changed',
		'It sent 3,000 troops and artillery supplies.',
		'It sent 13,000 troops and artillery supplies',
		'altered',
		['error altered: The source has “3,000”, not “13,000”: a number is changed.'],
	],
	[
		'a number restyled',
		'some three and a half million men and women are engaged',
		'some 3.5 million men and women are engaged',
		'altered',
		['warning altered: The source writes “three and a half”, not “3.5”.'],
	],
	[
		'a name changed',
		'All the while moody Ahab had not heard his menial.',
		'All the while moody Starbuck had not heard his menial',
		'altered',
		['error altered: The source has “Ahab”, not “Starbuck”: a name is changed.'],
	],
	[
		'a modal changed',
		'The judges shall hold their offices during good behaviour.',
		'The judges may hold their offices during good behaviour',
		'altered',
		['error altered: The source has “shall”, not “may”: that changes what may or must be.'],
	],
	[
		'a contraction undone',
		'I think we have seen the last of them, and we’ll go.',
		'I think we have seen the last of them, and we will go',
		'altered',
		['warning altered: The source writes “we’ll”, not “we will”.'],
	],
	[
		'words in another order',
		'In vain I have struggled against it.',
		'In vain have I struggled against it',
		'altered',
		['warning altered: The source has these words in another order: “I have”.'],
	],
	[
		'a respelling',
		'The better part of valour is discretion.',
		'The better part of valor is discretion',
		'altered',
		['information altered: The source spells it “valour”, not “valor”.'],
	],
	[
		'a comma moved',
		'To err is human, to forgive, divine.',
		'To err is human; to forgive, divine',
		'altered',
		['information altered: The source punctuates “human, to”, not “human; to”.'],
	],
	[
		'a capital lowered',
		'a new nation, conceived in Liberty, and dedicated',
		'a new nation, conceived in liberty, and dedicated',
		'altered',
		['information altered: The source has “Liberty”, not “liberty”.'],
	],
	[
		'an accent dropped',
		'une petite étude de mœurs',
		'une petite etude de mœurs',
		'altered',
		['information altered: The source spells it “étude”, not “etude”.'],
	],
	[
		'words joined',
		'Good night, sweet prince, and flights of angels',
		'Goodnight, sweet prince, and flights of angels',
		'altered',
		['information altered: The source spells it “Good night”, not “Goodnight”.'],
	],
	[
		'an ellipsis that hides a negation',
		'I come to bury Caesar, not to praise him.',
		'I come to … praise him',
		'altered',
		[
			'warning meaning-changed: This ellipsis leaves out “bury Caesar, not to”. Does the quotation still say what the source says?',
		],
	],
	[
		'parts in reverse order',
		'It was the best of times, it was the worst of times, it was the spring of hope.',
		'it was the spring of hope … it was the best of times',
		'altered',
		['warning altered: What follows this ellipsis stands before it in the source: “It was the best of times”.'],
	],
	[
		'a question of the writer’s own',
		'All the world is a stage, and all the men.',
		'All the world is a stage?',
		'altered',
		['information altered: The source has a comma here. A question mark of your own goes outside the quotation marks.'],
	],
	[
		'words that stand nowhere',
		woods,
		'The horse came within sight, and his heart sank again',
		'not-found',
		['error not-found: These words stand nowhere in “S” (@s).'],
	],
];

describe('what every style guide allows is passed over in silence', () => {
	for (const [name, source, draft, verdict] of silent) {
		it(name, () => {
			const checked = checkWords(source, draft);
			assert.deepEqual(said(checked), []);
			assert.equal(checked.verdict, verdict);
			assert.equal(checked.flagged, false);
		});
	}
});

describe('what misleads a reader is said', () => {
	for (const [name, source, draft, verdict, words] of flagged) {
		it(name, () => {
			const checked = checkWords(source, draft);
			if (words.length > 0) assert.deepEqual(said(checked), words);
			assert.equal(checked.verdict, verdict);
			assert.equal(checked.flagged, true);
		});
	}

	it('at the words that differ', () => {
		const draft = 'He “wished to live simply, to front only the facts” [@s].';
		const { findings } = checkDraft({ s: 'I wished to live deliberately, to front only the facts of life.' }, draft);
		assert.deepEqual(
			findings.map(({ span }) => draft.slice(span.start, span.end)),
			['simply'],
		);
	});

	it('of an omission at the words it stands between', () => {
		const draft = 'He “wished to live, and see if I could learn” [@s].';
		const { findings } = checkDraft({ s: 'I wished to live deliberately, and see if I could learn.' }, draft);
		assert.deepEqual(
			findings.map(({ span }) => draft.slice(span.start, span.end)),
			['live, and'],
		);
	});
});

describe('emphasis', () => {
	const source = 'tolerable, but not handsome enough to tempt _me_';

	it('of the writer’s own is to be declared', () => {
		const [quotation] = checkDraft(
			{ s: source },
			'He finds her “*tolerable*, but not handsome enough” [@s].',
		).quotations;
		assert.deepEqual(said(quotation as never), [
			'information altered: The source does not stress “tolerable”. Say that you do: “(emphasis added)”.',
		]);
	});

	it('declared is fine', () => {
		const draft = 'He finds her “*tolerable*, but not handsome enough” [@s] (emphasis added).';
		assert.deepEqual(checkDraft({ s: source }, draft).findings, []);
	});

	it('cannot be told from a source that shows none', () => {
		const draft = 'He finds her “*tolerable*, but not handsome enough” [@s].';
		assert.deepEqual(checkDraft({ s: source.replaceAll('_', '') }, draft).findings, []);
	});
});

describe('letters in round brackets that the source has', () => {
	const source = 'The works of the author(s); however, may need to be reformatted for each of the reader(s) of it.';

	it('are its own, wherever they stand in the quotation', () => {
		for (const words of ['works of the author(s); however, may need', 'reformatted for each of the reader(s)']) {
			assert.equal(checkWords(source, words).flagged, false, words);
		}
	});

	it('leave other differences to be found', () => {
		assert.equal(checkWords(source, 'works of the author(s); therefore, may need').flagged, true);
	});
});

describe('presets and rules', () => {
	it('strict: a changed initial goes in brackets', () => {
		const strict = { ...defaultSettings, preset: 'strict' as const };
		assert.deepEqual(said(checkWords(woods, 'every morning was a cheerful invitation', strict)), [
			'warning altered: The source has “Every”. A changed initial goes in brackets: “[e]”.',
		]);
		assert.deepEqual(said(checkWords(woods, '[e]very morning was a cheerful invitation', strict)), []);
	});

	it('news: round brackets may hold the writer’s words', () => {
		const draft = 'front only the essential facts (truths) of life';
		assert.equal(checkWords(woods, draft).flagged, true);
		assert.equal(checkWords(woods, draft, { ...defaultSettings, preset: 'news' }).flagged, false);
	});

	it('a rule’s severity can be set, by convention or by code', () => {
		const draft = 'a new nation, conceived in liberty';
		const source = 'a new nation, conceived in Liberty, and dedicated';
		const off = (rule: string) => ({ ...defaultSettings, rules: { [rule]: 'off' as const } });
		assert.equal(checkWords(source, draft, off('inner-capital')).flagged, false);
		assert.equal(checkWords(source, draft, off('altered')).flagged, false);
		assert.equal(checkWords(source, draft, off('not-found')).flagged, true);
	});
});
