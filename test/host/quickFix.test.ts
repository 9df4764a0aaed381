import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checked, codes, eventually, forgetWritten, problems, write } from './support.ts';

describe('a quick fix', () => {
	after(forgetWritten);

	const cases = [
		{
			what: 'restores the source’s words',
			draft: '“Artillery shells matter less than soldiers” [@calder-note].\n',
			mended: '“Artillery shells matter more than soldiers” [@calder-note].\n',
		},
		{
			what: 'restores what was left out',
			draft:
				'It “will impose new restrictions on how Ukraine utilizes American-supplied weapons” [@pentagon-ukraine-weapons].\n',
			mended:
				'It “will not impose new restrictions on how Ukraine utilizes American-supplied weapons” [@pentagon-ukraine-weapons].\n',
		},
		{
			what: 'takes out what was added',
			draft: 'It “signals a deepening and dangerous anti-Western alliance” [@pentagon-ukraine-weapons].\n',
			mended: 'It “signals a deepening anti-Western alliance” [@pentagon-ukraine-weapons].\n',
		},
		{
			what: 'corrects a mistyped key',
			draft: '“Worry is a reason to plan” [@estmere-breifing].\n',
			mended: '“Worry is a reason to plan” [@estmere-briefing].\n',
		},
		{
			what: 'names the source that has the words',
			draft: '“A few thousand soldiers cannot decide a war of this size” [@estmere-briefing].\n',
			mended: '“A few thousand soldiers cannot decide a war of this size” [@calder-note].\n',
		},
		{
			what: 'adds the citation that is missing',
			draft: 'They say: “publish the rules, keep them, and review them on a fixed date”.\n',
			mended: 'They say: “publish the rules, keep them, and review them on a fixed date” [@calder-note].\n',
		},
	];
	for (const { what, draft: text, mended } of cases) {
		it(`${what}, and the finding is gone`, async () => {
			const draft = await write(text);
			const [problem, ...others] = problems(draft);
			assert.ok(problem, 'there is no finding');
			assert.deepEqual(others, []);
			const [first] = await actionsAt(draft, problem.range, vscode.CodeActionKind.QuickFix);
			assert.ok(first?.edit, 'there is no quick fix');
			await vscode.workspace.applyEdit(first.edit);
			assert.equal(draft.getText(), mended);
			await checked();
			await eventually(() => assert.deepEqual(codes(draft), []));
		});
	}

	it('that restores the source’s words is the preferred one', async () => {
		const draft = await write('“Artillery shells matter less than soldiers” [@calder-note].\n');
		const [problem] = problems(draft);
		assert.ok(problem);
		const actions = await actionsAt(draft, problem.range, vscode.CodeActionKind.QuickFix);
		assert.deepEqual(
			actions.filter(({ isPreferred }) => isPreferred).map(({ title }) => title),
			[actions[0]?.title],
		);
		assert.match(actions[0]?.title ?? '', /more/);
	});

	it('marks an omission instead, where one prefers that', async () => {
		const draft = await write(
			'It “sparked alarm among Western allies, leading to warnings from Washington” [@pentagon-ukraine-weapons].\n',
		);
		const [problem] = problems(draft);
		assert.ok(problem);
		const actions = await actionsAt(draft, problem.range, vscode.CodeActionKind.QuickFix);
		const marking = actions.find(({ edit }) => edit?.get(draft.uri).some(({ newText }) => /…|\.\.\./.test(newText)));
		assert.ok(marking?.edit, actions.map(({ title }) => title).join('\n'));
		await vscode.workspace.applyEdit(marking.edit);
		await checked();
		await eventually(() => assert.deepEqual(codes(draft), []));
	});

	it('for all of a draft at once restores every altered quotation', async () => {
		const draft = await write(
			'“Worry is a reason to panic” [@estmere-briefing].\n\n“Artillery shells matter less than soldiers” [@calder-note].\n',
		);
		assert.deepEqual(codes(draft), ['altered', 'altered']);
		const whole = new vscode.Range(0, 0, draft.lineCount, 0);
		const kind = vscode.CodeActionKind.SourceFixAll.append('quotewright');
		const [fixAll] = await actionsAt(draft, whole, kind);
		assert.ok(fixAll?.edit, 'there is no fix for all');
		await vscode.workspace.applyEdit(fixAll.edit);
		assert.equal(
			draft.getText(),
			'“Worry is a reason to plan” [@estmere-briefing].\n\n“Artillery shells matter more than soldiers” [@calder-note].\n',
		);
		await checked();
		await eventually(() => assert.deepEqual(codes(draft), []));
	});
});

async function actionsAt(
	draft: vscode.TextDocument,
	range: vscode.Range,
	kind: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
	return vscode.commands.executeCommand('vscode.executeCodeActionProvider', draft.uri, range, kind.value);
}
