import { readFileSync } from 'node:fs';
import type { QuotationForm } from '../../../../src/server/protocol.ts';

const { contributes } = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'));
const { properties } = contributes.configuration;

/** As the settings have it where nobody has changed them. */
export const form: QuotationForm = {
	inline: properties['quotewright.insertQuote.inlineTemplate'].default,
	block: properties['quotewright.insertQuote.blockTemplate'].default,
	blockFrom: properties['quotewright.insertQuote.blockFrom'].default,
};
