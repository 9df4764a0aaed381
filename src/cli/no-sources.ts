/** What to do where there is nothing to check against. */
export const noSources =
	'There are no sources: put the documents you quote from into a folder sources/ or seeds/, or name them with --sources.';
