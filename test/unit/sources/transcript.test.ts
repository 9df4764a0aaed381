import assert from 'node:assert/strict';
import { readMarkdown } from '../../../src/sources/formats/markdown.ts';
import { readPlain } from '../../../src/sources/formats/plain.ts';
import type { SourceContent } from '../../../src/sources/source.ts';
import { apparatusOf, locatorsOf, marked, wording } from './marked.ts';

const lines = ['That looks good from here.', 'We copy you on the ground.', 'Stand by for the next step.'];
const speech = (i: number) => lines[i % lines.length];

describe('a transcript', () => {
	const air = Array.from({ length: 30 }, (_, i) => {
		const time = `04:06:${String(10 + i)}:04`;
		return `[${time}]\n${['CC', 'CDR (TRANQ)', 'LMP'][i % 3]}: ${speech(i)}\n`;
	}).join('\n');

	it('loses time stamps and speakers, which become places', () => {
		const content = readPlain(air);
		assert.doesNotMatch(wording(content), /\d|CC|CDR|LMP/);
		assert.deepEqual(locatorsOf(content).slice(0, 2), ['timestamp 04:06:10:04', 'timestamp 04:06:11:04']);
		assert.equal(content.locators[0]?.span.end, content.text.indexOf('[04:06:11:04]'));
		assert.equal(content.metadata.title, 'That looks good from here.');
	});

	it('may have both on the line of the words', () => {
		const text = Array.from(
			{ length: 12 },
			(_, i) => `[00:0${Math.floor(i / 6)}:${10 + (i % 6) * 7}] ${i % 2 ? 'CC' : 'CDR'}: ${speech(i)}`,
		).join('\n');
		assert.equal(
			wording(readPlain(text)).trim(),
			Array.from({ length: 12 }, (_, i) => `  ${speech(i)}`)
				.join('\n')
				.trim(),
		);
	});

	it('loses the fields that its system writes, and knows pages by them', () => {
		const text = air.replaceAll(/(?<=\[04:06:\d[05]:04\]\n)/g, '_page : 3\n_tape : 2/1\n');
		const content = readPlain(text);
		assert.doesNotMatch(wording(content), /_page|_tape/);
		assert.ok(locatorsOf(content).includes('page 3'));
	});

	it('may be subtitles', () => {
		const cue = (i: number) => `${i + 1}\n00:00:${10 + i},000 --> 00:00:${11 + i},500\n${speech(i)}\n`;
		const content = readPlain(Array.from({ length: 8 }, (_, i) => cue(i)).join('\n'));
		assert.doesNotMatch(wording(content), /\d/);
		assert.equal(locatorsOf(content)[0], 'timestamp 00:00:10,000');
	});

	it('of a hearing loses the speakers, one who speaks once too', () => {
		const text = `${Array.from({ length: 24 }, (_, i) => `${i % 2 ? 'Mr. NORTH' : 'Mr. NIELDS'}: ${speech(i)}`).join('\n\n')}\n\nChairman INOUYE: The note said: come.`;
		const content = readPlain(text);
		assert.equal(apparatusOf(content).at(-1), 'Chairman INOUYE:');
		assert.match(wording(content), /The note said: come\.$/);
	});

	it('of an interview loses names that most paragraphs begin with', () => {
		const text = Array.from({ length: 16 }, (_, i) => `${i % 2 ? 'Jane Doe' : 'Interviewer'}: ${speech(i)}`).join('\n');
		assert.doesNotMatch(wording(readPlain(text)), /Doe|Interviewer/);
	});

	const speeches = ({ text, speeches: found = [] }: SourceContent) =>
		found.map(({ speaker, span }) => `${speaker}: ${text.slice(span.start, span.end).trim()}`);

	it('tells who says what, also of a short interview, where a name comes in full and then shortly', () => {
		const text =
			'Interview with Dr. Jane Smith\n\nINTERVIEWER: Where were you?\n\nDR. JANE SMITH: At home.\n\nI never left.\n\nINTERVIEWER: And then?\n\nSMITH: Note this: I slept.\n';
		assert.deepEqual(speeches(readPlain(text)), [
			'INTERVIEWER: Where were you?',
			'DR. JANE SMITH: At home.\n\nI never left.',
			'INTERVIEWER: And then?',
			'DR. JANE SMITH: Note this: I slept.',
		]);
	});

	it('takes a name with a title and without for one', () => {
		const text = ['Mr. NORTH', 'Mr. LIMAN', 'NORTH', 'Mr. LIMAN']
			.map((name) => `${name}: Yes.\n\n`)
			.join('')
			.repeat(3);
		assert.deepEqual([...new Set(speeches(readPlain(text)))], ['Mr. NORTH: Yes.', 'Mr. LIMAN: Yes.']);
	});

	it('takes no short name for a full one that it may not mean', () => {
		const text = ['JOHN SMITH', 'JANE SMITH', 'SMITH', 'MRS. DAY', 'MR. DAY']
			.map((name) => `${name}: Yes.\n\n`)
			.join('');
		const names = speeches(readPlain(text.repeat(3))).map((one) => one.split(':')[0]);
		assert.deepEqual([...new Set(names)], ['JOHN SMITH', 'JANE SMITH', 'SMITH', 'MRS. DAY', 'MR. DAY']);
	});

	for (const [manner, label] of [
		['a name with a time in brackets', (name: string, time: string) => `${name} (${time}):\n`],
		['a name with a time behind it', (name: string, time: string) => `${name}  ${time}\n`],
		['a time with a name behind it', (name: string, time: string) => `[${time}] ${name}\n`],
		['a time and a label', (name: string, time: string) => `${time} ${name}: `],
	] as const) {
		it(`may begin each speech with ${manner}`, () => {
			const text = Array.from(
				{ length: 6 },
				(_, i) => `${label(i % 2 ? 'Jane Smith' : 'Tom Day', `0:1${i}`)}${speech(i)}\n\n`,
			).join('');
			const content = readPlain(text);
			assert.equal(
				wording(content).replace(/\s+/g, ' ').trim(),
				Array.from({ length: 6 }, (_, i) => speech(i)).join(' '),
			);
			assert.deepEqual(locatorsOf(content).slice(0, 2), ['timestamp 0:10', 'timestamp 0:11']);
			assert.match(speeches(content)[1] ?? '', /^Jane Smith: We copy/);
		});
	}

	it('of a court has questions and answers', () => {
		const text = `${['Did you see it?', 'I did.', 'When?', 'On Monday.', 'Sure?', 'Yes.'].map((said, i) => `${'QA'[i % 2]}.  ${said}\n`).join('')}`;
		assert.doesNotMatch(wording(readPlain(text)), /[QA]\./);
		assert.equal(speeches(readPlain(text))[3], 'A: On Monday.');
	});

	it('may be written in Markdown', () => {
		const text = `---\ntitle: T\n---\n# Talk\n\n${['Who?', 'I.', 'You?', 'I, _too_.', 'So.'].map((said, i) => (i % 2 ? `**Tom Day:** ${said}` : `**Jane Smith**: ${said}`)).join('\r\n\r\n')}`;
		const content = readMarkdown(text);
		assert.equal(wording(content).replace(/\s+/g, ' ').trim(), 'Talk Who? I. You? I, _too_. So.');
		assert.deepEqual(speeches(content).slice(0, 2), ['Jane Smith: Who?', 'Tom Day: I.']);
	});

	it('keeps what a speaker lists under headings', () => {
		const text = air.replace('CC: That looks good from here.', 'CC: Check this:\nHEATERS: off.\nLIGHTS: on.');
		assert.match(wording(readPlain(text)), /HEATERS: off\.\nLIGHTS: on\./);
	});
});

describe('a text that is no transcript', () => {
	it('keeps its few labels', () => {
		const text = `${'It was a fine day, and nobody spoke of it at all.\n\n'.repeat(20)}NOTE: This is a note.\n\nNOTE: So is this.\n\nNOTE: And this.\n`;
		assert.deepEqual(apparatusOf(readPlain(text)), []);
	});

	it('keeps the letters of its lists, and words that lead notes', () => {
		const list = 'A. First\nB. Second\nA. Third\nA. Fourth\n\nA. Fifth\nA. Sixth\nA. Seventh\n';
		assert.deepEqual(apparatusOf(readPlain(list)), []);
		const notes = 'Note: One.\nTip: Two.\nProse stands here.\nMore of it.\nNote: Three.\nAnd more.\nTip: Four.\n';
		assert.deepEqual(apparatusOf(readPlain(notes)), []);
		assert.deepEqual(apparatusOf(readMarkdown(notes)), []);
	});

	it('keeps the times of a chronology', () => {
		const text = [
			'08:46 Flight 11 hits the tower.',
			'09:03 Flight 175 follows.',
			'09:37 Flight 77 falls.',
			'09:59 The tower falls.',
			'10:03 Flight 93 falls.',
			'10:28 The other falls.',
		].join('\n');
		assert.equal(marked(text, readPlain(text).apparatus), text);
	});

	it('keeps times out of order', () => {
		const text = [5, 3, 9, 1, 8, 2, 7].map((hour) => `[0${hour}:00:00] The ${hour} o’clock train.`).join('\n');
		assert.deepEqual(apparatusOf(readPlain(text)), []);
	});
});
