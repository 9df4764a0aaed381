/**
 * Block quotes that quote nothing: notes and warnings set apart (`> [!NOTE]`, `> **Tip:** …`, `> ⚠️ …`).
 * `> [!quote]` is one that does.
 */

export type Callout =
	/** Ordinary text in a box. */
	| 'callout'
	/** A quotation whose first line is a title, not quoted. */
	| 'titled-quotation'
	/** It begins with a bold label, as a callout does or a speaker's name in a dialogue: a quotation only if cited. */
	| 'labelled'
	| 'none';

const marked = /^\s*\[!([\w-]+)\][+-]?/;
const labels =
	/^(?:note|notes|n\.?b\.?|tips?|hints?|important|warnings?|caution|danger|attention|info|information|examples?|todo|to ?do|summary|abstract|question|success|failure|bug|tl;?dr|update|edit|disclaimer|spoiler|see also|further reading|hinweis|anmerkung|achtung|tipp|wichtig|vorsicht|beispiel|warnung|merke|remarque|nota bene|nota|attention|astuce|conseil|exemple|avertissement|à noter|importante|advertencia|consejo|ejemplo|注意?|メモ|ヒント|警告|補足)(?![\p{L}])/iu;

/**
 * @param text the first paragraph of the quote, as written
 * @param shown the same, as it is read
 */
export function calloutOf(text: string, shown: string): Callout {
	const type = marked.exec(text)?.[1]?.toLowerCase();
	if (type !== undefined) return type === 'quote' || type === 'cite' ? 'titled-quotation' : 'callout';
	const start = shown.trimStart();
	if (/^\p{Extended_Pictographic}/u.test(start) && !/^[\d#*©®™]/.test(start)) return 'callout';
	const bold = /^\s*(?:\*\*|__)(?=\S)([^*_\n]{1,60}?)(?:\*\*|__)\s*([:：.–—-]?)/.exec(text);
	const label = bold?.[1]?.trim() ?? /^\s*[*_]?([^*_\n:：]{1,30})[:：]/.exec(text)?.[1]?.trim() ?? '';
	const isLabel = labels.test(label) && label.split(/\s+/).length <= 3;
	const colon = /[:：]$/.test(label) || /[:：]/.test(bold?.[2] ?? '') || !bold;
	if (isLabel && (bold !== null || colon)) return 'callout';
	return bold && colon && label.split(/\s+/).length <= 4 ? 'labelled' : 'none';
}
