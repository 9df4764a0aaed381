/** Grows with every change of the tables below. */
export const schemaVersion = 7;

/** Where the file system takes letters of either case for the same. */
const asPath = process.platform === 'win32' ? 'TEXT COLLATE NOCASE' : 'TEXT';

/**
 * A document's markings here, and its text and words in a segment, bear its id, which is never given again; it is live
 * while it has a row here.
 */
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
		key TEXT NOT NULL,
		metadata TEXT NOT NULL,
		manner TEXT,
		length INTEGER NOT NULL,
		-- A message and its values, as JSON.
		error TEXT
	);
	CREATE TABLE markings (
		document INTEGER PRIMARY KEY,
		apparatus BLOB,
		locators BLOB,
		lines BLOB,
		speeches BLOB
	);
	-- A file's name is never given again.
	CREATE TABLE segment (file TEXT PRIMARY KEY, bytes INTEGER NOT NULL);
	-- Every version of a file has an id of its own.
	CREATE TABLE bibliography (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		path TEXT NOT NULL UNIQUE,
		size INTEGER NOT NULL,
		modified REAL NOT NULL,
		changed REAL NOT NULL,
		seen REAL NOT NULL,
		hash TEXT NOT NULL,
		problems TEXT NOT NULL,
		first_entry INTEGER NOT NULL,
		entries INTEGER NOT NULL
	);
	-- A bibliography's entries follow one another. What is searched begins with the key.
	CREATE TABLE entry (
		id INTEGER PRIMARY KEY,
		bibliography INTEGER NOT NULL,
		key TEXT NOT NULL,
		title TEXT,
		author TEXT,
		date TEXT,
		url TEXT,
		start INTEGER NOT NULL,
		end INTEGER NOT NULL,
		searched TEXT NOT NULL
	);
	CREATE INDEX entry_key ON entry (key);
	CREATE INDEX entry_searched ON entry (searched);
	CREATE TABLE alias (entry INTEGER NOT NULL, key TEXT NOT NULL);
	CREATE INDEX alias_key ON alias (key);
	CREATE INDEX alias_entry ON alias (entry);
	-- The better of an entry's documents have the lower rank.
	CREATE TABLE attachment (entry INTEGER NOT NULL, rank INTEGER NOT NULL, path ${asPath} NOT NULL);
	CREATE INDEX attachment_entry ON attachment (entry, rank);
	CREATE INDEX attachment_path ON attachment (path);
	PRAGMA user_version = ${schemaVersion};
`;
