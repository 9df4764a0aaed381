import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import { createPublisher } from '../../../src/server/publisher.ts';

describe('the publisher', () => {
	const one = diagnostic('one');
	const two = diagnostic('two');

	it('sends what a draft and what the library has to say together', () => {
		const { publisher, sent } = started();
		publisher.set('draft', 'a', [one], 3);
		publisher.set('library', 'a', [two]);
		assert.deepEqual(sent.at(-1), ['a', ['two', 'one'], undefined]);
	});

	it('sends nothing twice, and nothing at all where there is nothing', () => {
		const { publisher, sent } = started();
		publisher.set('library', 'a', []);
		publisher.set('library', 'a', [one]);
		publisher.set('library', 'a', [one]);
		assert.equal(sent.length, 1);
	});

	it('takes back what does not hold any more', () => {
		const { publisher, sent } = started();
		publisher.set('draft', 'a', [one]);
		publisher.delete('draft', 'a');
		publisher.delete('draft', 'a');
		assert.deepEqual(sent, [
			['a', ['one'], undefined],
			['a', [], undefined],
		]);
	});

	function started() {
		const sent: unknown[] = [];
		const publisher = createPublisher((uri, diagnostics, version) =>
			sent.push([uri, diagnostics.map(({ message }) => message), version]),
		);
		return { publisher, sent };
	}

	function diagnostic(message: string): Diagnostic {
		const start = { line: 0, character: 0 };
		return { message, range: { start, end: start } };
	}
});
