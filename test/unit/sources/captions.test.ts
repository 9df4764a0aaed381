import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCaptions } from '../../../src/sources/formats/captions.ts';
import { UnreadableSource } from '../../../src/sources/source.ts';
import { tokenizeSpan } from '../../../src/text/tokens.ts';
import { locatorsOf, marked, wording } from './marked.ts';

const subRip = `1
00:00:01,000 --> 00:00:03,500
<i>We went down to</i>
the old harbour

2
00:00:03,600 --> 00:00:05,000
{\\an8}and nobody was there.

3
00:00:09,000 --> 00:00:11,000
JANE SMITH: Nobody at all?

4
00:00:11,000 --> 00:00:13,000
- No.
- [laughs] Not one.
`;

const webVtt = `WEBVTT - The harbour

STYLE
::cue { color: red }

NOTE Taken down
by ear

intro
00:01.000 --> 00:04.000 align:start
<v Mary>I never said that it
was easy.</v>

01:00:04.000 --> 01:00:06.000
<v.loud John Day>But you <b>did</b> it.

NOTE
The end
`;

const rolling = `WEBVTT
Kind: captions

00:00:00.000 --> 00:00:02.270 align:start position:0%
 
hello<00:00:00.320><c> and</c><00:00:00.640><c> welcome</c>

00:00:02.270 --> 00:00:02.280 align:start position:0%
hello and welcome
 

00:00:02.280 --> 00:00:04.500 align:start position:0%
hello and welcome
to<00:00:02.600><c> the</c><00:00:02.900><c> show</c>

00:00:04.500 --> 00:00:04.510 align:start position:0%
to the show
 

00:00:04.510 --> 00:00:06.500 align:start position:0%
to the show
R&amp;D [Music]
`;

const said = (text: string) => wording(readCaptions(text));
const speeches = (text: string) =>
	readCaptions(text).speeches?.map(({ speaker, span }) => `${speaker}: ${text.slice(span.start, span.end).trim()}`);
const cues = (...lines: readonly string[]) =>
	lines.map((line, i) => `${i + 1}\n00:00:${10 + i},000 --> 00:00:${11 + i},000\n${line}\n`).join('\n');

describe('captions', () => {
	it('read as what is spoken, a sentence over several cues as one', () => {
		assert.equal(
			said(subRip),
			'We went down to\nthe old harbour\nand nobody was there.\n\nNobody at all?\n\nNo.\n  Not one.',
		);
		const { text, apparatus } = readCaptions(subRip);
		assert.equal(text, subRip);
		const { words, gaps } = tokenizeSpan(text, { start: 0, end: text.indexOf('3\n00') }, apparatus);
		assert.equal(words.map((word) => word.text).join(' '), 'We went down to the old harbour and nobody was there');
		assert.deepEqual(
			gaps.slice(1, -1).filter(({ marks, paragraphBreak }) => marks.length > 0 || paragraphBreak),
			[],
		);
	});

	it('tell the time of each cue, in hours, minutes and seconds', () => {
		const content = readCaptions(subRip);
		assert.deepEqual(
			locatorsOf(content),
			['00:00:01', '00:00:03', '00:00:09', '00:00:11'].map((at) => `timestamp ${at}`),
		);
		assert.equal(content.locators[1]?.span.start, subRip.indexOf('2\n00:00:03'));
		assert.deepEqual(locatorsOf(readCaptions(webVtt)), ['timestamp 00:00:01', 'timestamp 01:00:04']);
	});

	it('in WebVTT lose its header, notes, styles and tags', () => {
		assert.equal(said(webVtt), 'I never said that it\nwas easy.\n\nBut you did it.');
		assert.equal(readCaptions(webVtt).metadata.title, 'The harbour');
	});

	it('name who speaks, by voice tags or by labels', () => {
		assert.deepEqual(speeches(webVtt), ['Mary: I never said that it\nwas easy.', 'John Day: But you <b>did</b> it.']);
		assert.deepEqual(speeches(subRip), ['JANE SMITH: Nobody at all?']);
	});

	it('trust a label for its sentence alone, unless most cues have one', () => {
		assert.deepEqual(speeches(cues('ANNA: It was', 'my own fault.', 'Was it?', 'Who knows?', 'Nobody.')), [
			'ANNA: It was\n\n2\n00:00:11,000 --> 00:00:12,000\nmy own fault.',
		]);
		const often = cues('Anna Day: Yes.', 'Of course.', 'Ben: Why?', 'Anna Day: So.', 'Ben: No.', 'Anna Day: Yes.');
		assert.equal(speeches(often)?.length, 5);
		assert.match(speeches(often)?.[0] ?? '', /Of course\./);
	});

	it('leave words before a colon alone that lead no speech', () => {
		assert.equal(
			said(cues('He told me this:', 'Remember: never again.', 'And so I left.')).split('\n')[1],
			'Remember: never again.',
		);
	});

	it('that roll are read once', () => {
		assert.equal(said(rolling).trim(), 'hello and welcome\nto the show\nR&D');
	});

	it('that do not roll keep what is said twice', () => {
		assert.equal(said(cues('No.', 'No.', 'What is it?', 'It is nothing.', 'Nothing at all.')).split('\n').length, 5);
	});

	it('begin a paragraph after a silence', () => {
		const text = subRip.replace('JANE SMITH: ', '');
		assert.match(said(text), /there\.\n\nNobody/);
	});

	it('may lack numbers and empty lines, and have other line ends', () => {
		assert.equal(said(subRip.replaceAll('\n', '\r\n')).replaceAll('\r\n', '\n'), said(subRip));
		const close = '1\n00:00:01,000 --> 00:00:02,000\nOne sentence\n2\n00:00:02,000 --> 00:00:03,000\ngoes on.';
		assert.equal(said(close), 'One sentence\ngoes on.');
		const bare = '00:00:01.000 --> 00:00:02.000\nOne sentence\n\n00:00:02.000 --> 00:00:03.000\ngoes on.\n\nStill.\n';
		assert.equal(said(bare), 'One sentence\ngoes on.\n\nStill.');
	});

	it('without any cue cannot be read', () => {
		assert.throws(() => readCaptions('Just a text.\n'), UnreadableSource);
		assert.equal(said(''), '');
		assert.equal(said('WEBVTT\n'), '');
	});

	it('may be damaged anywhere', () => {
		const whole = fc.constantFrom(subRip, webVtt, rolling);
		const edits = fc.array(
			fc.tuple(fc.nat(), fc.constantFrom('', '<', '-->', '\n\n', '<v A', '00:00:01', ':', '\0', '{\\', '&')),
			{
				maxLength: 8,
			},
		);
		fc.assert(
			fc.property(whole, edits, fc.nat(), (text, changes, cut) => {
				let damaged: string = text;
				for (const [at, put] of changes) {
					const place = at % (damaged.length + 1);
					damaged = damaged.slice(0, place) + put + damaged.slice(place + (at % 3));
				}
				damaged = damaged.slice(0, 40 + (cut % (damaged.length + 1)));
				try {
					const content = readCaptions(damaged);
					assert.equal(content.text, damaged);
					let end = 0;
					for (const span of content.apparatus) {
						assert.ok(
							span.start >= end && span.end > span.start && span.end <= damaged.length,
							marked(damaged, content.apparatus),
						);
						end = span.end;
					}
				} catch (error) {
					if (!(error instanceof UnreadableSource)) throw error;
				}
			}),
			{ seed: 5, numRuns: 300 },
		);
	});
});
