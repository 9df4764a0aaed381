import { DatabaseSync } from 'node:sqlite';

function probe(): boolean {
	const db = new DatabaseSync(':memory:');
	try {
		db.exec(`CREATE VIRTUAL TABLE probe USING fts5(words, content='', contentless_delete=1)`);
		return true;
	} catch {
		return false;
	} finally {
		db.close();
	}
}

let known: boolean | undefined;

/** Whether this process's SQLite has FTS5 (Node has it from 22.16). */
export function hasFullText(): boolean {
	known ??= probe();
	return known;
}
