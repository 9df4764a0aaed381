import assert from 'node:assert/strict';
import type { Finding } from '../../../src/check/finding.ts';
import { defaultSettings } from '../../../src/check/settings.ts';
import { checkDraft, said } from './checking.ts';

const texts = {
	walden: 'The mass of men lead lives of quiet desperation. What is called resignation is confirmed desperation.',
	jefferson: 'Peace, commerce, and honest friendship with all nations, entangling alliances with none.',
};
const altered = '“The mass of men lead lives of noisy desperation” [@walden].';
const ignore = '<!-- quotewright-ignore-next-line -->';

const check = (draft: string, settings = defaultSettings) => checkDraft(texts, draft, settings);
const codes = (draft: string) => check(draft).findings.map(({ code }) => code);

/** What the draft's only finding says, with the words it stands at and what its fixes make of the draft. */
function complaint(draft: string) {
	const { findings } = check(draft);
	assert.equal(findings.length, 1, said({ findings }).join('\n'));
	const { code, severity, message, span, fixes } = findings[0] as Finding;
	assert.deepEqual([code, severity], ['unused-ignore', 'hint']);
	const after = fixes.map(({ title, edits }) => {
		const text = edits.reduceRight((now, edit) => {
			return now.slice(0, edit.span.start) + edit.text + now.slice(edit.span.end);
		}, draft);
		return [title, text];
	});
	return { message, at: draft.slice(span.start, span.end), fixes: Object.fromEntries(after) };
}

describe('an ignore comment', () => {
	it('keeps what it silences, for those who want to know', () => {
		const { findings, silenced } = check(`${ignore}\n${altered}\n`);
		assert.deepEqual(said({ findings }), []);
		assert.deepEqual(said({ findings: silenced }), ['warning altered: The source has “quiet”, not “noisy”.']);
	});

	it('silences the next line, whose quotation is not flagged any more', () => {
		assert.deepEqual(codes(altered), ['altered']);
		for (const comment of [
			ignore,
			'<!-- quotewright-ignore-next-line altered -->',
			'<!-- quotewright-ignore-next-line not-found altered -->',
			'<!-- quotewright-ignore-next-line wording -->',
		]) {
			const { quotations } = check(`${comment}\n${altered}\n`);
			assert.deepEqual([quotations[0]?.findings, quotations[0]?.flagged], [[], false], comment);
			assert.equal(quotations[0]?.verdict, 'altered');
		}
	});

	it('silences nothing else', () => {
		assert.deepEqual(codes(`${ignore}\n${altered}\n\n${altered}\n`), ['altered']);
		assert.deepEqual(codes(`<!-- quotewright-ignore-next-line not-found -->\n${altered}\n`), [
			'unused-ignore',
			'altered',
		]);
		assert.equal(check(`<!-- quotewright-ignore-next-line not-found -->\n${altered}\n`).quotations[0]?.flagged, true);
	});

	it('counts a quotation that starts on the line whole', () => {
		const long =
			'“The mass of men\nlead lives of noisy desperation. What is called resignation is called\ndesperation”';
		assert.deepEqual(codes(`${long} [@walden].`), ['altered', 'altered']);
		assert.deepEqual(codes(`${ignore}\n${long} [@walden].`), []);
		const block = '> The mass of men\n> lead lives of noisy desperation.\n>\n> What is called [@walden]\n';
		assert.deepEqual(codes(`${ignore}\n${block}`), []);
	});

	it('silences the citation on the line', () => {
		const { findings, quotations } = check(`${ignore}\n${altered.replace('@walden', '@waldem')}`);
		assert.deepEqual(findings, []);
		assert.equal(quotations[0]?.flagged, false);
		assert.equal(quotations[0]?.verdict, 'unknown-source');
	});

	it('switches off until it is switched on again', () => {
		const off = '<!-- quotewright-disable altered -->';
		const on = '<!-- quotewright-enable altered -->';
		assert.deepEqual(codes(`${altered}\n\n${off}\n\n${altered}\n\n${altered}\n`), ['altered']);
		assert.deepEqual(codes(`${off}\n\n${altered}\n\n${on}\n\n${altered}\n`), ['altered']);
		assert.deepEqual(codes(`${off}\n\n${altered}\n\n${on}\n\n${altered}\n\n${off}\n\n${altered}\n`), ['altered']);
		const all = '<!-- quotewright-disable -->';
		assert.deepEqual(codes(`${all}\n\n${altered}\n\n${on}\n\n${altered}\n`), ['altered']);
		assert.deepEqual(codes(`${off}\n\n${altered}\n\n<!-- quotewright-enable -->\n\n${altered}\n`), ['altered']);
	});
});

describe('an ignore comment of no use', () => {
	const fine = altered.replace('noisy', 'quiet');

	it('is a hint, with a fix that removes it', () => {
		assert.deepEqual(complaint(`One.\n\n${ignore}\n${fine}\n`), {
			message: 'There is nothing to ignore on the next line: this comment can go.',
			at: ignore,
			fixes: { 'Remove the comment': `One.\n\n${fine}\n` },
		});
		assert.match(complaint(`<!-- quotewright-disable wording -->\n\n${fine}\n`).message, /nothing to ignore after/i);
		assert.match(complaint(`${fine}\n\n<!-- quotewright-enable -->\n`).message, /^Nothing is disabled here/);
	});

	it('is told name by name', () => {
		const comment = '<!-- quotewright-ignore-next-line not-found altered, uncited -->';
		const { findings } = check(`${comment}\n${altered}\n`);
		assert.deepEqual(said({ findings }), [
			'hint unused-ignore: “not-found” does nothing in this comment: it can go.',
			'hint unused-ignore: “uncited” does nothing in this comment: it can go.',
		]);
		assert.deepEqual(
			findings.map(({ fixes }) => fixes[0]?.title),
			['Remove “not-found” from the comment', 'Remove “uncited” from the comment'],
		);
		const { fixes } = complaint(`<!-- quotewright-ignore-next-line altered, uncited -->\n${altered}\n`);
		assert.deepEqual(fixes, {
			'Remove “uncited” from the comment': `<!-- quotewright-ignore-next-line altered -->\n${altered}\n`,
		});
	});

	it('is told with the name that was meant', () => {
		assert.deepEqual(complaint(`<!-- quotewright-ignore-next-line not-fuond -->\n${fine}\n`), {
			message: 'There is no rule “not-fuond”. Is “not-found” meant?',
			at: 'not-fuond',
			fixes: {
				'Write “not-found”': `<!-- quotewright-ignore-next-line not-found -->\n${fine}\n`,
				'Remove the comment': `${fine}\n`,
			},
		});
		const { message, fixes } = complaint(`<!-- quotewright-ignore-next-line everything -->\n${fine}\n`);
		assert.equal(message, 'There is no rule “everything”. A finding’s code is its rule, such as “altered”.');
		assert.deepEqual(Object.keys(fixes), ['Remove the comment']);
	});

	it('is told where its own name is not right', () => {
		const { message, at, fixes } = complaint(`<!-- quotewright-ignore-nextline -->\n${fine}\n`);
		assert.equal(
			message,
			'There is no comment “quotewright-ignore-nextline”. Is “quotewright-ignore-next-line” meant?',
		);
		assert.equal(at, 'quotewright-ignore-nextline');
		assert.equal(fixes['Write “quotewright-ignore-next-line”'], `${ignore}\n${fine}\n`);
		assert.match(
			complaint(`<!-- quotewright-ignore -->\n${fine}\n`).message,
			/ Is “quotewright-ignore-next-line” meant\?$/,
		);
		assert.match(
			complaint(`<!-- quotewright-off -->\n${fine}\n`).message,
			/There are quotewright-ignore-next-line, quotewright-disable and quotewright-enable\.$/,
		);
	});

	it('is what the rules make of it', () => {
		const draft = `${ignore}\n${fine}\n`;
		assert.deepEqual(check(draft, { ...defaultSettings, rules: { 'unused-ignore': 'off' } }).findings, []);
		const [finding] = check(draft, { ...defaultSettings, rules: { 'unused-ignore': 'warning' } }).findings;
		assert.equal(finding?.severity, 'warning');
	});
});
