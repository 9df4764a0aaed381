import assert from 'node:assert/strict';
import { defaultSettings } from '../../../src/check/settings.ts';
import { readPlain } from '../../../src/sources/formats/plain.ts';
import { checkDraft, said } from './checking.ts';

const transcript = readPlain(
	[
		'INTERVIEWER: Where did you first see the river boats?',
		'DR. JANE SMITH: The river was full of them in my youth.',
		'ROBERT JONES: Nobody in the town believed that story.',
		'MRS. DAY: We kept the ledger under the kitchen floor.',
		'SMITH: I never signed a single one of those papers.',
		'JONES: I was there when the bridge came down.',
		'INTERVIEWER: And what became of the harbour master?',
		'SMITH: My neighbour Ada Lee told me to leave at once.',
		'DAY: It rained for a week after the great fire.',
		'ADA LEE: The mill was sold before the war began.',
		'JONES: It rained for a week after the great fire.',
		'MR. DAY: There was no other way across the water.',
	].join('\n\n'),
);
const river = 'The river was full of them in my youth';
const papers = 'I never signed a single one of those papers';

function asked(draft: string): readonly string[] {
	return said(checkDraft({ s: transcript }, draft)).filter((finding) => finding.includes('wrong-speaker'));
}

const wrong = (draft: string) => assert.equal(asked(draft).length, 1, draft);
const fine = (draft: string) => assert.deepEqual(asked(draft), [], draft);

describe('the speaker whom a sentence names', () => {
	it('is another than the transcript’s: the finding asks who is meant', () => {
		const draft = `“${river},” Jones said [@s].`;
		assert.deepEqual(asked(draft), [
			'warning wrong-speaker: In the transcript “S” (@s), these are the words of Dr. Jane Smith, not of Jones. Who is meant?',
		]);
		const [finding] = checkDraft({ s: transcript }, draft).findings;
		assert.equal(draft.slice(finding?.span.start, finding?.span.end), 'Jones');
		assert.deepEqual(
			said(checkDraft({ s: transcript }, draft, { ...defaultSettings, rules: { 'wrong-speaker': 'off' } })),
			[],
		);
	});

	it('is read from tags before, behind and within', () => {
		wrong(`“${river},” said Robert Jones [@s].`);
		wrong(`“${river}” [@s], Mr. Jones said.`);
		wrong(`“${river},” according to Jones [@s].`);
		wrong(`Jones said that “${river}” [@s].`);
		wrong(`Yesterday, Jones told reporters: “${river}” [@s].`);
		wrong(`According to R. Jones, “${river}” [@s].`);
		wrong(`**Jones:** “${river}” [@s].`);
		wrong('“The river was full of them,” Jones said, “in my youth” [@s].');
		wrong(`It was late, and Mr. Jones replied: “${papers}” [@s].`);
	});

	it('is read in German and French', () => {
		wrong(`„${river}“, sagte Jones [@s].`);
		wrong(`„${river}“, so Robert Jones [@s].`);
		wrong(`Laut Jones „${river}“ [@s].`);
		wrong(`« ${river} », a déclaré Jones [@s].`);
		wrong(`Jones a dit : « ${river} » [@s].`);
		wrong(`Selon Jones, « ${river} » [@s].`);
	});

	it('is right in any form of the name', () => {
		for (const name of ['Smith', 'Jane Smith', 'Dr. Smith', 'Jane', 'J. Smith', 'SMITH', 'Ms. Jane Smith']) {
			fine(`“${river},” ${name} said [@s].`);
			fine(`${name} said: “${papers}” [@s].`);
		}
	});

	it('is nobody who could be compared', () => {
		fine(`“${river},” she said [@s].`);
		fine(`“${river},” Miller said [@s].`);
		fine(`“${river},” the historian said [@s].`);
		fine(`Adam Jones said: “${river}” [@s].`);
		fine(`“${river}” [@s].`);
		fine(`“${river},” Day said [@s].`);
		fine('“Where did you first see the river boats,” Jones asked [@s].');
	});

	it('is another where the right one stands beside', () => {
		fine(`“${river},” Smith told Jones [@s].`);
		fine(`Jones says that Smith said, “${river}” [@s].`);
		fine(`As Jones said of Dr. Smith’s youth, “${river}” [@s].`);
	});

	it('only speaks about the words, or has others speak', () => {
		fine(`“${river},” said Jones’s lawyer [@s].`);
		fine(`“${river},” Jones says he was told [@s].`);
		fine(`A friend of Jones said, “${river}” [@s].`);
		fine(`“${river}.” Jones said nothing to that [@s].`);
		fine(`Jones said little. “${river}” [@s].`);
		fine(`Jones found a note that read: “${river}” [@s].`);
		fine(`“${river},” said Jones and Day [@s].`);
	});

	it('may be quoted by the one who speaks', () => {
		fine('“leave at once” and “told me to leave at once,” Lee said [@s].');
	});

	it('may have said the same', () => {
		fine('“It rained for a week after the great fire,” Jones said [@s].');
		fine('“It rained for a week after the great fire,” Mrs. Day said [@s].');
	});

	it('is not asked about where the words are from no transcript, or the writer accepts them', () => {
		assert.deepEqual(said(checkDraft({ s: transcript.text }, `“${river},” Jones said [@s].`)), []);
		fine(`<!-- quotewright-ignore-next-line wrong-speaker -->\n“${river},” Jones said [@s].`);
	});
});
