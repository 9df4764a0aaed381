import assert from 'node:assert/strict';
import schema from '../../../schemas/quotewright.schema.json' with { type: 'json' };
import { parseProject } from '../../../src/project/parse-project.ts';
import { defaultBibliographies, defaultDrafts, defaultSources } from '../../../src/project/project.ts';

const accepted = (value: unknown) => parseProject(JSON.stringify(value), '/p/quotewright.json').problems.length === 0;

describe('the schema of quotewright.json', () => {
	it('offers what is read, and says what each setting is for', () => {
		for (const [name, { description }] of Object.entries<{ description?: string }>(schema.properties)) {
			const value = name === '$schema' ? '' : name === 'preset' ? 'news' : name === 'rules' ? {} : [];
			assert.ok(accepted({ [name]: value }), name);
			assert.match(description ?? '', /\.$/, name);
		}
		for (const preset of schema.properties.preset.enum) assert.ok(accepted({ preset }), preset);
		for (const severity of schema.definitions.severity.enum)
			assert.ok(accepted({ rules: { altered: severity } }), severity);
	});

	it('tells the defaults', () => {
		const { sources, bibliographies, drafts, preset } = schema.properties;
		assert.deepEqual(
			[sources.default, bibliographies.default, drafts.default, preset.default],
			[defaultSources, defaultBibliographies, defaultDrafts, parseProject('', '').settings.preset],
		);
	});
});
