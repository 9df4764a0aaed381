import assert from 'node:assert/strict';
import { createChecker } from '../../../src/check/check.ts';
import { referencedSource, referencedSources } from '../../../src/check/referenced.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { createMarkdownParser, parseMarkdown } from '../../../src/drafts/markdown.ts';
import { memoryLibrary } from '../memory-library.ts';
import { libraryOf, said } from './checking.ts';

const texts = { walden: 'The mass of men lead lives of quiet desperation.', plato: '' };

const front = `---
references:
- id: roe2024
  title: On Rain
  author: [{ family: Roe, given: Jane }]
  issued: 2024
- id: walden
  title: Walden; or, Life in the Woods
---
`;

const check = (draft: string) =>
	createChecker(libraryOf(texts), defaultSettings).check(parseMarkdown(draft), draft, '/draft.md');

describe('the references of a draft’s front matter', () => {
	it('are known keys, whose quotations cannot be checked, which is said once, quietly', () => {
		const draft = `${front}“It rained and rained all day” [@roe2024], “and rained all night long” [@roe2024]. See [@roe2024; @roes2024].`;
		assert.deepEqual(said(check(draft)), [
			'hint uncheckable: “On Rain” (@roe2024) is in the bibliography, but its text is not among the sources, so quotations from it cannot be checked.',
			'warning unknown-source: No source has the key “roes2024”. Put its text into the sources folder, or its entry into the bibliography.',
		]);
	});

	it('lend their names to a source of that key, which is checked all the same', () => {
		const draft = `${front}“The mass of women lead lives of quiet desperation” [@walden].`;
		assert.deepEqual(
			check(draft).findings.map(({ code }) => code),
			['altered'],
		);
		const library = libraryOf(texts);
		const source = referencedSource(parseMarkdown(draft), 'walden', library);
		assert.equal(source?.title, 'Walden; or, Life in the Woods');
		assert.equal(source?.path, library.byKey('walden')?.path);
	});

	it('stay the same while the front matter does', () => {
		const library = libraryOf(texts);
		const parser = createMarkdownParser();
		const before = referencedSources(parser.parse(`${front}One.`), library);
		assert.deepEqual(
			before.map(({ key, author, date }) => [key, author, date]),
			[
				['roe2024', 'Jane Roe', '2024'],
				['walden', undefined, undefined],
			],
		);
		const after = referencedSources(parser.parse(`${front}One more.`), library);
		assert.ok(before.every((source, i) => source === after[i]));
		assert.deepEqual(referencedSources(parser.parse('None.'), library), []);
	});
});

describe('a work of several documents', () => {
	it('is quoted faithfully where any of them has the words', () => {
		const known = memoryLibrary({
			mill: { text: 'The subject of this Essay is not the so-called Liberty of the Will.' },
			snapshot: { text: 'A preface that only the web page has, with much of interest in it.' },
		});
		const [mill, snapshot] = known.sources;
		const library = { ...known, companions: (source: unknown) => (source === mill && snapshot ? [snapshot] : []) };
		const draft =
			'He has “a preface that only the web page has” [@mill], on “the so-called Liberty of the Will” [@mill].';
		assert.deepEqual(createChecker(library, defaultSettings).check(parseMarkdown(draft), draft, '/d.md').findings, []);
		const alone = createChecker(known, defaultSettings).check(parseMarkdown(draft), draft, '/d.md').findings;
		assert.deepEqual(
			alone.map(({ code }) => code),
			['wrong-source'],
		);
	});
});
