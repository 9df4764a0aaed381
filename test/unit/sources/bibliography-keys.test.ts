import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bibliographyKeys } from '../../../src/sources/bibliography-keys.ts';
import { ownKey } from '../../../src/sources/own-key.ts';
import { renamedIn } from '../renamed.ts';

const renamed = (path: string, text: string, key: string, wanted: string): string =>
	renamedIn(text, key, wanted, (of) => bibliographyKeys(of, path));

describe('the keys of a bibliography', () => {
	it('are renamed in BibTeX, and where entries name each other', () => {
		const text = `% mill
@book{mill, title = {On mill, crossref = {mill} and more}, ids = {mill59, liberty},}
@inbook{ch1,
  crossref = {mill}, note = "mill", abstract = {xdata = {mill}}
}
@set{both, entryset = {roe, mill ,milling}}
@misc(roe, related={mill}, title={mill})
@comment{mill}
`;
		const expected = text
			.replace('@book{mill,', '@book{liberty59,')
			.replace('  crossref = {mill}', '  crossref = {liberty59}')
			.replace('roe, mill ,', 'roe, liberty59 ,')
			.replace('related={mill}', 'related={liberty59}');
		assert.equal(renamed('refs.bib', text, 'mill', 'liberty59'), expected);
		assert.equal(renamed('refs.bib', expected, 'liberty59', 'mill'), text);
		assert.equal(renamed('refs.bib', text, 'mill59', 'm'), text.replace('ids = {mill59', 'ids = {m'));
	});

	it('cannot be in BibTeX what would end them', () => {
		const [place] = bibliographyKeys('@book{mill, title={x}}', 'refs.bib');
		for (const key of ['a,b', 'a b', 'a=b', 'a%b', '{a}']) assert.equal(place?.renamed(key), undefined, key);
		assert.ok(place?.renamed('a:b/c+d'));
	});

	it('are renamed in CSL, as JSON and YAML, each as it was written', () => {
		const json = '[ {"id":"mill", "title":"mill"},\n {"citation-key": "mill", "id": 7} ]\n';
		assert.equal(
			renamed('refs.json', json, 'mill', 'é"x'),
			'[ {"id":"é\\"x", "title":"mill"},\n {"citation-key": "é\\"x", "id": 7} ]\n',
		);
		assert.equal(renamed('refs.json', json, '7', '8'), json.replace('7', '"8"'));
		const yaml = 'references:\n- id: mill # mill\n  title: mill\n- id: \'mill\'\n- {title: x, id: "mill"}\n';
		assert.equal(
			renamed('refs.yaml', yaml, 'mill', 'm:59'),
			'references:\n- id: m:59 # mill\n  title: mill\n- id: \'m:59\'\n- {title: x, id: "m:59"}\n',
		);
		assert.equal(renamed('refs.yaml', yaml, 'mill', 'x:').match(/x:/g)?.length, 3);
	});

	it('are the same bytes again when they are renamed back', () => {
		const key = fc.constantFrom('mill', 'roe', 'é', 'a:b', 'x-1');
		const entry = fc
			.tuple(key, key, fc.constantFrom('crossref', 'xdata', 'title', 'entryset', 'ids'), fc.constantFrom('{}', '""'))
			.map(([own, other, field, [open, close]]) => `@book{${own},\n  ${field} = ${open}${other}${close},\n}\n`);
		fc.assert(
			fc.property(fc.array(entry), key, (entries, old) => {
				const text = entries.join('\n');
				assert.equal(renamed('a.bib', renamed('a.bib', text, old, 'new/key'), 'new/key', old), text);
			}),
		);
	});
});

describe('the key in a source’s front matter', () => {
	it('is where its id stands', () => {
		const text = '---\r\ntitle: x\r\nid: "a b"\r\n---\r\nid: no\r\n';
		const place = ownKey(text);
		assert.equal(place?.key, 'a b');
		assert.deepEqual(place?.renamed('mill'), {
			span: { start: text.indexOf('"a'), end: text.indexOf('b"') + 2 },
			text: 'mill',
		});
		assert.equal(ownKey('---\ntitle: x\n---\nid: no\n'), undefined);
		assert.equal(ownKey('id: no\n'), undefined);
	});
});
