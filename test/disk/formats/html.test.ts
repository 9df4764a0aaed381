import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { readerFor } from '../../../src/sources/formats/readers.ts';
import { type SourceContent, UnreadableSource } from '../../../src/sources/source.ts';
import { locatorsOf, marked } from '../../unit/sources/marked.ts';

async function read(path: string): Promise<SourceContent> {
	const file = fileURLToPath(new URL(`../../documents/${path}`, import.meta.url));
	const content = await readerFor(file)?.read(readFileSync(file), file);
	assert.ok(content);
	return content;
}

describe('a news page', () => {
	for (const [way, name] of [
		['as written', 'news.html'],
		['as Chromium has it after loading', 'news-dom.html'],
		['as a web archive', 'news.mhtml'],
	] as const) {
		it(`${way} is the article and nothing around it`, async () => {
			const content = await read(`html/${name}`);
			assert.match(
				content.text,
				/^Ferry inquiry opens with captain’s account\n\nThe master of the Alder told the panel/,
			);
			assert.match(content.text, /“I was told the budget would not stretch to it,” he said\. “I\s?wrote that down/);
			assert.match(content.text, /Photograph: Lena Marsh\n\n“Nobody looked at the chart”\n\nCounsel/);
			assert.match(content.text, /The Board regrets .*\n\nThe inquiry continues on Wednesday\.$/);
			const others =
				/cookies|Sport|Share on|morning briefing|Read more|Topics|Most read|seagull|nine years|All rights|must never/;
			assert.doesNotMatch(content.text, others);
			assert.deepEqual(locatorsOf(content), ['section “Nobody looked at the chart”']);
		});

		it(`${way} names its title, authors, day and address`, async () => {
			assert.deepEqual((await read(`html/${name}`)).metadata, {
				title: 'Ferry inquiry opens with captain’s account',
				author: 'Marian Holt and Tom Pell',
				date: '2024-03-05',
				url: 'https://www.harbourtimes.example/2024/03/05/ferry-inquiry-opens',
			});
		});
	}
});

describe('a page, an archive, a message or captions, cut off or with bytes changed anywhere', () => {
	const names = [
		'html/news.html',
		'html/soup.html',
		'html/news.mhtml',
		'html/encyclopedia.html',
		'known/python.eml',
		'known/captions.vtt',
	];
	for (const name of names) {
		it(`are read, or refused in a sentence: ${name}`, async () => {
			const file = fileURLToPath(new URL(`../../documents/${name}`, import.meta.url));
			const bytes = readFileSync(file);
			const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 });
			await fc.assert(
				fc.asyncProperty(fc.oneof(fc.constant(bytes.length), fc.nat(bytes.length)), changes, async (cut, flips) => {
					const damaged = Uint8Array.from(bytes.subarray(0, cut));
					for (const [at, byte] of flips) if (at < cut) damaged[at] = byte;
					try {
						const content = await readerFor(file)?.read(damaged, file);
						assert.ok(content !== undefined && content.text.length <= 2 * bytes.length);
					} catch (error) {
						if (!(error instanceof UnreadableSource)) throw error;
						assert.match(error.message, /^[A-Z].*\.$/s);
					}
				}),
				{ seed: 11, numRuns: 40 },
			);
		});
	}
});

describe('an old page of nothing but layout', () => {
	it('is its text, in the encoding that it declares', async () => {
		const { text, metadata } = await read('html/soup.html');
		assert.match(
			text,
			/^On keeping a diary\n\nA diary is a letter .* all the same\.\n\nMy grandmother .*“4s\. 6d\.”\n\nI have tried/s,
		);
		assert.match(text, /right in a way that cannot\.(?:\n\nPosted in Habits on 2 November 2019)?$/);
		assert.doesNotMatch(text, /RSS|lamps|Disqus|Imprint|Against summaries/);
		assert.deepEqual(metadata, { title: 'On keeping a diary', author: 'Inès Calder', date: '2019-11-02' });
	});
});

describe('a page of an encyclopaedia', () => {
	it('keeps its notes, whose marks are none of its words, and loses its buttons', async () => {
		const content = await read('html/encyclopedia.html');
		const shown = marked(content.text, content.apparatus);
		assert.match(shown, /fall of the tide\.⟦\[1\]⟧ A dam .* over a wheel\.⟦\[2\]⟧\n/);
		assert.match(shown, /⟦\^⟧ Thomas McErlean, Harnessing the Tides \(2007\), p\. 12\./);
		assert.match(shown, /“though a punctual employer, keeps hours no Christian should”/);
		assert.match(shown, /Mills still at work\nPlace\tBuilt\nEling\t1785\nWoodbridge\t1793\n/);
		assert.match(shown, /high water {3}06:12\nlow water {4}12:25/);
		assert.doesNotMatch(shown, /edit|citation needed|Contents|Random|Windmill|Categories|last edited/);
		assert.deepEqual(locatorsOf(content), ['section History', 'section Decline', 'section References']);
		assert.deepEqual(content.metadata, { title: 'Tide mill', url: 'https://mills.example/wiki/Tide_mill' });
	});
});

describe('a known text', () => {
	for (const name of ['pandoc.html', 'chromium.html']) {
		it(`in ${name} has its chapters, and its notes at the end`, async () => {
			const content = await read(`known/${name}`);
			for (const place of ['chapter I', 'chapter II', 'chapter III', 'section The folios']) {
				assert.ok(locatorsOf(content).includes(place), place);
			}
			const shown = marked(content.text, content.apparatus);
			assert.match(shown, /till the following Monday\.⟦1⟧\n/);
			assert.match(shown, /in it before the spring\.⟦↩︎⟧\n\nSome editions/);
			assert.equal(content.metadata.author, 'Herman Melville and an Unknown Hand');
		});
	}

	it('as an e-mail message, or as captions, reads alike', async () => {
		const plain = (text: string) => text.replace(/\s+/g, ' ');
		const sentence =
			'tucked it under my arm, and started for Cape Horn and the Pacific. Quitting the good city of old Manhatto,';
		assert.ok(plain((await read('known/python.eml')).text).includes(sentence));
		for (const name of ['captions.srt', 'captions.vtt']) {
			const { text, apparatus } = await read(`known/${name}`);
			assert.ok(plain(marked(text, apparatus).replace(/⟦[^⟧]*⟧/g, '')).includes(sentence), name);
		}
	});
});
