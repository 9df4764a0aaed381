import type { ContentTypeEncoder, Diagnostic, Message, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { PublishDiagnosticsNotification } from 'vscode-languageserver/node';
import { createGrowingBytes, type GrowingBytes } from './growing-bytes.ts';

interface Publishing {
	readonly method: string;
	readonly params: PublishDiagnosticsParams;
}

/** What was sent last for a file. */
interface Sent {
	readonly diagnostics: readonly Diagnostic[];
	/** The whole message. */
	readonly bytes: Buffer;
	/** Where each diagnostic starts in it, and the end: each is followed by one byte that parts it from the next. */
	readonly starts: readonly number[];
	/** Those of the message before, whose memory the next one takes. */
	readonly spare: Buffer;
}

/**
 * JSON as the protocol wants it. All of a draft's diagnostics are sent after each keystroke, a megabyte and more for a
 * long draft, of which next to nothing is new. So bytes of the message before are copied: what stands before the first
 * and behind the last diagnostic that is another object in one piece each, and of those between that only stand
 * elsewhere all but the place.
 *
 * A message has to be written before the next but one is encoded, whose bytes take its place.
 */
export function createMessageEncoder(): ContentTypeEncoder {
	const sent = new Map<string, Sent>();

	const publishing = ({ method, params: { uri, version, diagnostics } }: Publishing): Uint8Array => {
		const before = sent.get(uri) ?? nothing;
		const message = createGrowingBytes(before.spare);
		message.text(
			`${JSON.stringify({ jsonrpc: '2.0', method, params: { uri, version } }).slice(0, -2)},"diagnostics":[`,
		);
		const starts = writeDiagnostics(message, diagnostics, before);
		if (diagnostics.length > 0) message.drop(1);
		message.text(']}}');
		const bytes = message.written();
		if (diagnostics.length === 0) sent.delete(uri);
		else sent.set(uri, { diagnostics, bytes, starts, spare: before.bytes });
		return bytes;
	};

	return {
		name: 'application/json',
		encode: async (message) => (isPublishing(message) ? publishing(message) : Buffer.from(JSON.stringify(message))),
	};
}

const nothing: Sent = { diagnostics: [], bytes: Buffer.alloc(0), starts: [0], spare: Buffer.alloc(0) };

/** @returns where each starts, and the end */
function writeDiagnostics(
	message: GrowingBytes,
	now: readonly Diagnostic[],
	{ diagnostics: before, bytes, starts }: Sent,
): number[] {
	const most = Math.min(now.length, before.length);
	const by = now.length - before.length;
	let head = 0;
	while (head < most && now[head] === before[head]) head++;
	let tail = now.length;
	while (tail > head && tail - by > head && now[tail - 1] === before[tail - 1 - by]) tail--;
	const written: number[] = [];

	/** What parts diagnostics is another byte behind the last. */
	const copy = (start: number, end: number): void => {
		message.copy(bytes, start, end - 1);
		message.text(',');
	};
	const copyAll = (from: number, to: number): void => {
		if (from === to) return;
		const start = starts[from] as number;
		for (let i = from; i < to; i++) written.push((starts[i] as number) - start + message.length);
		copy(start, starts[to] as number);
	};
	copyAll(0, head);
	for (let i = head; i < tail; i++) {
		written.push(message.length);
		const diagnostic = now[i] as Diagnostic;
		// Inserting moves what is behind: there as many are left as there were.
		const known = [i - by, i].find((at) => saysTheSame(before[at], diagnostic));
		message.text(placeIn(diagnostic));
		if (known === undefined) message.text(`${JSON.stringify({ ...diagnostic, range: undefined }).slice(1)},`);
		else copy((starts[known] as number) + placeIn(before[known] as Diagnostic).length, starts[known + 1] as number);
	}
	copyAll(tail - by, before.length);
	written.push(message.length);
	return written;
}

/** What a diagnostic's JSON begins with. */
function placeIn({ range: { start, end } }: Diagnostic): string {
	return `{"range":{"start":${positionIn(start)},"end":${positionIn(end)}},`;
}

function positionIn({ line, character }: Diagnostic['range']['start']): string {
	return `{"line":${line},"character":${character}}`;
}

/** Whether nothing but the place is different. */
function saysTheSame(a: Diagnostic | undefined, b: Diagnostic): boolean {
	return (
		a !== undefined &&
		a.message === b.message &&
		a.code === b.code &&
		a.severity === b.severity &&
		a.source === b.source &&
		a.codeDescription?.href === b.codeDescription?.href &&
		a.relatedInformation === b.relatedInformation &&
		a.tags === b.tags &&
		a.data === b.data
	);
}

function isPublishing(message: Message): message is Message & Publishing {
	return (message as Partial<Publishing>).method === PublishDiagnosticsNotification.method;
}
