import type { Diagnostic } from 'vscode-languageserver/node';

/** What of a file is published: a draft's findings and a source's problems come from different hands. */
type Part = 'draft' | 'library';

/** Keeps each file's diagnostics of either part and sends the two together, and only when they change. */
export interface Publisher {
	/** @param uri as the editor spells it; one spelling for one file. */
	set(part: Part, uri: string, diagnostics: readonly Diagnostic[], version?: number): void;
	/** The files that have a part set, the empty ones too. */
	uris(part: Part): readonly string[];
	delete(part: Part, uri: string): void;
}

export function createPublisher(send: (uri: string, diagnostics: Diagnostic[], version?: number) => void): Publisher {
	const parts = { draft: new Map<string, readonly Diagnostic[]>(), library: new Map<string, readonly Diagnostic[]>() };
	const sent = new Map<string, readonly Diagnostic[]>();

	const publish = (uri: string, version?: number): void => {
		const diagnostics = [...(parts.library.get(uri) ?? []), ...(parts.draft.get(uri) ?? [])];
		// A new version is told even when nothing else is new: editors drop what belongs to an older one.
		if (version === undefined && JSON.stringify(diagnostics) === JSON.stringify(sent.get(uri) ?? [])) return;
		if (diagnostics.length === 0) sent.delete(uri);
		else sent.set(uri, diagnostics);
		send(uri, diagnostics, version);
	};
	return {
		set(part, uri, diagnostics, version) {
			parts[part].set(uri, diagnostics);
			publish(uri, version);
		},
		uris: (part) => [...parts[part].keys()],
		delete(part, uri) {
			if (parts[part].delete(uri)) publish(uri);
		},
	};
}
