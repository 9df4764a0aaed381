/**
 * What is said in one place and read in another: a reading thread finds fault with a file, the cache keeps it, and
 * someone reads it days later, perhaps in another language. So it travels as its English wording, with `{0}`, `{1}` for
 * the values that go with it, and is put into the display language where it is shown.
 */
import * as l10n from '@vscode/l10n';

export type Message = readonly [english: string, ...values: (string | number)[]];

/** @param english a literal, lest it be missed when the messages to be translated are listed */
export function message(english: string, ...values: (string | number)[]): Message {
	return [english, ...values];
}

/** In the display language. */
export function worded([english, ...values]: Message): string {
	return l10n.t(english, ...values);
}

/** For logs and errors. */
export function inEnglish([english, ...values]: Message): string {
	return english.replace(/\{(\d+)\}/g, (place, number) => String(values[Number(number)] ?? place));
}
