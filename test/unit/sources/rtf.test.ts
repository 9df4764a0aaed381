import assert from 'node:assert/strict';
import { rtfReader } from '../../../src/sources/formats/rtf.ts';
import { locatorsOf, marked } from './marked.ts';
import { assertSound, complaint, mutations, readOrRefused } from './zipped.ts';

const head = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset204 Times Cyr;}{\f2\fnil\fcharset128 MS Mincho;}{\f3\fnil\fcharset2 Symbol{\*\falt Wingdings};}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs10 \additive Default;}{\s2\sbasedon1 heading 2;}{\s9 toc 1;}}{\*\generator Riched20}`;
const bytesOf = (body: string) => Buffer.from(`${head}${body}}`, 'latin1');
const read = async (body: string) => {
	const content = await rtfReader.read(bytesOf(body), 'a.rtf');
	assertSound(content);
	return content;
};
const shown = async (body: string) => {
	const { text, apparatus } = await read(body);
	return marked(text, apparatus);
};

describe('a Rich Text file', () => {
	it('has paragraphs and lines, whatever its line ends and groups', async () => {
		assert.equal(
			await shown('\\pard\\plain One {\\b sen}te\r\nnce.\\par\r\n{\\i Two}\\line three\\par\\par\n\\pard four\\\nfive'),
			'One sentence.\n\nTwo\nthree\n\nfour\n\nfive',
		);
	});

	it('reads typographic signs, protected spaces and hyphens', async () => {
		assert.equal(
			await shown(String.raw`\ldblquote a\rdblquote\lquote b\rquote \emdash c\endash d\~e\_f\-g\tab h\{i\}\\`),
			'“a”‘b’—c–d\u00a0e\u2011f\u00adg h{i}\\',
		);
	});

	it('reads Unicode and passes over what stands for it elsewhere', async () => {
		assert.equal(
			await shown(
				String.raw`caf\u233\'e9 \u8220"a\u8221" {\uc2\u8217\'a1\'af}x\uc0\u8217 y\uc1\u8212\emdash z \u-10179?\u-8704? {\f3\u-3913\'b7}`,
			),
			'café “a” ’x’y—z 😀',
		);
	});

	it('reads bytes by the code page of their font', async () => {
		assert.equal(await shown(String.raw`\'e9\'80 {\f1 \'cc\'e8\'f0} \f2 \'93\'fa\'96\'7b \'83A`), 'é€ Мир 日本 ア');
		const file = Buffer.from(String.raw`{\rtf1\ansi\ansicpg1250 \'9a\'f8 ${'\u00f8'}}`, 'latin1');
		assert.equal((await rtfReader.read(file, 'a.rtf')).text, 'šř ř');
		assert.equal((await rtfReader.read(Buffer.from(String.raw`{\rtf1\mac caf\'8e}`), 'a.rtf')).text, 'café');
	});

	it('is read as TextEdit writes it', async () => {
		const file = String.raw`{\rtf1\ansi\ansicpg1252\cocoartf2761
\cocoatextscaling0\cocoaplatform0{\fonttbl\f0\fswiss\fcharset0 Helvetica;\f1\fnil\fcharset134 PingFangSC-Regular;}
{\colortbl;\red255\green255\blue255;}
{\*\expandedcolortbl;;}
\paperw11900\paperh16840\margl1440\margr1440\vieww11520\viewh8400\viewkind0
\pard\tx566\pardirnatural\partightenfactor0

\f0\fs24 \cf0 It\'92s \'93so\'94 \uc0\u322 \
\
\f1 \'ce\'c4\f0  end.}`;
		assert.equal((await rtfReader.read(Buffer.from(file), 'a.rtf')).text, 'It’s “so” ł\n\n文 end.');
	});

	it('has footnotes and endnotes after the paragraph, numbered as their program does', async () => {
		const content = await read(
			String.raw`\aftnnrlc Word{\super\chftn{\footnote\pard\plain{\super\chftn} Ibid.\par Again.}} more{\super\chftn}{\*\footnote\ftnalt\chftn\~End.} and*{\footnote * Own mark.}.\par Next`,
		);
		assert.equal(
			marked(content.text, content.apparatus),
			'Word⟦1⟧ more⟦i⟧ and*.\n\n⟦1⟧ Ibid.\n\nAgain.\n\n⟦i⟧ End.\n\n* Own mark.\n\nNext',
		);
		assert.deepEqual(locatorsOf(content), ['note 1', 'note i']);
	});

	it('has sections and chapters by its headings, and its table of contents as apparatus', async () => {
		const content = await read(
			String.raw`\pard\s9 Chapter I\tab 3\par\pard\s1 Chapter I: Of Thought\par\pard a\par\pard\s2 2.1 Harm\par{\pard\outlinelevel0 End\par}\pard b`,
		);
		assert.deepEqual(locatorsOf(content), ['chapter I', 'section 2.1', 'section End']);
		assert.equal(marked(content.text, content.apparatus).slice(0, 30), '⟦Chapter I⟧ ⟦3⟧\n\nChapter I: Of');
	});

	it('has tables row by row', async () => {
		assert.equal(
			await shown(
				String.raw`x\par\trowd\cellx1\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\par e\cell\row\pard y\par z`,
			),
			'x\n\na\tb\nc\td\n\ne\n\ny\n\nz',
		);
	});

	it('leaves out what is deleted, hidden or no text', async () => {
		assert.equal(
			await shown(
				String.raw`a{\deleted gone} {\v secret}b{\revised new}{\header Head}{\footerf 7}{\pict\wmetafile8 0123456789abcdef}{\*\unknown{\b no}}{\pntext 1.\tab}{\*\bkmkstart m}{\xe index}{\*\annotation remark}{\bin4 }}}}{\field{\*\fldinst PAGE}{\fldrslt 12}}c`,
			),
			'a bnewc',
		);
	});

	it('keeps what fields and text boxes say', async () => {
		assert.equal(
			await shown(
				String.raw`see {\field{\*\fldinst{HYPERLINK "http://x.y"}}{\fldrslt{\ul there}}}{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard box\par}}{\shprslt box}} end.\par next`,
			),
			'see there end.\n\nbox\n\nnext',
		);
	});

	it('has bullets at the beginning of paragraphs as apparatus', async () => {
		assert.equal(await shown(String.raw`\bullet \tab one\par two \bullet  three`), '⟦•⟧ one\n\ntwo • three');
	});

	it('says its title, author and date', async () => {
		assert.deepEqual(
			(
				await read(
					String.raw`{\info{\title On \u321?\'f3d\u378?}{\author Ann Bee; C. Dee}{\author Other}{\creatim\yr2020\mo3\dy4\hr5}{\revtim\yr2021\mo1\dy1}{\doccomm no}}a`,
				)
			).metadata,
			{ title: 'On Łódź', author: 'Ann Bee and C. Dee', date: '2020-03-04' },
		);
	});

	it('may lack its last brace, and have anything behind it', async () => {
		assert.equal((await rtfReader.read(Buffer.from('{\\rtf1 a'), 'a.rtf')).text, 'a');
		assert.equal((await rtfReader.read(Buffer.from('{\\rtf1 a}\0\0 b {'), 'a.rtf')).text, 'a');
	});

	it('is refused in one sentence when it cannot be read', async () => {
		assert.match(await complaint(rtfReader, new Uint8Array()), /This file is empty/);
		assert.match(await complaint(rtfReader, Buffer.from('PK\x03\x04')), /not Rich Text \(\.rtf\)/);
		assert.match(await complaint(rtfReader, Buffer.from('{\\rtf1{\\b cut')), /damaged or not complete/);
		assert.match(await complaint(rtfReader, bytesOf('')), /holds no text/);
		assert.match(await complaint(rtfReader, Buffer.from(`{\\rtf1${'{'.repeat(1_000_000)}`)), /nested too deeply/);
	});

	it('is read or refused whatever happens to its bytes', async () => {
		const whole = bytesOf(
			String.raw`{\info{\title On Liberty}}\pard\s1 Chapter 1\par\pard Some\u233\'e9{\footnote\chftn Note} words {\field{\*\fldinst REF}{\fldrslt here}}\line\par\trowd\pard\intbl a\cell b\cell\row\pard{\*\shpinst{\shptxt box\par}}\f2 \'93\'fa end`.repeat(
				4,
			),
		);
		for (const bytes of mutations(whole, 2000)) {
			const content = await readOrRefused(rtfReader, bytes);
			if (content === undefined) continue;
			assertSound(content);
			assert.ok(content.text.length < 2 * bytes.length);
		}
	});
});
