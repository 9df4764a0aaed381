import assert from 'node:assert/strict';
import { odtReader } from '../../../src/sources/formats/odt.ts';
import { locatorsOf, marked } from './marked.ts';
import { assertSound, complaint, mutations, readOrRefused, zipped } from './zipped.ts';

interface Parts {
	readonly automatic?: string;
	readonly styles?: string;
	readonly meta?: string;
	readonly manifest?: string;
}

const content = (body: string, automatic = '') =>
	`<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;

function odt(body: string, { automatic, styles, meta, manifest }: Parts = {}): Uint8Array {
	return zipped({
		mimetype: 'application/vnd.oasis.opendocument.text',
		'content.xml': content(body, automatic),
		...(styles === undefined ? {} : { 'styles.xml': `<office:document-styles>${styles}</office:document-styles>` }),
		...(meta === undefined
			? {}
			: { 'meta.xml': `<office:document-meta><office:meta>${meta}</office:meta></office:document-meta>` }),
		...(manifest === undefined ? {} : { 'META-INF/manifest.xml': manifest }),
	});
}

const p = (inner: string, style = 'Standard') => `<text:p text:style-name="${style}">${inner}</text:p>`;
const h = (level: number, inner: string) => `<text:h text:outline-level="${level}">${inner}</text:h>`;
const read = async (body: string, parts?: Parts) => {
	const result = await odtReader.read(odt(body, parts), 'a.odt');
	assertSound(result);
	return result;
};
const shown = async (body: string, parts?: Parts) => {
	const { text, apparatus } = await read(body, parts);
	return marked(text, apparatus);
};

describe('an OpenDocument text', () => {
	it('has paragraphs, with spaces, tabs and line breaks as it writes them', async () => {
		assert.equal(
			await shown(
				`<text:sequence-decls/>\n${p('One\n  <text:span>sen</text:span>tence.')}\n${p('')}${p('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d\u00ade')}`,
			),
			'One sentence.\n\na b c\nd\u00ade',
		);
	});

	it('counts what was inserted, not what was deleted, remarked or is a page number', async () => {
		assert.equal(
			await shown(
				`<text:tracked-changes><text:changed-region><text:deletion>${p('deleted')}</text:deletion></text:changed-region></text:tracked-changes>${p(
					'a <text:change-start/>new<text:change-end/> b<office:annotation><dc:creator>X</dc:creator>' +
						p('remark') +
						'</office:annotation> c <text:page-number>7</text:page-number>',
				)}`,
			),
			'a new b c',
		);
	});

	it('has lists and tables', async () => {
		assert.equal(
			await shown(
				`<text:list><text:list-item>${p('one')}</text:list-item><text:list-item>${p('two')}</text:list-item></text:list><table:table><table:table-header-rows><table:table-row><table:table-cell>${p('a')}</table:table-cell><table:covered-table-cell>${p('x')}</table:covered-table-cell><table:table-cell>${p('b')}</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>${p('c')}</table:table-cell><table:table-cell>${p('d')}</table:table-cell></table:table-row></table:table>${p('after')}`,
			),
			'one\n\ntwo\n\na\tb\nc\td\n\nafter',
		);
	});

	it('has notes and text boxes after their paragraph', async () => {
		const result = await read(
			p(
				`Word<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>${p('Ibid.')}</text:note-body></text:note> and<draw:frame><draw:text-box>${p('box')}</draw:text-box><svg:title>alt</svg:title></draw:frame> more.`,
			) + p('Next'),
		);
		assert.equal(marked(result.text, result.apparatus), 'Word⟦1⟧ and more.\n\n⟦1⟧ Ibid.\n\nbox\n\nNext');
		assert.deepEqual(locatorsOf(result), ['note 1']);
	});

	it('has sections and chapters by its headings, and its directories as apparatus', async () => {
		const result = await read(
			`<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body>${p('1 Begin 3')}</text:index-body></text:table-of-content>${h(1, 'Chapter II: Begin')}${p('a')}${h(2, '2.1 Here')}${p('b')}${h(1, 'End')}`,
		);
		assert.deepEqual(locatorsOf(result), ['chapter II', 'section 2.1', 'section End']);
		assert.equal(marked(result.text, result.apparatus).slice(0, 20), '⟦1 Begin 3⟧\n\nChapter');
	});

	describe('pages', () => {
		const full = '<text:soft-page-break/>';
		const pages = (count: number) => `<meta:document-statistic meta:page-count="${count}"/>`;

		it('are known where it noted all breaks', async () => {
			const automatic =
				'<style:style style:name="P1" style:parent-style-name="Base"/><style:style style:name="P2"><style:paragraph-properties fo:break-after="page"/></style:style>';
			const styles =
				'<style:style style:name="Base"><style:paragraph-properties fo:break-before="page"/></style:style>';
			const result = await read(`${p(`one ${full}two`)}${p('three', 'P1')}${p('still', 'P2')}${p('four')}`, {
				automatic,
				styles,
				meta: pages(4),
			});
			assert.deepEqual(
				result.locators.map(({ value, span }) => `${value}: ${result.text.slice(span.start, span.end)}`),
				['1: one ', '2: two\n\n', '3: three\n\nstill\n\n', '4: four'],
			);
		});

		it('are numbered as their styles say', async () => {
			const styles =
				'<style:page-layout style:name="L1"><style:page-layout-properties style:num-format="i"/></style:page-layout><style:page-layout style:name="L2"><style:page-layout-properties style:num-format="1"/></style:page-layout><style:master-page style:name="Standard" style:page-layout-name="L2"/><style:master-page style:name="Front" style:page-layout-name="L1"/><style:style style:name="F" style:master-page-name="Front"/><style:style style:name="B" style:master-page-name="Standard"><style:paragraph-properties style:page-number="1"/></style:style>';
			const result = await read(`${p('a', 'F')}${full}${p('b')}${p('c', 'B')}${p(`d${full} e`)}`, {
				styles,
				meta: pages(4),
			});
			assert.deepEqual(locatorsOf(result), ['page i', 'page ii', 'page 1', 'page 2']);
		});

		it('are not told where it was not wholly laid out', async () => {
			assert.deepEqual((await read(p(`a${full}b`), { meta: pages(3) })).locators, []);
			assert.deepEqual((await read(p(`a${full}b`))).locators, []);
			assert.deepEqual((await read(p(`a${full}${'many words '.repeat(1000)}`), { meta: pages(2) })).locators, []);
		});
	});

	it('says its title, author and date', async () => {
		const meta =
			'<dc:title>On Liberty</dc:title><meta:initial-creator>J. S. Mill</meta:initial-creator><dc:creator>Editor</dc:creator><meta:creation-date>2020-03-04T05:06:07.89</meta:creation-date>';
		assert.deepEqual((await read(p('a'), { meta })).metadata, {
			title: 'On Liberty',
			author: 'J. S. Mill',
			date: '2020-03-04',
		});
		assert.deepEqual((await read(p('A line'))).metadata, { title: 'A line', titleGuessed: true });
	});

	it('is refused in one sentence when it cannot be read', async () => {
		const manifest =
			'<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
		assert.match(await complaint(odtReader, odt(p('a'), { manifest })), /protected by a password/);
		assert.match(await complaint(odtReader, zipped({ a: 'b' })), /its text is missing/);
		assert.match(await complaint(odtReader, odt('')), /holds no text/);
		assert.match(await complaint(odtReader, odt('<text:section>'.repeat(100_000))), /nested too deeply/);
	});

	it('is read or refused whatever happens to its bytes and its markup', async () => {
		const body = `${h(1, 'One')}${p('a <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note> <text:soft-page-break/>b').repeat(6)}<table:table><table:table-row><table:table-cell>${p('x')}</table:table-cell></table:table-row></table:table>`;
		for (const bytes of mutations(odt(body, { meta: '<dc:title>On Liberty</dc:title>' }), 300)) {
			const result = await readOrRefused(odtReader, bytes);
			if (result !== undefined) assertSound(result);
		}
		for (const bytes of mutations(Buffer.from(content(body)), 400)) {
			const result = await readOrRefused(odtReader, zipped({ 'content.xml': bytes }));
			if (result === undefined) continue;
			assertSound(result);
			assert.ok(result.text.length < 2 * bytes.length);
		}
	});
});
