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

/**
 * As `ask`, for what no user waits for: a server that went down for good is not started by somebody's changing
 * editors. Undefined: it is not up; who wants to know asks again when it is.
 */
export async function askIfUp<Params, Result>(
	client: LanguageClient,
	request: CustomRequest<Params, Result>,
	params: Params,
): Promise<Result | undefined> {
	return client.isRunning() ? client.sendRequest<Result>(request.method, params) : undefined;
}
