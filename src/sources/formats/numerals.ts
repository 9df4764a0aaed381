const romans: readonly (readonly [number, string])[] = [
	[1000, 'm'],
	[900, 'cm'],
	[500, 'd'],
	[400, 'cd'],
	[100, 'c'],
	[90, 'xc'],
	[50, 'l'],
	[40, 'xl'],
	[10, 'x'],
	[9, 'ix'],
	[5, 'v'],
	[4, 'iv'],
	[1, 'i'],
];

/** A number as word processors show it that call the format `lowerRoman`, `upperLetter` and so on. */
export function numeral(number: number, format: string | undefined): string {
	if (number < 1 || number > 4999) return String(number);
	switch (format) {
		case 'lowerRoman':
			return roman(number);
		case 'upperRoman':
			return roman(number).toUpperCase();
		case 'lowerLetter':
			return letters(number);
		case 'upperLetter':
			return letters(number).toUpperCase();
		default:
			return String(number);
	}
}

function roman(number: number): string {
	let rest = number;
	let written = '';
	for (const [value, mark] of romans) {
		for (; rest >= value; rest -= value) written += mark;
	}
	return written;
}

/** After z comes aa, then bb. */
function letters(number: number): string {
	return String.fromCharCode(97 + ((number - 1) % 26)).repeat(1 + Math.floor((number - 1) / 26));
}
