const codes = { busy: 5, readOnly: 8, inputOutput: 10, corrupt: 11, full: 13, cannotOpen: 14, noDatabase: 26 };

/** The primary code of an error of SQLite's; undefined for any other. */
function codeOf(error: unknown): number | undefined {
	const code = (error as { errcode?: unknown } | undefined)?.errcode;
	return typeof code === 'number' ? code & 0xff : undefined;
}

/** What a new file mends. */
export function isDamaged(error: unknown): boolean {
	const code = codeOf(error);
	return code === codes.corrupt || code === codes.noDatabase;
}

/** What a new file may mend, or else one in another place: it was deleted, its disk is full or write-protected. */
export function isUnusable(error: unknown): boolean {
	const code = codeOf(error) ?? -1;
	const { readOnly, inputOutput, full, cannotOpen } = codes;
	return error instanceof UnreadableRow || isDamaged(error) || [readOnly, inputOutput, full, cannotOpen].includes(code);
}

/** There is nothing wrong with what is stored, only no room for more. */
export function isFull(error: unknown): boolean {
	return codeOf(error) === codes.full;
}

/** What is stored does not say what it should, though SQLite sees nothing wrong with it. */
export class UnreadableRow extends Error {
	/** As SQLite says it of a damaged file. */
	readonly errcode = codes.corrupt;
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
