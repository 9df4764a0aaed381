/** A table, for a terminal or for a page. */
export interface Table {
	readonly head: readonly string[];
	/** A row may be shorter than the head; its last cell is then a remark. */
	readonly rows: readonly (readonly string[])[];
}

export function table(head: readonly string[], rows: Table['rows']): Table {
	return { head, rows };
}

/** Columns as wide as they have to be; a remark may be longer than its column. */
export function plain({ head, rows }: Table): string {
	const all = [head, ...rows];
	const widths = head.map((_, i) =>
		Math.max(...all.map((row) => (i === row.length - 1 && i < head.length - 1 ? 0 : (row[i] ?? '').length))),
	);
	const line = (row: readonly string[]) => row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
	return all.map((row) => line(row).trimEnd()).join('\n');
}

export function markdown({ head, rows }: Table): string {
	const line = (row: readonly string[]) =>
		`| ${head.map((_, i) => (row[i] ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
