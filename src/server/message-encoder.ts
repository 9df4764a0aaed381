import type { ContentTypeEncoder, Diagnostic, Message, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { PublishDiagnosticsNotification } from 'vscode-languageserver/node';

interface Publishing {
	readonly method: string;
	readonly params: PublishDiagnosticsParams;
}

/**
 * JSON as the protocol wants it. That of diagnostics is kept for as long as they are the same objects: with a long
 * draft's diagnostics, which are all sent after each keystroke, making it anew would take most of the time.
 */
export function createMessageEncoder(): ContentTypeEncoder {
	const kept = new WeakMap<object, Uint8Array>();

	const encoded = (value: object, json: () => string): Uint8Array => {
		const before = kept.get(value);
		if (before !== undefined) return before;
		const bytes = Buffer.from(json());
		kept.set(value, bytes);
		return bytes;
	};

	/** Where a diagnostic moves, what it says of the source stays the same. */
	const piecesOf = (diagnostic: Diagnostic): readonly Uint8Array[] => {
		const { relatedInformation: related } = diagnostic;
		const own = encoded(diagnostic, () => {
			const json = JSON.stringify({ ...diagnostic, relatedInformation: undefined });
			return related === undefined ? json : `${json.slice(0, -1)},"relatedInformation":`;
		});
		return related === undefined ? [own] : [own, encoded(related, () => JSON.stringify(related)), closing];
	};

	const publishing = ({ method, params: { uri, version, diagnostics } }: Publishing): Uint8Array => {
		const head = JSON.stringify({ jsonrpc: '2.0', method, params: { uri, version } });
		const pieces: Uint8Array[] = [Buffer.from(`${head.slice(0, -2)},"diagnostics":[`)];
		diagnostics.forEach((diagnostic, i) => {
			if (i > 0) pieces.push(comma);
			for (const piece of piecesOf(diagnostic)) pieces.push(piece);
		});
		pieces.push(ending);
		return Buffer.concat(pieces);
	};

	return {
		name: 'application/json',
		encode: async (message) => (isPublishing(message) ? publishing(message) : Buffer.from(JSON.stringify(message))),
	};
}

const comma = Buffer.from(',');
const closing = Buffer.from('}');
const ending = Buffer.from(']}}');

function isPublishing(message: Message): message is Message & Publishing {
	return (message as Partial<Publishing>).method === PublishDiagnosticsNotification.method;
}
