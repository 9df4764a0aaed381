import assert from 'node:assert/strict';
import fc from 'fast-check';
import { guarded } from '../../../../src/sources/formats/pdf/problems.ts';
import { pdfReader } from '../../../../src/sources/formats/pdf.ts';
import type { SourceContent } from '../../../../src/sources/source.ts';
import { lines, madePdf, words } from './made-pdf.ts';

const prose = [
	'The office of the harbour kept no list',
	'of those who sailed before the spring.',
	'Nobody asked for one.',
];
const whole = madePdf({
	pages: [7, 8, 9].map((number) => `${lines(40, 560, prose)}${words(200, 30, `${number}`)}`),
	catalog: '/PageLabels << /Nums [0 << /S /D /St 7 >>] >> /Outlines 10 0 R',
	info: '/Title (Of Harbours and Their Keepers)',
	objects: [
		'<< /First 11 0 R /Last 11 0 R /Count 1 >>',
		'<< /Title (Chapter 2: Of Harbours) /Parent 10 0 R /Dest [12 0 R /XYZ 0 570 null] >>',
	],
});

/** Whether it is read as something or said to be unreadable; anything else is a fault. */
async function read(bytes: Uint8Array): Promise<SourceContent | undefined> {
	try {
		return await pdfReader.read(bytes, '/s/a.pdf');
	} catch (error) {
		assert.equal((error as Error).name, 'UnreadableSource', (error as Error).stack);
		return undefined;
	}
}

function assertSound({ text, apparatus, locators }: SourceContent): void {
	assert.ok(text.length < 20_000);
	let at = 0;
	for (const { start, end } of apparatus) {
		assert.ok(start >= at && end > start && end <= text.length);
		at = end;
	}
	let from = 0;
	for (const { span } of locators) {
		assert.ok(span.start >= from && span.end >= span.start && span.end <= text.length);
		from = span.start;
	}
}

describe('a damaged PDF', () => {
	it('is whole to begin with', async () => {
		const content = await read(whole);
		assert.equal(content?.metadata.title, 'Of Harbours and Their Keepers');
		assert.deepEqual(new Set(content?.locators.map(({ value }) => value)), new Set(['7', '8', '9', '2']));
	});

	it('is read or refused, wherever it is cut off', async () => {
		for (let length = 0; length < whole.length; length += 41) {
			const content = await read(whole.subarray(0, length));
			if (content !== undefined) assertSound(content);
		}
	});

	it('is read or refused, whatever bytes are wrong', async () => {
		const wrong = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(wrong, async (changes) => {
				const bytes = Uint8Array.from(whole);
				for (const [at, byte] of changes) bytes[at] = byte;
				const content = await read(bytes);
				if (content !== undefined) assertSound(content);
			}),
			{ seed: 5, numRuns: 120 },
		);
	});

	it('leaves the bytes that it is read from alone', async () => {
		const bytes = Uint8Array.from(whole);
		await read(bytes);
		assert.deepEqual(bytes, Uint8Array.from(whole));
	});
});

describe('what a PDF may cost', () => {
	const message = (act: () => void): string => {
		try {
			act();
		} catch (error) {
			return (error as Error).message;
		}
		return '';
	};

	it('is bounded in pages and in text', () => {
		assert.match(
			message(() => guarded(1_000_000)),
			/has 1000000 pages.*Split it/,
		);
		const guard = guarded(10);
		guard(50_000_000);
		assert.match(
			message(() => guard(50_000_000)),
			/more text than can be searched.*Split it/,
		);
	});

	it('is bounded on one page', async () => {
		const page = words(40, 500, 'a').repeat(101_000);
		await assert.rejects(pdfReader.read(madePdf({ pages: [page] }), '/s/a.pdf'), /more text than a page can/);
	});
});
