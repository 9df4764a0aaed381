import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { conventions, presetSeverity } from '../../../src/check/conventions.ts';
import type { FindingCode } from '../../../src/check/finding.ts';
import { defaultSettings, type Preset } from '../../../src/check/settings.ts';
import { readMarkdown } from '../../../src/sources/formats/markdown.ts';
import { checkDraft, said, type Texts } from './checking.ts';

/** One `###` section of docs/rules.md: its name, its sources by key, its examples. */
interface Section {
	readonly name: string;
	/** As the last lines before an example gave them. */
	sources: Texts;
	readonly examples: Example[];
}

interface Example {
	readonly sources: Texts;
	readonly flagged: boolean;
	readonly preset: Preset;
	readonly draft: string;
}

const line =
	/^- (?:(?<source>Source)(?: @(?<key>\w+))?|(?<whole>Draft that (?:passes|is flagged))|(?<words>Passes|Flagged)(?: under (?<preset>\w+))?): `(?<text>.*)`$/;

function readSections(page: string): readonly Section[] {
	const sections: Section[] = [];
	for (const row of page.split('\n')) {
		const heading = /^### (\S+)$/.exec(row);
		if (heading) sections.push({ name: heading[1] as string, sources: {}, examples: [] });
		const groups = line.exec(row)?.groups;
		const section = sections.at(-1);
		if (!groups || !section) {
			assert.ok(!/^- .*: `/.test(row), `not understood: ${row}`);
			continue;
		}
		const text = (groups.text as string).replaceAll('⏎', '\n');
		const preset = (groups.preset ?? 'scholarly') as Preset;
		if (groups.source) section.sources = { ...section.sources, [groups.key ?? 's']: sourceOf(text) };
		else if (groups.whole)
			section.examples.push({
				sources: section.sources,
				flagged: groups.whole.endsWith('flagged'),
				preset,
				draft: text,
			});
		else
			section.examples.push({
				sources: section.sources,
				flagged: groups.words === 'Flagged',
				preset,
				draft: `She writes: “${text}” [@s].`,
			});
	}
	return sections;
}

/** What begins with a heading is Markdown, with places to cite. */
function sourceOf(text: string): Texts[string] {
	return text.startsWith('# ') ? readMarkdown(text) : text;
}

/** The section's name is what its flagged examples are flagged for; a convention that allows is broken by others. */
function speaks(name: string, preset: Preset): boolean {
	const convention = conventions.find((known) => known === name);
	return name in codes || (convention !== undefined && presetSeverity(convention, preset) !== undefined);
}

const sections = readSections(readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8'));
const codes: Record<FindingCode, true> = {
	altered: true,
	'unmarked-omission': true,
	'unmarked-insertion': true,
	'not-found': true,
	'wrong-source': true,
	'wrong-locator': true,
	'wrong-speaker': true,
	'unknown-source': true,
	'meaning-changed': true,
	uncheckable: true,
	uncited: true,
	'unused-ignore': true,
};

describe('docs/rules.md', () => {
	it('has a section for every code and convention, and each but once', () => {
		const names = sections.map((section) => section.name);
		assert.deepEqual(
			[...Object.keys(codes), ...conventions].filter((name) => !names.includes(name)),
			[],
		);
		assert.equal(new Set(names).size, names.length);
	});

	for (const { name, examples } of sections) {
		describe(name, () => {
			for (const { sources, flagged, preset, draft } of examples) {
				it(`${flagged ? 'flags' : 'passes'} ${draft.replaceAll('\n', '⏎')}${preset === 'scholarly' ? '' : ` (${preset})`}`, () => {
					const { quotations, findings } = checkDraft(sources, draft, { ...defaultSettings, preset });
					if (!flagged) {
						assert.deepEqual(
							said({ findings }).filter((finding) => !finding.startsWith('hint')),
							[],
						);
						return;
					}
					assert.ok(quotations.some((quotation) => quotation.flagged));
					const rules = findings.flatMap((finding) => [finding.code, finding.convention]);
					if (speaks(name, preset)) assert.ok(rules.includes(name as never), `flagged by ${rules}`);
				});
			}
		});
	}
});
