import type { Locator } from '../../text/locator.ts';
import type { Span } from '../../text/span.ts';
import type { Speech } from '../source.ts';

/** What a recogniser found in a text: what is not wording, and the places that it names. */
export interface Recognised {
	/** A list of spans for each kind. */
	readonly apparatus: readonly (readonly Span[])[];
	readonly locators: readonly Locator[];
	readonly speeches?: readonly Speech[];
}

export const nothingRecognised: Recognised = { apparatus: [], locators: [] };
