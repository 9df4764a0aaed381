import assert from 'node:assert/strict';
import { docxReader } from '../../../src/sources/formats/docx.ts';
import { locatorsOf, marked } from './marked.ts';
import { assertSound, complaint, mutations, readOrRefused, zipped } from './zipped.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

interface Parts {
	readonly footnotes?: string;
	readonly endnotes?: string;
	readonly styles?: string;
	readonly others?: Readonly<Record<string, string | Uint8Array>>;
}

function docx(body: string, { footnotes, endnotes, styles, others = {} }: Parts = {}): Uint8Array {
	const relation = (type: string) =>
		`<Relationship Id="r${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${type}.xml"/>`;
	return zipped({
		'_rels/.rels':
			'<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
		'word/_rels/document.xml.rels': `<Relationships>${['footnotes', 'endnotes', 'styles'].map(relation).join('')}</Relationships>`,
		'word/document.xml': `<?xml version="1.0"?><w:document ${w} xmlns:mc="mc" xmlns:wps="wps" xmlns:m="m"><w:body>${body}</w:body></w:document>`,
		...(footnotes === undefined ? {} : { 'word/footnotes.xml': `<w:footnotes ${w}>${footnotes}</w:footnotes>` }),
		...(endnotes === undefined ? {} : { 'word/endnotes.xml': `<w:endnotes ${w}>${endnotes}</w:endnotes>` }),
		...(styles === undefined ? {} : { 'word/styles.xml': `<w:styles ${w}>${styles}</w:styles>` }),
		...others,
	});
}

const r = (text: string, properties = '') =>
	`<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, style?: string) =>
	`<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;

const read = async (body: string, parts?: Parts) => {
	const content = await docxReader.read(docx(body, parts), 'a.docx');
	assertSound(content);
	return content;
};
const shown = async (body: string, parts?: Parts) => {
	const { text, apparatus } = await read(body, parts);
	return marked(text, apparatus);
};

describe('a Word document', () => {
	it('has paragraphs, whatever the runs that Word cuts them into', async () => {
		assert.equal(
			await shown(p(r('One ') + r('sen', '<w:b/>') + r('tence.')) + p('') + p(r('Two &amp; three'))),
			'One sentence.\n\nTwo & three',
		);
	});

	it('keeps line breaks, tabs as spaces, and hyphens of all kinds', async () => {
		assert.equal(
			await shown(
				p(
					`<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t><w:cr/><w:t>f</w:t></w:r>`,
				),
			),
			'a\nb c\u2011d\u00ade\nf',
		);
	});

	it('counts what was inserted and moved here, not what was deleted, moved away or hidden', async () => {
		assert.equal(
			await shown(
				p(
					`${r('a ')}<w:ins>${r('in ')}</w:ins><w:del><w:r><w:delText>out </w:delText></w:r></w:del><w:moveTo>${r('to ')}</w:moveTo><w:moveFrom>${r('from ')}</w:moveFrom>${r('secret ', '<w:vanish/>')}${r('b', '<w:vanish w:val="0"/>')}`,
				),
			),
			'a in to b',
		);
		assert.equal(
			await shown(`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${r('joined ')}</w:p>${p(r('again'))}`),
			'joined again',
		);
	});

	it('keeps the text of fields, formulas and stretches of another direction', async () => {
		assert.equal(
			await shown(
				p(
					`${r('see ')}<w:fldSimple w:instr=" REF a ">${r('Figure 1')}</w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "x" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${r(' there')}<w:r><w:fldChar w:fldCharType="end"/></w:r><w:bdo w:val="rtl">${r(' שלום')}</w:bdo>${r(' for ')}<m:oMath><m:r><w:rPr/><m:t>n=2</m:t></m:r></m:oMath>`,
				),
			),
			'see Figure 1 there שלום for n=2',
		);
	});

	it('has text boxes after their paragraph, once', async () => {
		assert.equal(
			await shown(
				p(
					`${r('before')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p(r('box'))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(r('box'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>${r(' after')}`,
				),
			),
			'before after\n\nbox',
		);
	});

	it('has tables row by row', async () => {
		const cell = (text: string) => `<w:tc><w:tcPr/>${p(r(text))}</w:tc>`;
		assert.equal(
			await shown(
				`${p(r('x'))}<w:tbl><w:tblPr/><w:tr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('c')}${cell('d')}</w:tr><w:tr><w:trPr><w:del/></w:trPr>${cell('gone')}</w:tr></w:tbl>${p(r('y'))}`,
			),
			'x\n\na\tb\nc\td\n\ny',
		);
	});

	it('has notes after the paragraph that refers to them', async () => {
		const parts = {
			footnotes: `<w:footnote w:id="0" w:type="separator">${p(r('----'))}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' Ibid.')}`)}</w:footnote>`,
			endnotes: `<w:endnote w:id="2">${p(r('At the end.'))}</w:endnote>`,
		};
		const content = await read(
			p(
				`${r('Word')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' more')}<w:r><w:endnoteReference w:id="2"/></w:r>${r('.')}`,
			) + p(r('Next')),
			parts,
		);
		assert.equal(marked(content.text, content.apparatus), 'Word⟦1⟧ more⟦i⟧.\n\n⟦1⟧ Ibid.\n\n⟦i⟧ At the end.\n\nNext');
		assert.deepEqual(locatorsOf(content), ['note 1', 'note i']);
	});

	it('has sections and chapters by its styles, in any language and of any descent', async () => {
		const style = (id: string, name: string, inner = '') =>
			`<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
		const content = await read(
			p(r('Die Arbeit'), 'Titel') +
				p(r('1. Anfang'), 'berschrift1') +
				p(r('a')) +
				p(r('Mein Abschnitt'), 'Meine') +
				p(r('Kapitel 2'), 'Frei') +
				p(r('b'), 'Text'),
			{
				styles:
					style('Titel', 'Title') +
					style('berschrift1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
					style(
						'berschrift2',
						'heading 2',
						'<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>',
					) +
					style('Meine', 'My own', '<w:basedOn w:val="berschrift2"/>') +
					style('Frei', 'Free', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
					style('Text', 'Text', '<w:basedOn w:val="berschrift1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
			},
		);
		assert.deepEqual(locatorsOf(content), ['section 1', 'section Mein Abschnitt', 'chapter 2']);
	});

	it('has its table of contents as apparatus', async () => {
		const toc = '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>';
		assert.equal(await shown(p(r('1. Anfang\t3'), 'Verzeichnis1') + p(r('a')), { styles: toc }), '⟦1. Anfang 3⟧\n\na');
	});

	describe('pages', () => {
		const turn = '<w:r><w:lastRenderedPageBreak/></w:r>';
		const app = (pages: number) => ({
			others: { 'docProps/app.xml': `<Properties><Pages>${pages}</Pages></Properties>` },
		});
		const numbered = (format: string, start: string) =>
			`<w:p><w:pPr><w:sectPr><w:pgNumType ${format} ${start}/></w:sectPr></w:pPr>${r('end of front matter')}</w:p>`;

		it('are known where Word noted them all', async () => {
			const body = p(`${r('one ')}${turn}${r('two')}`) + p(r('still two')) + p(`${turn}${r('three')}`);
			const content = await read(body, app(3));
			assert.deepEqual(
				content.locators.map(({ term, value, span }) => `${term} ${value} ${content.text.slice(span.start, span.end)}`),
				['page 1 one ', 'page 2 two\n\nstill two\n\n', 'page 3 three'],
			);
		});

		it('are not told where one is missing or nothing says how many there are', async () => {
			const body = p(`${r('one ')}${turn}${r('two')}`);
			assert.deepEqual((await read(body, app(3))).locators, []);
			assert.deepEqual((await read(body)).locators, []);
		});

		it('are numbered as their section says', async () => {
			const content = await read(
				`${p(r('title'))}${p(`${turn}${r('preface')}`)}${numbered('w:fmt="lowerRoman"', '')}${p(`${turn}${r('body')}`)}${p(`${turn}${r('more')}`)}<w:sectPr><w:pgNumType w:start="1"/></w:sectPr>`,
				app(4),
			);
			assert.deepEqual(locatorsOf(content), ['page i', 'page ii', 'page 1', 'page 2']);
		});
	});

	it('says its title, authors and date, but no file name', async () => {
		const core = (title: string) => ({
			others: {
				'docProps/core.xml': `<cp:coreProperties xmlns:dc="dc"><dc:title>${title}</dc:title><dc:creator>Ann Bee; C. Dee</dc:creator><dcterms:created>2020-03-04T05:06:07Z</dcterms:created></cp:coreProperties>`,
			},
		});
		assert.deepEqual((await read(p(r('Text.')), core('On Liberty'))).metadata, {
			title: 'On Liberty',
			author: 'Ann Bee and C. Dee',
			date: '2020-03-04',
		});
		assert.equal((await read(p(r('Text.')), core('Microsoft Word - draft3.doc'))).metadata.title, 'Text.');
	});

	it('may have any prefix for its elements, and any name for its parts', async () => {
		const bytes = zipped({
			'_rels/.rels':
				'<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/text/doc2.xml"/></Relationships>',
			'text/doc2.xml':
				'<n:document xmlns:n="http://purl.oclc.org/ooxml/wordprocessingml/main"><n:body><n:p><n:r><n:t>hello</n:t></n:r></n:p></n:body></n:document>',
		});
		assert.equal((await docxReader.read(bytes, 'a.docx')).text, 'hello');
	});

	it('is refused in one sentence when it cannot be read', async () => {
		assert.match(await complaint(docxReader, zipped({ mimetype: 'application/epub+zip' })), /is not a Word document/);
		assert.match(await complaint(docxReader, zipped({ a: 'b' })), /its text is missing/);
		assert.match(await complaint(docxReader, docx(p(''))), /holds no text/);
		assert.match(await complaint(docxReader, docx('<w:p>'.repeat(100_000))), /nested too deeply/);
		assert.match(
			await complaint(docxReader, docx(`${'<w:tbl><w:tr><w:tc>'.repeat(300)}${p(r('a'))}`)),
			/^This|nothing/,
		);
	});

	it('is refused when it would take more memory than any document needs', async () => {
		assert.match(await complaint(docxReader, docx(p(r('x')).repeat(210_000))), /longer than a million words/);
	});

	it('expands no entities of its own', async () => {
		const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${w}><w:body>${p(r('x &b; y'))}</w:body></w:document>`;
		assert.equal(await shown('', { others: { 'word/document.xml': bomb } }), 'x &b; y');
	});

	it('is read or refused whatever happens to its bytes and its markup', async () => {
		const body =
			p(r('Chapter 1'), 'Heading1') +
			p(`${r('Some')}<w:r><w:footnoteReference w:id="1"/><w:br/></w:r><w:ins>${r('words')}</w:ins>`).repeat(5) +
			`<w:tbl><w:tr><w:tc>${p(r('x'))}</w:tc></w:tr></w:tbl>`;
		const parts = { footnotes: `<w:footnote w:id="1">${p(r('Note'))}</w:footnote>` };
		for (const bytes of mutations(docx(body, parts), 300)) {
			const content = await readOrRefused(docxReader, bytes);
			if (content !== undefined) assertSound(content);
		}
		const xml = Buffer.from(`<w:document ${w}><w:body>${body}</w:body></w:document>`);
		for (const bytes of mutations(xml, 300)) {
			const content = await readOrRefused(docxReader, docx('', { ...parts, others: { 'word/document.xml': bytes } }));
			if (content === undefined) continue;
			assertSound(content);
			assert.ok(content.text.length < 2 * bytes.length);
		}
	});
});
