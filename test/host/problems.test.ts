import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	checked,
	codeOf,
	codes,
	eventually,
	forgetWritten,
	open,
	placeOf,
	problems,
	textAt,
	workspaceUri,
	write,
} from './support.ts';

const { Error: error, Hint: hint, Information: information, Warning: warning } = vscode.DiagnosticSeverity;

/** What is wrong with the example draft: where, what, and what the source has there. */
const misquotations = [
	{
		within: 'will impose new',
		code: 'unmarked-omission',
		severity: error,
		says: /\bnot\b/,
		source: 'pentagon',
		has: 'not',
	},
	{
		within: 'Ukraine’s ability to',
		code: 'altered',
		severity: warning,
		says: /capacity/,
		source: 'pentagon',
		has: 'capacity',
	},
	{
		within: 'sending 30,000 troops',
		code: 'altered',
		severity: error,
		says: /3,000/,
		source: 'pentagon',
		has: '3,000',
	},
	{
		within: 'leading to warnings',
		code: 'unmarked-omission',
		severity: warning,
		says: /heightened sanctions discussions and/,
		source: 'pentagon',
		has: 'heightened sanctions discussions and',
	},
	{
		within: 'deepening and dangerous anti-Western',
		code: 'unmarked-insertion',
		severity: warning,
		says: /and dangerous/,
		source: 'pentagon',
		has: 'deepening',
	},
	{
		within: 'The remaining 144 will leave',
		code: 'altered',
		severity: error,
		says: /should/,
		source: 'estmere',
		has: 'should',
	},
];

describe('the Problems panel', () => {
	after(forgetWritten);

	for (const { within, code, severity, says, source, has } of misquotations) {
		it(`shows the misquotation in “${within}” at the words that differ, and leads to the source`, async () => {
			const draft = await open('draft.md');
			const place = placeOf(draft, within);
			const [problem, ...others] = problems(draft).filter(({ range }) => place.contains(range));
			assert.ok(problem, `nothing in "${within}"; there is:\n${listed(draft)}`);
			assert.deepEqual(others, []);
			assert.equal(codeOf(problem), code);
			assert.equal(problem.severity, severity);
			assert.match(problem.message, says);
			const [related] = problem.relatedInformation ?? [];
			assert.ok(related, 'no link to the source');
			assert.match(related.location.uri.path, new RegExp(`/(seeds|sources)/${source}`));
			const linked = await textAt(related.location);
			assert.ok(linked.includes(has), `the link leads to "${linked}"`);
		});
	}

	it('shows an invented quotation', async () => {
		const draft = await open('draft.md');
		assert.equal(codeOf(onlyProblemOn(draft, 'No government that sends')), 'not-found');
	});

	it('shows an unknown key, at the key', async () => {
		const draft = await open('draft.md');
		const problem = onlyProblemOn(draft, 'estmere-breifing');
		assert.equal(codeOf(problem), 'unknown-source');
		assert.match(problem.message, /estmere-briefing/);
	});

	it('shows a quotation credited to the wrong source, and leads to the right one', async () => {
		const draft = await open('draft.md');
		const [problem] = problems(draft).filter((found) => codeOf(found) === 'wrong-source');
		assert.ok(problem, listed(draft));
		assert.equal(problem.severity, error);
		assert.match(problem.message, /calder-note|Counting the Third Army/);
		const [related] = problem.relatedInformation ?? [];
		assert.ok(related, 'no link to the source');
		assert.match(await textAt(related.location), /cannot decide a war of this size/);
	});

	it('asks for a citation where there is none', async () => {
		const draft = await open('draft.md');
		const problem = onlyProblemOn(draft, 'publish the rules, keep them');
		assert.equal(codeOf(problem), 'uncited');
		assert.ok(problem.severity >= information, `severity ${problem.severity}`);
	});

	it('links every code to the rule that explains it', async () => {
		for (const { code } of problems(await open('draft.md'))) {
			assert.ok(typeof code === 'object', `${code} has no link`);
			const page = await vscode.workspace.openTextDocument(code.target.with({ fragment: '' }));
			const line = Number(/^L(\d+)$/.exec(code.target.fragment)?.[1]);
			assert.match(page.lineAt(line - 1).text, /^### /);
		}
	});

	it('shows nothing else, and leaves faithful quotations in peace', async () => {
		const draft = await open('draft.md');
		const counted = problems(draft).filter(({ severity }) => severity !== hint && severity !== information);
		assert.equal(counted.length, misquotations.length + 3, listed(draft));
		const faithful = [
			'“Ukraine has the right to make strategic decisions on how to defend its sovereignty,”',
			'“red lines”',
			'“The U.S. has been careful not to publicly restrict how Ukraine uses advanced military aid […] although',
			'“The focus remains on ensuring that [Kyiv] has what it needs,”',
			'“Worry is a reason to plan,” she told reporters, “not a reason to stand still”',
			'“artillery shells matter more than soldiers',
			'> A supplier who rewrites its conditions',
		];
		for (const words of faithful) {
			const place = placeOf(draft, words);
			assert.deepEqual(
				problems(draft).filter(({ range }) => place.intersection(range)),
				[],
				words,
			);
		}
	});

	it('follows what is typed', async () => {
		const draft = await write('“Artillery shells matter less than soldiers” [@calder-note].\n');
		assert.deepEqual(codes(draft), ['altered']);
		const edit = new vscode.WorkspaceEdit();
		edit.replace(draft.uri, placeOf(draft, 'less'), 'more');
		await vscode.workspace.applyEdit(edit);
		await checked();
		await eventually(() => assert.deepEqual(codes(draft), []));
	});

	it('follows the sources as they come, change and go', async () => {
		const draft = await write('“The tide waits for nobody in Carrow” [@harbour-log].\n');
		assert.deepEqual(codes(draft), ['unknown-source']);
		const source = workspaceUri('sources/harbour-log.txt');
		const put = (text: string) => vscode.workspace.fs.writeFile(source, Buffer.from(text));
		try {
			await put('The tide waits for nobody in Carrow.\n');
			await eventually(() => assert.deepEqual(codes(draft), []));
			await put('The tide waits for somebody in Carrow.\n');
			await eventually(() => assert.deepEqual(codes(draft), ['altered']));
		} finally {
			await vscode.workspace.fs.delete(source);
		}
		await eventually(() => assert.deepEqual(codes(draft), ['unknown-source']));
	});

	it('names both files that claim one key', async () => {
		const source = workspaceUri('sources/copy-of-the-note.md');
		await vscode.workspace.fs.writeFile(source, Buffer.from('---\nid: calder-note\n---\n\nA copy.\n'));
		try {
			const [problem] = await eventually(() => {
				const found = [source, workspaceUri('sources/calder-note.md')].flatMap((uri) => problems(uri));
				assert.ok(found.length > 0, 'nothing yet');
				return found;
			});
			assert.equal(problem && codeOf(problem), 'duplicate-key');
			assert.match(problem?.message ?? '', /calder-note/);
			assert.equal(problem?.relatedInformation?.length, 1);
		} finally {
			await vscode.workspace.fs.delete(source);
		}
		await eventually(() => assert.deepEqual(codes(workspaceUri('sources/calder-note.md')), []));
	});
});

function onlyProblemOn(draft: vscode.TextDocument, words: string): vscode.Diagnostic {
	const place = placeOf(draft, words);
	const [problem, ...others] = problems(draft).filter(({ range }) => place.intersection(range));
	assert.ok(problem, `nothing on "${words}"; there is:\n${listed(draft)}`);
	assert.deepEqual(others, []);
	return problem;
}

function listed(draft: vscode.TextDocument): string {
	return problems(draft)
		.map((found) => `${found.severity} ${codeOf(found)} "${draft.getText(found.range)}": ${found.message}`)
		.join('\n');
}
