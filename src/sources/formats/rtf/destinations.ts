/** What stands in a group of a Rich Text file that begins with that control word. */
export type Destination =
	| 'text'
	| 'nothing'
	| 'fonts'
	| 'styles'
	| 'info'
	| 'title'
	| 'author'
	| 'created'
	| 'note'
	| 'box'
	| 'field'
	| 'instruction'
	| 'result';

const known = new Map<string, Destination>([
	['fonttbl', 'fonts'],
	['stylesheet', 'styles'],
	['info', 'info'],
	['title', 'title'],
	['author', 'author'],
	['creatim', 'created'],
	['footnote', 'note'],
	['shptxt', 'box'],
	['field', 'field'],
	['fldinst', 'instruction'],
	['fldrslt', 'result'],
	// Marked as such that may be passed over, but with text in them.
	...['shpinst', 'moMath', 'moMathPara'].map((word) => [word, 'text'] as const),
	...'aftncn aftnsep aftnsepc annotation background buptim colortbl comment doccomm filetbl footer footerf footerl footerr ftncn ftnsep ftnsepc header headerf headerl headerr hlinkbase keywords listtext mmathPict NeXTGraphic nonesttables nonshppict object operator pict pntext pntxta pntxtb printim private revtim rxe shprslt sp subject tc tcn template txe upr xe'
		.split(' ')
		.map((word) => [word, 'nothing'] as const),
]);

/**
 * Undefined: the word begins no group of its own.
 * @param ignorable whether `\*` stands before it: readers that do not know the word are to pass over the group
 */
export function destinationOf(word: string, ignorable: boolean): Destination | undefined {
	const destination = known.get(word);
	if (destination !== undefined) return destination;
	// Properties of formulas.
	return ignorable || /^m\w*Pr$/.test(word) ? 'nothing' : undefined;
}
