/** The value of a Roman numeral as pages are numbered, lower or upper case; undefined if it is none. */
export function romanValue(text: string): number | undefined {
	const upper = text.toUpperCase();
	if (text !== upper && text !== text.toLowerCase()) return undefined;
	if (!/^(?=[CLXVI])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(upper)) return undefined;
	const worth = { C: 100, L: 50, X: 10, V: 5, I: 1 } as Record<string, number>;
	let sum = 0;
	for (let i = 0; i < upper.length; i++) {
		const here = worth[upper.charAt(i)] ?? 0;
		sum += here < (worth[upper.charAt(i + 1)] ?? 0) ? -here : here;
	}
	return sum;
}
