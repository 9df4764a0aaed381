/** Control words that stand for a character. */
export const characters: ReadonlyMap<string, string> = new Map([
	['tab', '\t'],
	['emdash', '\u2014'],
	['endash', '\u2013'],
	['emspace', '\u2003'],
	['enspace', '\u2002'],
	['qmspace', '\u2005'],
	['bullet', '\u2022'],
	['lquote', '\u2018'],
	['rquote', '\u2019'],
	['ldblquote', '\u201c'],
	['rdblquote', '\u201d'],
	['zwj', '\u200d'],
	['zwnj', '\u200c'],
	['zwbo', '\u200b'],
	['zwnbo', '\u2060'],
	['ltrmark', '\u200e'],
	['rtlmark', '\u200f'],
]);

/** Signs behind a backslash that stand for a character: spaces and hyphens at which no line, or any, may end. */
export const symbols: ReadonlyMap<string, string> = new Map([
	['~', '\u00a0'],
	['_', '\u2011'],
	['-', '\u00ad'],
	['\t', '\t'],
]);
