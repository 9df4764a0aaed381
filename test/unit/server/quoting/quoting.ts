import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings, type Preset } from '../../../../src/check/settings.ts';
import { parseMarkdown } from '../../../../src/drafts/markdown.ts';
import type { LibraryView } from '../../../../src/library/library.ts';
import type { Insertable, PlainRange, QuotationForm, Refused } from '../../../../src/server/protocol.ts';
import { answerInsertion, type QuotingParts } from '../../../../src/server/quoting-requests.ts';
import { form } from './form-of-tests.ts';

export interface Quoting {
	readonly library: LibraryView;
	readonly source: string;
	readonly ranges: readonly PlainRange[];
	/** With a `|` where the cursor stands. */
	readonly draft: string;
	readonly words?: string;
	readonly preset?: Preset;
	readonly form?: Partial<QuotationForm>;
}

const draftUri = 'file:///w/draft.md';

/** The draft after a quotation was written into it, or why it could not be. */
export function quote(quoting: Quoting): string {
	const answer = answered(quoting);
	if ('problem' in answer) return `(${answer.problem})`;
	const at = quoting.draft.indexOf('|');
	return quoting.draft.slice(0, at) + answer.text + quoting.draft.slice(at + 1);
}

export function answered({
	library,
	source,
	ranges,
	draft,
	words,
	preset = 'scholarly',
	...rest
}: Quoting): Insertable | Refused {
	const at = draft.indexOf('|');
	const document = TextDocument.create(draftUri, 'markdown', 1, draft.slice(0, at) + draft.slice(at + 1));
	const settings = { ...defaultSettings, preset };
	const parts = {
		workspace: { library, ready: true, progress: undefined, projects: [{ settings }], project: () => ({ settings }) },
		open: { get: (uri: string) => (uri === draftUri ? document : undefined), all: () => [document] },
		parse: parseMarkdown,
	} as unknown as QuotingParts;
	const cursor = document.positionAt(at);
	return answerInsertion(parts, {
		draft: draftUri,
		selection: { start: cursor, end: cursor },
		source,
		ranges,
		form: { ...form, ...rest.form },
		...(words !== undefined && { words }),
	});
}
