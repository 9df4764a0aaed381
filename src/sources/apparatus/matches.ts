/**
 * The matches of a sticky expression that begins with the character `opening`, where no match holds a second one. The
 * engine finds a character many times faster than an expression can be tried everywhere.
 */
export function matchesFrom(text: string, opening: string, pattern: RegExp): RegExpExecArray[] {
	const matches: RegExpExecArray[] = [];
	for (let at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + 1)) {
		pattern.lastIndex = at;
		const found = pattern.exec(text);
		if (found !== null) matches.push(found);
	}
	return matches;
}
