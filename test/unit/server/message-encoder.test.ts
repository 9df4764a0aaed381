import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Diagnostic, Message } from 'vscode-languageserver/node';
import { createMessageEncoder } from '../../../src/server/message-encoder.ts';

const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 5 } };
const related = [{ location: { uri: 'file:///w/a.txt', range }, message: '“Regen”, said "they"' }];
const plain: Diagnostic = { range, message: 'Not “so”.', source: 'Quotewright', code: 'altered' };
const withRelated: Diagnostic = { ...plain, relatedInformation: related, tags: [1] };

function published(diagnostics: readonly Diagnostic[], version?: number): Message {
	const params = { uri: 'file:///w/d"raft.md', diagnostics, ...(version !== undefined && { version }) };
	return { jsonrpc: '2.0', method: 'textDocument/publishDiagnostics', params } as Message;
}

describe('the encoder of messages', () => {
	const encoder = createMessageEncoder();
	const read = async (message: Message): Promise<unknown> => {
		return JSON.parse(Buffer.from(await encoder.encode(message, { charset: 'utf-8' })).toString());
	};

	it('says of diagnostics what they say', async () => {
		for (const message of [published([]), published([plain], 3), published([plain, withRelated, plain], 4)])
			assert.deepEqual(await read(message), message);
	});

	it('says it again of those it knows, and what is new of those that moved', async () => {
		const moved = { ...withRelated, range: { start: range.end, end: range.end } };
		await read(published([plain, withRelated], 5));
		const message = published([moved, plain, withRelated], 6);
		assert.deepEqual(await read(message), message);
	});

	it('says of any diagnostics what they say, whatever was said before', async () => {
		const noNullPrototype = true;
		const place = fc.record({ line: fc.nat({ max: 2000 }), character: fc.nat({ max: 200 }) }, { noNullPrototype });
		const diagnostic: fc.Arbitrary<Diagnostic> = fc.record(
			{
				range: fc.record({ start: place, end: place }, { noNullPrototype }),
				message: fc.constantFrom('Not “so”.', 'Ω', ''),
				relatedInformation: fc.constantFrom(related, [...related]),
			},
			{ noNullPrototype },
		);
		const step = fc.record({
			at: fc.nat(),
			remove: fc.nat({ max: 3 }),
			insert: fc.array(diagnostic, { maxLength: 3 }),
		});
		const moved = (one: Diagnostic): Diagnostic => ({
			...one,
			range: { ...one.range, start: { line: 7, character: 0 } },
		});
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(step, fc.nat({ max: 20 })), { maxLength: 8 }), async (steps) => {
				let all: Diagnostic[] = [];
				for (const [{ at, remove, insert }, from] of steps) {
					all = all.map((one, i) => (i >= from ? moved(one) : one));
					all.splice(at % (all.length + 1), remove, ...insert);
					const message = published([...all], from);
					assert.deepEqual(await read(message), message);
				}
			}),
		);
	});

	it('leaves all other messages as they are', async () => {
		const message = { jsonrpc: '2.0', id: 1, result: { text: 'Ω' } } as Message;
		assert.deepEqual(await read(message), message);
	});
});
