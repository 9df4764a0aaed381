import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draftKeys } from '../../../src/drafts/key-places.ts';
import { createMarkdownParser, parseMarkdown } from '../../../src/drafts/markdown.ts';
import { renamedIn } from '../renamed.ts';

const renamed = (text: string, key: string, wanted: string): string =>
	renamedIn(text, key, wanted, (of) => draftKeys(of, parseMarkdown(of)));

describe('the keys of a draft', () => {
	it('are renamed in every form of citation', () => {
		const text = [
			'“A” [@mill, p. 3; see also @roe]. As @mill [p. 4] says, -@mill and @{mill}’s [-@mill]. [[mill]], [[mill|that]],',
			'[[@mill#page=3]], a note[^1] and another^[as in @mill]. @mill. And @milling, @Mill, m@mill.org, `@mill`.',
			'',
			'[^1]: See @mill, chap. 2.',
		].join('\n');
		assert.equal(
			renamed(text, 'mill', 'mill-1859'),
			text.replaceAll(/(?<![m`])(@\{?|\[\[@?)mill\b(?!\.org)/g, '$1mill-1859'),
		);
	});

	it('are renamed in the front matter', () => {
		const text =
			'---\nreferences:\n- id: mill\n  title: mill\n- {id: "roe", title: x}\nnocite: |\n  @mill, @{mill}, @roe, @milling\n---\n@mill\n';
		assert.equal(
			renamed(text, 'mill', 'mill:59'),
			'---\nreferences:\n- id: mill:59\n  title: mill\n- {id: "roe", title: x}\nnocite: |\n  @mill:59, @{mill:59}, @roe, @milling\n---\n@mill:59\n',
		);
	});

	it('get braces where Pandoc needs them, and lose them when it does not any more', () => {
		assert.equal(renamed('@roe. [-@roe]', 'roe', 'roe.'), '@{roe.}. [-@{roe.}]');
		assert.equal(renamed('@{roe.}. [-@{roe.}]', 'roe.', 'roe'), '@roe. [-@roe]');
		assert.equal(renamed('@leaf', 'leaf', 'fig-leaf'), '@{fig-leaf}');
		assert.equal(renamed('@{roe.}s', 'roe.', 'roe'), '@{roe}s');
	});

	it('stay where they are when the same parser reads another text', () => {
		const { parse } = createMarkdownParser();
		const text = 'One.\n\nTwo.\n\n“Words” [@mill].\n\nThe end, says @{mill}.\n';
		const places = draftKeys(text, parse(text));
		const before = places.map(({ span: { start, end }, renamed }) => ({ start, end, edit: renamed('roe') }));
		parse(`A preface.\n\n${text}`);
		const after = places.map(({ span: { start, end }, renamed }) => ({ start, end, edit: renamed('roe') }));
		assert.deepEqual(after, before);
		assert.equal(text.slice(after[0]?.start, after[0]?.end), 'mill');
	});

	it('are the same bytes again when they are renamed back', () => {
		const key = fc.constantFrom('a', 'b2', 'roe:x', 'fig-1', 'x.', 'é_1', 'http://x.org/a?b=1', '{x}', 'a-b');
		const form = fc.constantFrom(
			(k: string) => `[@${k}, p. 3]`,
			(k: string) => `see @${k} [p. 4; emphasis added].`,
			(k: string) => `-@${k},`,
			(k: string) => `“words” (@${k})`,
			(k: string) => `> block\n\n-- @${k}\n`,
			(k: string) => `[[${k.replace(/[{}]/g, '')}]]`,
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(form, key), { maxLength: 6 }), key, fc.string(), (parts, old, noise) => {
				const at = (k: string): string => (/^[\w:é-]+$/.test(k) && !k.startsWith('fig') ? k : `{${k}}`);
				const text = `${parts.map(([make, k]) => make(at(k))).join(' and ')} ${noise}`;
				const wanted = 'quite-new/key';
				if (text.includes(wanted)) return;
				assert.equal(renamed(renamed(text, old, wanted), wanted, old), text);
			}),
		);
	});
});
