import { readFileSync } from 'node:fs';

/** Shipped with the program, whose bundle is one folder deep and whose sources are two. */
const page = new URL(`${import.meta.url.endsWith('.ts') ? '../..' : '..'}/docs/rules.md`, import.meta.url);

let lines: ReadonlyMap<string, number> | undefined;

/** Where the rules page explains a finding code or convention; undefined where it does not, or was not shipped. */
export function ruleAddress(name: string): string | undefined {
	lines ??= readLines();
	const line = lines.get(name);
	return line === undefined ? undefined : `${page.href}#L${line}`;
}

function readLines(): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	try {
		readFileSync(page, 'utf8')
			.split('\n')
			.forEach((text, index) => {
				if (text.startsWith('### ')) found.set(text.slice(4).trim(), index + 1);
			});
	} catch {
		// Without the page, diagnostics are the same but for the link.
	}
	return found;
}
