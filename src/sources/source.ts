import type { Locator } from '../text/locator.ts';
import { inEnglish, type Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/** What a reader makes of a file's bytes. Offsets are into `text`. */
export interface SourceContent {
	/** For text formats the decoded file exactly as an editor shows it, line ends included; no byte order mark. */
	readonly text: string;
	readonly metadata: SourceMetadata;
	/**
	 * What stands in `text` but is not wording (front matter, running heads, page and note numbers, time
	 * stamps, speaker labels, link addresses), in order, not overlapping.
	 */
	readonly apparatus: readonly Span[];
	/** Pages, chapters, time stamps; the span of each is what it names. In order of start. */
	readonly locators: readonly Locator[];
	/** Of a transcript: who says what, in order, not overlapping. */
	readonly speeches?: readonly Speech[];
}

/** What one speaker says at a stretch. */
export interface Speech {
	/** As the transcript has it where it names the speaker in full. */
	readonly speaker: string;
	readonly span: Span;
}

export interface SourceMetadata {
	/** Front matter `id`. */
	readonly id?: string;
	readonly title?: string;
	/** The title is the text's first heading or line: a bibliography's title is better than it. */
	readonly titleGuessed?: true;
	readonly author?: string;
	/** As the source writes it. */
	readonly date?: string;
	readonly url?: string;
}

/** A reader for one family of formats. Loads its library on first use; throws `UnreadableSource`. */
export interface SourceReader {
	/** Lower case, with the dot. */
	readonly extensions: readonly string[];
	/** An editor that opens the file shows this very text; of others the text is made. */
	readonly isText?: true;
	read(bytes: Uint8Array, path: string): Promise<SourceContent>;
}

/** One message that says what is wrong with the file and what to do; it does not repeat the file's name. */
export class UnreadableSource extends Error {
	override readonly name = 'UnreadableSource';
	/** What is said of the file; `message` has it in English. */
	readonly told: Message;

	constructor(told: Message) {
		super(inEnglish(told));
		this.told = told;
	}
}
