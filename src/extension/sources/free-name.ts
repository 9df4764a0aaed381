/** A file's name with a number before its ending: `roe.pdf`, `roe-2.pdf`, … */
export function freeName(name: string, number: number): string {
	if (number === 1) return name;
	const dot = name.lastIndexOf('.');
	return dot <= 0 ? `${name}-${number}` : `${name.slice(0, dot)}-${number}${name.slice(dot)}`;
}
