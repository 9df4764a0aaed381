import assert from 'node:assert/strict';
import { checkDraft, said } from './checking.ts';

const source = 'The ferry did not ever say that the raft was safe, and nobody asked it to.';

function restored(draft: string): string {
	const { findings } = checkDraft({ s: source }, draft);
	const edits = findings.flatMap(({ fixes }) => fixes.find(({ kind }) => kind === 'restore')?.edits ?? []);
	return [...edits]
		.sort((a, b) => b.span.start - a.span.start)
		.reduce((text, { span, text: put }) => text.slice(0, span.start) + put + text.slice(span.end), draft);
}

describe('restoring the source’s words', () => {
	it('keeps whatever else the writer put there', () => {
		for (const [draft, mended] of [
			['“The ferry did [@s, p. 3] ever say that”', '“The ferry did not [@s, p. 3] ever say that”'],
			[
				'“The ferry did[^1] ever say that” [@s].\n\n[^1]: A note.',
				'“The ferry did not[^1] ever say that” [@s].\n\n[^1]: A note.',
			],
			['“The ferry did <!-- check --> ever say that” [@s].', '“The ferry did not <!-- check --> ever say that” [@s].'],
			[
				'“The [ferry did](http://x.org/) ever say that” [@s].',
				'“The [ferry did not](http://x.org/) ever say that” [@s].',
			],
			['“The ferry did *ever* say that” [@s].', '“The ferry did not *ever* say that” [@s].'],
		] as const) {
			assert.equal(restored(draft), mended);
		}
	});

	it('leaves a quotation that is fine', () => {
		for (const words of ['The ferry did ever say that the raft', 'The ferry did not once say that the raft was safe']) {
			const draft = restored(`“${words}” [@s].`);
			assert.deepEqual(checkDraft({ s: source }, draft).findings, [], draft);
		}
	});
});

describe('correcting a citation', () => {
	const texts = { s: source, 'On Liberty (1859)': 'His own good is not a sufficient warrant for it.' };

	it('writes a key that reads back whole', () => {
		const draft = 'He says “His own good is not a sufficient warrant” [@s].';
		const [finding] = checkDraft(texts, draft).findings;
		assert.deepEqual(
			finding?.fixes[0]?.edits.map(({ text }) => text),
			['{On Liberty (1859)}'],
		);
	});
});

describe('a quotation split by its author’s tag', () => {
	it('may not drop words between its parts', () => {
		const { quotations } = checkDraft(
			{ s: source },
			'“The ferry did,” she said, “ever say that the raft was safe” [@s].',
		);
		assert.deepEqual(quotations.flatMap(said), [
			'error unmarked-omission: The source has “not” here. Without it the quotation says the opposite.',
		]);
	});

	it('runs on over the source’s own tag', () => {
		const speech = { s: '“When I use a word,” Humpty said, “it means just what I choose it to mean.”' };
		const draft = '“When I use a word,” says Humpty, “it means just what I choose it to mean” [@s].';
		assert.deepEqual(checkDraft(speech, draft).findings, []);
	});

	it('is two where a sentence ends between its parts', () => {
		const two = { s: 'The tide waits for nobody here. Few ask it to. It never did wait for the council.' };
		const draft = '“The tide waits for nobody here,” she said, “it never did wait for the council” [@s].';
		assert.deepEqual(checkDraft(two, draft).findings, []);
	});
});
