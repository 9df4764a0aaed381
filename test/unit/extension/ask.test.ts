import assert from 'node:assert/strict';
import type { LanguageClient } from 'vscode-languageclient/node';
import { ask, askIfUp } from '../../../src/extension/ask.ts';
import { listSources } from '../../../src/server/protocol.ts';

describe('asking the server', () => {
	function client(isUp: boolean) {
		const done: string[] = [];
		const fake = {
			isRunning: () => isUp,
			start: async () => void done.push('start'),
			sendRequest: async (method: string) => {
				done.push(method);
				return [];
			},
		};
		return { client: fake as unknown as LanguageClient, done };
	}

	it('starts a server that is down for what a user has asked for', async () => {
		const { client: down, done } = client(false);
		assert.deepEqual(await ask(down, listSources, null), []);
		assert.deepEqual(done, ['start', listSources.method]);
	});

	it('leaves a server that is down alone for what nobody has asked for', async () => {
		const { client: down, done } = client(false);
		assert.equal(await askIfUp(down, listSources, null), undefined);
		assert.deepEqual(done, []);
	});

	it('asks one that is up', async () => {
		const { client: up, done } = client(true);
		assert.deepEqual(await askIfUp(up, listSources, null), []);
		assert.deepEqual(done, [listSources.method]);
	});
});
