import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/check/settings.ts';
import { parseProject } from '../../../src/project/parse-project.ts';
import { builtInExclude, defaultBibliographies, defaultDrafts, defaultSources } from '../../../src/project/project.ts';

const parse = (text: string) => parseProject(text, '/p/quotewright.json');

/** What each problem points at, and what it says. */
const told = (text: string) =>
	parse(text).problems.map(({ code, path, span, message }) => {
		assert.equal(code, 'malformed-project');
		assert.equal(path, '/p/quotewright.json');
		return [text.slice(span?.start, span?.end), message];
	});

describe('quotewright.json', () => {
	it('may be missing, empty or an empty object', () => {
		for (const text of ['', '  \n', '{}', '// nothing yet\n{ }']) {
			assert.deepEqual(parse(text), {
				sources: defaultSources,
				bibliographies: defaultBibliographies,
				drafts: defaultDrafts,
				exclude: builtInExclude,
				settings: defaultSettings,
				problems: [],
			});
		}
	});

	it('says what is what, with comments and trailing commas', () => {
		const project = parse(`{
			"$schema": "./x.json", // for the editor
			"sources": ["texts", "./more/", "!texts/old"],
			"drafts": ["chapters/*.md"],
			"exclude": ["notes/**"],
			"preset": "strict",
			"rules": { "uncited": "off", "altered": "error", },
		}`);
		assert.deepEqual(project.problems, []);
		assert.deepEqual(project.sources, ['texts', 'more', '!texts/old']);
		assert.deepEqual(project.drafts, ['chapters/*.md']);
		assert.deepEqual(project.exclude, [...builtInExclude, 'notes/**']);
		assert.deepEqual(project.settings, {
			...defaultSettings,
			preset: 'strict',
			rules: { uncited: 'off', altered: 'error' },
		});
	});

	it('points at a setting that there is none of', () => {
		assert.deepEqual(told('{ "source": ["a"] }'), [
			[
				'"source"',
				'“source” is not a setting. The settings are sources, bibliographies, drafts, exclude, preset, rules, accepted.',
			],
		]);
	});

	it('points at a rule that there is none of, and names the one that was meant', () => {
		assert.deepEqual(told('{ "rules": { "uncitd": "off", "accents": "off", "altered": "hint" } }'), [
			['"uncitd"', 'There is no rule “uncitd”. Did you mean “uncited”?'],
		]);
		const [[place, message] = []] = told('{ "rules": { "spelling-of-greek": "off" } }');
		assert.equal(place, '"spelling-of-greek"');
		assert.match(message ?? '', /^There is no rule “spelling-of-greek”\. The rules are altered, .*, negation\.$/);
	});

	it('points at values of the wrong kind and keeps their defaults', () => {
		const text =
			'{ "sources": "texts", "drafts": ["a.md", 3], "preset": "loose", "rules": { "uncited": "no", "altered": "hint" } }';
		assert.deepEqual(told(text), [
			['"texts"', '“sources” should be a list of patterns, such as ["seeds/**","sources/**"].'],
			['3', 'Each entry of “drafts” should be a pattern in double quotation marks.'],
			['"loose"', '“preset” should be one of "scholarly", "strict", "news".'],
			['"no"', 'The rule “uncited” should be one of "error", "warning", "information", "hint", "off".'],
		]);
		const project = parse(text);
		assert.deepEqual(project.sources, defaultSources);
		assert.deepEqual(project.drafts, ['a.md']);
		assert.deepEqual(project.settings, { ...defaultSettings, rules: { altered: 'hint' } });
		assert.match(told('{ "rules": "off" }')[0]?.[1] ?? '', /should be an object, such as \{ "uncited": "off" \}/);
	});

	it('lists accepted quotations', () => {
		const entry = { quotation: 'a', source: 'b', passage: '' };
		assert.deepEqual(parse(JSON.stringify({ accepted: [entry] })).settings.accepted, [entry]);
		const form = '{ "quotation": "…", "source": "key", "passage": "…" }';
		assert.deepEqual(told('{ "accepted": [{ "quotation": "a" }, null] }'), [
			['{ "quotation": "a" }', `Each entry of “accepted” should be of the form ${form}.`],
			['null', `Each entry of “accepted” should be of the form ${form}.`],
		]);
		assert.deepEqual(told('{ "accepted": {} }'), [['{}', `“accepted” should be a list of entries such as ${form}.`]]);
	});

	it('is read as far as it goes where its JSON is broken', () => {
		const project = parse('{ "sources": ["texts"] "preset": "news" ');
		assert.deepEqual(project.sources, ['texts']);
		assert.equal(project.settings.preset, 'news');
		assert.deepEqual(
			project.problems.map(({ message }) => message),
			['A comma is missing here.', 'A closing brace } is missing here.'],
		);
		for (const { span } of project.problems) assert.ok(span !== undefined && span.end > span.start);
	});

	it('is an object or nothing', () => {
		assert.match(told('["texts"]')[0]?.[1] ?? '', /should hold one JSON object/);
		assert.match(told('sources: texts')[0]?.[1] ?? '', /./);
	});
});
