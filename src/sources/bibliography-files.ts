/**
 * The paths in a `file` field. Zotero writes `Title:path:type;…`, JabRef `:path:type;…`, others the path alone;
 * a backslash escapes the separators (`C\\:\\\\texts\\\\mill.txt`).
 */
export function attachedFiles(field: string): string[] {
	return splitUnescaped(field, ';').flatMap((file) => {
		const parts = splitUnescaped(file, ':');
		const path = unescaped(isDrivePath(parts) || parts.length < 3 ? file : parts.slice(1, -1).join(':')).trim();
		return path === '' ? [] : [path];
	});
}

/** `C:\\texts\\mill.txt`, not escaped, has two parts, `C:/a:b` three. */
function isDrivePath(parts: readonly string[]): boolean {
	return /^\s*[A-Za-z]$/.test(parts[0] ?? '') && /^[\\/]/.test(parts[1] ?? '') && parts.length === 2;
}

function splitUnescaped(text: string, separator: string): string[] {
	const parts = [''];
	for (let at = 0; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === separator) {
			parts.push('');
			continue;
		}
		const pair = char === '\\' && at + 1 < text.length;
		parts[parts.length - 1] += pair ? char + text.charAt(++at) : char;
	}
	return parts;
}

/** Only what needs escaping is unescaped: `C:\\texts` is a path as it stands. */
function unescaped(text: string): string {
	return text.replace(/\\([\\:;,_{}%&#$ ])/g, '$1');
}
