import assert from 'node:assert/strict';
import fc from 'fast-check';
import { htmlArchiveReader } from '../../../src/sources/formats/html-archive.ts';
import { readMail } from '../../../src/sources/formats/mail.ts';
import { UnreadableSource } from '../../../src/sources/source.ts';
import { marked } from './marked.ts';

const bytes = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1');
const headers = [
	'From: =?utf-8?Q?Jos=C3=A9_Roe?= <jose@a.example>',
	'To: Jane <jane@b.example>',
	'Subject: =?iso-8859-1?B?RulybmllcnMgbW90cw==?=',
	'Date: Tue, 5 Mar 2024 23:30:00 -0800',
	'MIME-Version: 1.0',
];
const text = async (...lines: readonly string[]) => (await readMail(bytes(...headers, ...lines))).text;

describe('an e-mail message', () => {
	it('has its subject for title, its sender for author, and the sender’s day', async () => {
		const { metadata } = await readMail(bytes(...headers, '', 'Hello.'));
		assert.deepEqual(metadata, { title: 'Férniers mots', author: 'José Roe', date: '2024-03-05' });
	});

	it('reads in any encoding', async () => {
		const utf8 = 'Content-Type: text/plain; charset=utf-8';
		assert.equal(
			await text(utf8, 'Content-Transfer-Encoding: quoted-printable', '', 'caf=C3=A9 =E2=80=', '=9Cso=E2=80=9D'),
			'café “so”',
		);
		assert.equal(
			await text(utf8, 'Content-Transfer-Encoding: base64', '', Buffer.from('café').toString('base64')),
			'café',
		);
		assert.equal(await text('Content-Type: text/plain; charset=iso-8859-1', '', 'caf\xe9'), 'café');
	});

	it('joins the lines of flowed text', async () => {
		const flowed = 'Content-Type: text/plain; charset=utf-8; format=flowed';
		assert.equal(
			await text(flowed, '', 'A sentence that was ', 'broken to fit.', '', 'Another.'),
			'A sentence that was broken to fit.\n\nAnother.',
		);
	});

	it('keeps what it quotes, without the marks before it', async () => {
		const content = await readMail(
			bytes(...headers, '', 'No.', '', 'On Monday, Jane wrote:', '> Will you', '> come?', '>> Who?', '', '-- ', 'José'),
		);
		assert.equal(
			marked(content.text, content.apparatus),
			'No.\n\nOn Monday, Jane wrote:\n⟦> ⟧Will you\n⟦> ⟧come?\n⟦>> ⟧Who?\n\n-- \nJosé',
		);
	});

	it('is read as plain text where it has that, else as HTML; attachments are not read', async () => {
		const part = (type: string, words: string, more = '') => [
			'--b',
			`Content-Type: ${type}; charset=utf-8`,
			...(more ? [more] : []),
			'',
			words,
		];
		const attached = part('text/plain', 'Out', 'Content-Disposition: attachment; filename=a.txt');
		const html = '<html><body><table><tr><td><p>In &amp; <q>out</q></p><p>Two</p></td></tr></table></body></html>';
		const both = [
			'Content-Type: multipart/alternative; boundary=b',
			'',
			...part('text/plain', 'Plain'),
			...part('text/html', html),
			'--b--',
		];
		assert.equal(await text(...both), 'Plain');
		const only = ['Content-Type: multipart/mixed; boundary=b', '', ...part('text/html', html), ...attached, '--b--'];
		assert.equal(await text(...only), 'In & “out”\n\nTwo');
	});

	it('that is none is said to be none', async () => {
		await assert.rejects(readMail(bytes('Just a text', 'of two lines.')), UnreadableSource);
		await assert.rejects(readMail(new Uint8Array()), UnreadableSource);
	});

	it('may be cut or damaged anywhere', async () => {
		const whole = bytes(
			...headers,
			'Content-Type: multipart/mixed; boundary="b"',
			'',
			'--b',
			'Content-Type: message/rfc822',
			'',
			'Subject: Inner',
			'Content-Type: text/html; charset=utf-8',
			'Content-Transfer-Encoding: quoted-printable',
			'',
			'<p>caf=C3=A9</p>',
			'--b',
			'Content-Type: text/plain; charset=utf-7',
			'Content-Transfer-Encoding: base64',
			'',
			'Y2Fmw6k=',
			'--b--',
		);
		await fc.assert(
			fc.asyncProperty(
				fc.nat(whole.length),
				fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
				async (cut, flips) => {
					const damaged = Uint8Array.from(whole.subarray(0, cut));
					for (const [at, byte] of flips) if (at < cut) damaged[at] = byte;
					try {
						const content = await readMail(damaged);
						assert.ok(content.text.length <= 4 * whole.length);
					} catch (error) {
						if (!(error instanceof UnreadableSource)) throw error;
					}
				},
			),
			{ seed: 5, numRuns: 200 },
		);
	});
});

describe('a web archive', () => {
	it('is read as the page that was saved', async () => {
		const archive = bytes(
			'From: <Saved by Blink>',
			'Snapshot-Content-Location: https://a.example/tides',
			'Subject: Tides',
			'MIME-Version: 1.0',
			'Content-Type: multipart/related; type="text/html"; boundary="b"',
			'',
			'--b',
			'Content-Type: text/html; charset=utf-8',
			'Content-Transfer-Encoding: quoted-printable',
			'Content-Location: https://a.example/tides',
			'',
			'<!DOCTYPE html><html><head><title>Tides</title></head><body><p class=3D"x">caf=C3=A9</p></body></html>',
			'--b',
			'Content-Type: text/html; charset=utf-8',
			'Content-Location: cid:frame',
			'',
			'<!DOCTYPE html><html><body><p>Out</p></body></html>',
			'--b',
			'Content-Type: text/css',
			'',
			'p { color: red }',
			'--b--',
		);
		const { text, metadata } = await htmlArchiveReader.read(archive, 'a.mhtml');
		assert.equal(text, 'café');
		assert.deepEqual(metadata, { title: 'Tides', url: 'https://a.example/tides' });
	});

	it('without a page is said to have none', async () => {
		await assert.rejects(htmlArchiveReader.read(bytes('Subject: x', '', 'y'), 'a.mht'), UnreadableSource);
	});
});
