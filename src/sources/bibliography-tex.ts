/** The text of a field that is written in TeX: accents, dashes, quotation marks; without braces and emphasis. */

/** Makes text of a value. */
export type TexReader = (value: string) => string | undefined;

/** What only a reader of TeX understands; braces, dashes and quotation marks are plain enough. */
export function needsTex(value: string): boolean {
	return value.includes('\\') || value.includes('$');
}

/** Values repeat themselves: names above all. */
const mostKept = 20_000;

/** For values of which some may need TeX: loads the library that reads it. Cost: 50 ms once, then 0.1 ms a value. */
export async function loadTexReader(): Promise<TexReader> {
	const { parse } = await import('@retorquere/bibtex-parser');
	const known = new Map<string, string>();
	const read = (value: string): string => {
		try {
			const { entries } = parse(`@misc{k, title = {${value}}}`, {
				english: false,
				caseProtection: false,
				unsupported: 'ignore',
			});
			return withoutTags(entries[0]?.fields.title ?? withoutCommands(value));
		} catch {
			return withoutCommands(value);
		}
	};
	return (value) => {
		if (!needsTex(value)) return plainTex(value);
		let text = known.get(value);
		if (text === undefined) {
			text = read(value);
			if (known.size >= mostKept) known.clear();
			known.set(value, text);
		}
		return tidy(text);
	};
}

/** Of a value that needs no TeX. */
export function plainTex(value: string): string | undefined {
	const marks = value.includes('--') || value.includes('`') || value.includes("''");
	const text = marks
		? value.replace(/---?|``|''/g, (mark) => ({ '---': '—', '--': '–', '``': '“', "''": '”' })[mark] ?? mark)
		: value;
	return tidy(/[{}~]/.test(text) ? text.replace(/[{}]/g, '').replaceAll('~', ' ') : text);
}

/** On one line; undefined: nothing is left. */
function tidy(text: string): string | undefined {
	return text.replace(/\s+/g, ' ').trim().normalize('NFC') || undefined;
}

/** The library renders TeX commands as HTML tags, and CSL has them. */
export function withoutTags(text: string): string {
	return text.includes('<') ? text.replace(/<\/?(?:i|b|em|sc|sup|sub|span|tt|pre|code|script|a)\b[^>]*>/gi, '') : text;
}

function withoutCommands(value: string): string {
	return value.replace(/\\[a-zA-Z]+\s*|[{}$\\]/g, '');
}
