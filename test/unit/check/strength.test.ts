import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareWithSource } from '../../../src/check/compare.ts';
import { readWording } from '../../../src/check/elements.ts';
import { isSurelyAsStrong, strengthOf } from '../../../src/check/strength.ts';
import { parseMarkdown } from '../../../src/drafts/markdown.ts';
import type { Source } from '../../../src/library/library.ts';
import { libraryOf } from './checking.ts';

const words = Array.from({ length: 900 }, (_, i) => (i % 4 === 0 ? 'the' : `w${(i * 7919) % 613}ord`));
const library = libraryOf({ s: words.join(' ') });
const source = library.sources[0] as Source;

describe('the strength of a comparison', () => {
	it('is never less than what a few of its words made sure of', () => {
		let sure = 0;
		fc.assert(
			fc.property(fc.nat(880), fc.integer({ min: 6, max: 19 }), fc.nat(8), fc.nat(100), fc.nat(60), (...drawn) => {
				const [first, length, changes, percent, evidence] = drawn;
				const quoted = words.slice(first, first + length).map((word, i) => (i % 9 < changes - 3 ? 'other' : word));
				const draft = parseMarkdown(`She writes: “${quoted.join(' ')}” [@s].`);
				const wording = readWording(draft.quotations[0] as (typeof draft.quotations)[0]);
				const comparison = compareWithSource(wording, library, source, undefined);
				const least = { similarity: percent / 100, evidence };
				if (comparison === undefined || !isSurelyAsStrong(comparison, library, least)) return;
				sure++;
				const strength = strengthOf(comparison, library);
				assert.ok(strength.similarity >= least.similarity - 1e-9 && strength.evidence >= evidence - 1e-9);
			}),
			{ examples: [[505, 15, 8, 28, 0]] },
		);
		assert.ok(sure > 0);
	});
});
