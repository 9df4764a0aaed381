import type { SourceContent } from '../../../src/sources/source.ts';
import type { Span } from '../../../src/text/span.ts';

/** The text with each span of apparatus in double brackets. */
export function marked(text: string, apparatus: readonly Span[]): string {
	let shown = '';
	let at = 0;
	for (const { start, end } of apparatus) {
		shown += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
		at = end;
	}
	return shown + text.slice(at);
}

/** The text without its apparatus. */
export function wording({ text, apparatus }: SourceContent): string {
	let shown = '';
	let at = 0;
	for (const { start, end } of apparatus) {
		shown += text.slice(at, start);
		at = end;
	}
	return shown + text.slice(at);
}

/** What the apparatus covers, one string a span. */
export function apparatusOf({ text, apparatus }: SourceContent): string[] {
	return apparatus.map(({ start, end }) => text.slice(start, end));
}

/** `page 7`, `verse 1:1` and so on, in order. */
export function locatorsOf({ locators }: SourceContent): string[] {
	return locators.map(({ term, value }) => `${term} ${value}`);
}
