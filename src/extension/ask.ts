import type { CancellationToken } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { CustomRequest } from '../server/protocol.ts';

/** Sends a request of our own; waits for the server to be up first. */
export async function ask<Params, Result>(
	client: LanguageClient,
	request: CustomRequest<Params, Result>,
	params: Params,
	token?: CancellationToken,
): Promise<Result> {
	await client.start();
	return client.sendRequest<Result>(request.method, params, token);
}
