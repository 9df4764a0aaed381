/**
 * The paths in a `file` field. Zotero writes `Title:path:type;…`, JabRef and Mendeley `:path:type;…`, others the path
 * alone; a backslash escapes the separators (`C\:\\texts\\mill.txt`), and Mendeley writes TeX (`C$\backslash$:/…`,
 * `{\_}`).
 */
export function attachedFiles(field: string): string[] {
	if (field.trim() === '') return [];
	const plain = field.replaceAll('$\\backslash$', '\\').replace(/\{(\\?[^{}\\])\}/g, '$1');
	return splitUnescaped(plain, ';').flatMap((file) => {
		const path = pathOf(unescaped(pathIn(file)).trim());
		return path === '' ? [] : [path];
	});
}

/** Between the title, which may hold a colon, and the type. */
function pathIn(file: string): string {
	const parts = splitUnescaped(file, ':');
	if (parts.length < 3 || /^\s*file$/i.test(parts[0] ?? '')) return file;
	const path = parts.at(-2) ?? '';
	const drive = parts.at(-3) ?? '';
	return /^\s*[A-Za-z]$/.test(drive) && /^[\\/]/.test(path) ? `${drive}:${path}` : path;
}

function pathOf(path: string): string {
	const address = /^file:\/\/(?:localhost)?(\/.*)$/is.exec(path)?.[1];
	if (address === undefined) return path;
	try {
		return decodeURIComponent(address).replace(/^\/(?=[A-Za-z]:)/, '');
	} catch {
		return address;
	}
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

/** Only what needs escaping is unescaped: `C:\texts` is a path as it stands. */
function unescaped(text: string): string {
	return text.replace(/\\([\\:;,_{}%&#$ ])/g, '$1');
}
