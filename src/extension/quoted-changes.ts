import { EventEmitter } from 'vscode';
import { type LanguageClient, State } from 'vscode-languageclient/node';
import { quotedChanged } from '../server/protocol.ts';

/** Tells that what drafts quote, or which sources there are, has changed; whoever wants to know asks the server. */
export interface QuotedChanges {
	readonly onDidChange: EventEmitter<void>['event'];
	/** The server was started, perhaps anew: it knows nothing of what was asked before. */
	readonly onDidStart: EventEmitter<void>['event'];
	dispose(): void;
}

/** The client hands each kind of notification to one listener only. */
export function followQuoted(client: LanguageClient): QuotedChanges {
	const changes = new EventEmitter<void>();
	const starts = new EventEmitter<void>();
	const listeners = [
		client.onNotification(quotedChanged.method, () => changes.fire()),
		client.onDidChangeState(({ newState }) => {
			if (newState === State.Running) starts.fire();
		}),
		changes,
		starts,
	];
	return {
		onDidChange: changes.event,
		onDidStart: starts.event,
		dispose: () => {
			for (const listener of listeners) listener.dispose();
		},
	};
}
