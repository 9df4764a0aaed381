import assert from 'node:assert/strict';
import { accepting, acceptingAnew } from '../../../src/project/accepting.ts';
import { parseProject } from '../../../src/project/parse-project.ts';

const entry = { quotation: 'a “b”, c', source: 'k', passage: '' };
const other = '{ "quotation": "x, y", "source": "y", "passage": "z" }';

function accepted(text: string): string {
	const edits = accepting(text, entry);
	assert.ok(edits, 'nothing to be done');
	return edits.reduceRight((now, { span, text: put }) => now.slice(0, span.start) + put + now.slice(span.end), text);
}

describe('accepting a quotation', () => {
	it('leaves a file that is read as it was, and one entry more', () => {
		for (const text of [
			'',
			'  \n',
			'// nothing yet\n',
			'{}',
			'{ // nothing yet\n}',
			'{"preset":"news"}',
			'{\n\t"preset": "news", // why\n}\r\n',
			`{ "accepted": [] }`,
			`{ "accepted": [${other}], "preset": "news" }`,
			`{\n  "accepted": [\n    ${other}, // said so\n    // more to come\n  ],\n}`,
			`{\n  "accepted": [\n    ${other} /* , */\n  ]\n}`,
		]) {
			const before = parseProject(text, '');
			const after = parseProject(accepted(text), '');
			assert.deepEqual(after.problems, [], accepted(text));
			assert.deepEqual(after.settings.accepted, [...before.settings.accepted, entry], accepted(text));
			assert.equal(after.settings.preset, before.settings.preset);
		}
		assert.deepEqual(parseProject(acceptingAnew(entry), '').settings.accepted, [entry]);
	});

	it('puts the entry behind the others, in the file’s own indentation', () => {
		assert.equal(
			accepted(`{\n\t"accepted": [\n\t\t${other}, // said so\n\t]\n}\n`),
			`{\n\t"accepted": [\n\t\t${other}, // said so\n\t\t{\n\t\t\t"quotation": "a “b”, c",\n\t\t\t"source": "k",\n\t\t\t"passage": ""\n\t\t}\n\t]\n}\n`,
		);
		assert.equal(
			accepted('{\r\n  "preset": "news" // why\r\n}\r\n'),
			'{\r\n  "preset": "news", // why\r\n  "accepted": [\r\n    {\r\n      "quotation": "a “b”, c",\r\n      "source": "k",\r\n      "passage": ""\r\n    }\r\n  ]\r\n}\r\n',
		);
	});

	it('leaves alone what it does not understand', () => {
		for (const text of ['{ "preset": ', '["a"]', '{ "accepted": "all" }', '{ "accepted": [{ }'])
			assert.equal(accepting(text, entry), undefined, text);
	});
});
