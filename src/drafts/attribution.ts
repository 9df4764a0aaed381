/**
 * The line under a block quotation that says whose words it holds: "— Henry David Thoreau, *Walden*", "-- Name".
 * A dash also begins speech, so the line must look like a name: short, capitalised, no sentence.
 */

export interface LineSetting {
	/** A citation or link stands in the line. */
	readonly cites: boolean;
	/** The text of the paragraph before the line. */
	readonly others: string;
	/** The line is an item of a list: its dash was read as a list mark. */
	readonly fromList: boolean;
	/** A `<cite>` or `<footer>` begins it. */
	readonly tagged: boolean;
}

const leadingDash = /^\s*(?:[—–―‒]|-{1,3}|~)\s*/;
const mostWords = 16;

export function attributionLine(line: string, setting: LineSetting): boolean {
	const { cites, others, fromList, tagged } = setting;
	if (tagged) return true;
	const dash = leadingDash.exec(line)?.[0];
	if (dash === undefined && !fromList) return false;
	const name = line.slice(dash?.length ?? 0).trim();
	// Lines of speech each begin with a dash.
	if (others !== '' && leadingDash.test(others)) return false;
	if (cites && !/[.!?]$/.test(name.replace(/[\s\uFFFC]+$/, ''))) return countWords(name) <= 2 * mostWords;
	return isName(name) && (others !== '' || fromList || countWords(name) <= 8 || !/[.!?]$/.test(name));
}

/** Where in a block's last line an attribution behind the last sentence starts: “… men.” —Thoreau; -1 for none. */
export function trailingAttribution(line: string, cites: boolean): number {
	const found = /[.!?…”"’»)\]](\s*)(?:[—–―]|\s--+)\s*([^—–―]{2,120})$/.exec(line);
	if (!found) return -1;
	const name = found[2]?.trim() ?? '';
	if (found[1] === '' && !/[”"’»]/.test(found[0][0] ?? '')) return -1;
	return cites || (isName(name) && countWords(name) <= 8) ? found.index + 1 : -1;
}

/** Most words begin with a capital or are small; no sentence ends in it. */
function isName(text: string): boolean {
	if (!/^[\p{Lu}\p{Lo}\uFFFC“"‘]/u.test(text)) return false;
	const words = text.split(/\s+/);
	if (words.length > mostWords || /[!?;]|\p{Ll}{3,}\.\s/u.test(text)) return false;
	const capitals = words.filter((word) => /^[^\p{L}]*[\p{Lu}\p{Lo}\p{N}\uFFFC]/u.test(word)).length;
	const long = words.filter((word) => /^\p{Ll}{5,}/u.test(word)).length;
	return capitals >= words.length / 2 && long <= 2;
}

function countWords(text: string): number {
	return text.split(/\s+/).filter(Boolean).length;
}
