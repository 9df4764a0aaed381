/** Grows with every change of the tables below. */
export const schemaVersion = 4;

/** A document's texts, markings and words bear its id, which is never given again; it is live while it has a row here. */
export const tables = `
	CREATE TABLE pipeline (fingerprint TEXT NOT NULL);
	CREATE TABLE next_document (id INTEGER NOT NULL);
	INSERT INTO next_document VALUES (1);
	CREATE TABLE document (
		id INTEGER PRIMARY KEY,
		path TEXT NOT NULL UNIQUE,
		size INTEGER NOT NULL,
		modified REAL NOT NULL,
		changed REAL NOT NULL,
		seen REAL NOT NULL,
		hash TEXT NOT NULL,
		metadata TEXT NOT NULL,
		manner TEXT,
		length INTEGER NOT NULL,
		error TEXT,
		first_text INTEGER NOT NULL,
		texts INTEGER NOT NULL
	);
	CREATE TABLE markings (
		document INTEGER PRIMARY KEY,
		apparatus BLOB,
		locators BLOB,
		lines BLOB
	);
	-- A document's chunks follow one another: ids that grow keep SQLite's pages full, whoever reads at the same time.
	CREATE TABLE text (id INTEGER PRIMARY KEY, start INTEGER NOT NULL, text TEXT NOT NULL);
	-- A file's name is never given again.
	CREATE TABLE segment (file TEXT PRIMARY KEY, bytes INTEGER NOT NULL);
	CREATE TABLE bibliography (
		path TEXT PRIMARY KEY,
		size INTEGER NOT NULL,
		modified REAL NOT NULL,
		changed REAL NOT NULL,
		seen REAL NOT NULL,
		hash TEXT NOT NULL,
		entries TEXT NOT NULL,
		problems TEXT NOT NULL
	);
	PRAGMA user_version = ${schemaVersion};
`;
