import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createChecker } from '../../../../src/check/check.ts';
import { wording } from '../../../../src/check/context.ts';
import { defaultSettings, type Preset } from '../../../../src/check/settings.ts';
import { parseMarkdown } from '../../../../src/drafts/markdown.ts';
import { splitPassages } from '../../../../src/library/search/passage-split.ts';
import { rangeOf, sourceDocument } from '../../../../src/server/positions.ts';
import { readerFor } from '../../../../src/sources/formats/readers.ts';
import { memoryLibrary, wholeText } from '../../memory-library.ts';
import { answered, quote } from './quoting.ts';

describe('a trimmed passage', () => {
	const text =
		'“Fresh troops allow tired units to leave the line,” he wrote, “and that is worth more than their number suggests.” In spring, the dredgers—old, but paid for—did not work (they never had). Nobody knew why.';

	it('has an ellipsis where words are gone from its middle, and none at its ends', () => {
		assert.equal(
			trimmed('In spring, the dredgers did not work. Nobody knew why.', 'He says: |'),
			'He says: “In spring, the dredgers … did not work … Nobody knew why.” [@s]',
		);
		assert.equal(
			trimmed('the dredgers—old, but paid for—did not work', 'that |'),
			'that “the dredgers—old, but paid for—did not work” [@s]',
		);
	});

	it('writes the ellipsis as the draft does, in brackets beside the source’s own', () => {
		assert.equal(
			trimmed('In spring, the dredgers did not work', '“a [...] b” and |'),
			'“a [...] b” and “In spring, the dredgers [...] did not work” [@s]',
		);
		assert.match(
			trimmed('In spring, the dredgers did not work', '„a“ sagt |'),
			/„In spring, the dredgers \[…\] did not work“/,
		);
	});

	it('may have words of the writer’s own in brackets', () => {
		assert.equal(
			trimmed('In spring, the [old] dredgers—old, but paid for—did not work', 'that |'),
			'that “In spring, the [old] dredgers—old, but paid for—did not work” [@s]',
		);
		assert.equal(trimmed('In spring, [they] did not work', 'that |'), 'that “In spring, [they] did not work” [@s]');
		assert.equal(
			trimmed('In spring, the dredger[] did not work', 'that |'),
			'that “In spring, the dredger[] … did not work” [@s]',
		);
	});

	it('says which word is not in the passage', () => {
		assert.equal(
			trimmed('In spring, machines did not work', '|'),
			'(“machines” is not in the passage. Words of your own go in [brackets].)',
		);
		assert.equal(
			trimmed('the dredgers in spring', '|'),
			'(“in” does not stand there in the passage. Words can be left out, but not moved.)',
		);
		assert.equal(trimmed('[nothing]', '|'), '(No word of the passage is left.)');
	});

	it('does not hide a negation', () => {
		assert.match(trimmed('In spring, the dredgers work', '|'), /^\(.*not.*\)$/);
	});

	it('begins as the writer’s sentence does, with brackets where the preset has them', () => {
		assert.equal(trimmed('the dredgers did not work', '|'), '“The dredgers … did not work” [@s]');
		assert.equal(trimmed('the dredgers did not work', '|', 'strict'), '“[T]he dredgers … did not work” [@s]');
		assert.equal(trimmed('the dredgers did not work', '|', 'news'), '“the dredgers … did not work” [@s]');
		assert.equal(trimmed('the dredgers did not work', 'that |'), 'that “the dredgers … did not work” [@s]');
		assert.equal(
			trimmed('in spring, the dredgers', 'He fears “it” |', 'strict'),
			'He fears “it” “[i]n spring, the dredgers” [@s]',
		);
	});

	it('shows under a strict preset that its last sentence goes on', () => {
		assert.equal(
			trimmed('In spring, the dredgers did not work', 'He says: |', 'strict'),
			'He says: “In spring, the dredgers … did not work …” [@s]',
		);
		assert.equal(trimmed('Nobody knew why.', 'He says: |', 'strict'), 'He says: “Nobody knew why.” [@s]');
	});

	it('keeps the pairs of the passage’s own marks whole', () => {
		assert.equal(
			trimmed('he wrote, “and that is worth In spring, the dredgers', 'He says that |'),
			'He says that “he wrote, ‘and that is worth’ … In spring, the dredgers” [@s]',
		);
	});

	function trimmed(words: string, draft: string, preset: Preset = 'scholarly'): string {
		const library = memoryLibrary({ s: { text } });
		const [source] = library.sources;
		assert.ok(source);
		const document = sourceDocument(library, source);
		assert.ok(document);
		const ranges = [rangeOf(document, { start: 0, end: text.length })];
		return quote({ library, source: document.uri, ranges, draft, words, preset });
	}
});

describe('trimming real sources', () => {
	const files = ['calder-note.md', 'estmere-briefing.md'].map((name) => `examples/sources/${name}`);
	const sources = [...files, 'seeds/pentagon-ukraine-weapons.txt'].map((path) => {
		const url = new URL(`../../../../${path}`, import.meta.url);
		return { path: `/w/${path}`, text: readFileSync(url, 'utf8') };
	});

	it('ends in what the checker accepts, or says why not', async () => {
		const read = await Promise.all(sources.map(({ path, text }) => readerFor(path)?.read(Buffer.from(text), path)));
		const library = memoryLibrary(
			Object.fromEntries(read.map((content, i) => [`s${i}`, { ...content, path: sources[i]?.path ?? '' }])),
		);
		const passages = library.sources.flatMap((source) =>
			splitPassages(wholeText(library, source))
				.filter(({ start, end }) => end - start > 80)
				.map((span) => ({ source, span })),
		);
		const tried = { written: 0, refused: [] as string[] };
		const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.integer({ min: 1, max: 12 }) });
		fc.assert(
			fc.property(
				fc.constantFrom(...passages),
				fc.array(cut, { minLength: 1, maxLength: 3 }),
				fc.constantFrom('|', 'He says that |', 'He says: |, and\nso on'),
				fc.constantFrom<Preset>('scholarly', 'strict', 'news'),
				({ source, span }, cuts, draft, preset) => {
					const document = sourceDocument(library, source);
					assert.ok(document);
					const all = wording(library, source, library.text(source), span).trim().split(' ');
					const left = [...all];
					for (const { at, length } of cuts) left.splice(Math.floor(at * left.length), length);
					const words = left.join(' ');
					if (left.length === 0 || !/\p{L}/u.test(words)) return;
					const ranges = [rangeOf(document, span)];
					const answer = answered({ library, source: document.uri, ranges, draft, words, preset });
					if ('problem' in answer) {
						tried.refused.push(`${answer.problem} <- ${words}`);
						return;
					}
					tried.written++;
					const at = draft.indexOf('|');
					const written = draft.slice(0, at) + answer.text + draft.slice(at + 1);
					const checker = createChecker(library, { ...defaultSettings, preset });
					const { findings } = checker.check(parseMarkdown(written), written, '/w/draft.md');
					assert.deepEqual(
						findings.filter(({ severity }) => severity !== 'hint').map(({ message }) => message),
						[],
						written,
					);
				},
			),
			{ numRuns: 400 },
		);
		if (process.env.SHOW) console.log(tried.written, tried.refused.length, tried.refused.join('\n'));
		assert.ok(tried.refused.length * 10 < tried.written, tried.refused.join('\n'));
	});
});
