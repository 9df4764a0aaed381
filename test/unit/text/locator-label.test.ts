import assert from 'node:assert/strict';
import { citableKey } from '../../../src/text/citable-key.ts';
import { citedLocator } from '../../../src/text/cited-locator.ts';
import { setDisplayLanguage } from '../../../src/text/display-language.ts';
import type { Locator, LocatorTerm } from '../../../src/text/locator.ts';
import { locatorLabel } from '../../../src/text/locator-label.ts';

describe('labels', () => {
	it('abbreviate a locator as a citation does, one and several', () => {
		assert.equal(label('page', '3'), 'p. 3');
		assert.equal(label('page', '3-5, 9'), 'pp. 3-5, 9');
		assert.equal(label('chapter', 'xii'), 'chap. xii');
		assert.equal(label('timestamp', '00:12:03'), '00:12:03');
	});

	it('quote a section that has only a name, which no citation takes', () => {
		assert.equal(label('section', 'Mild weather'), '“Mild weather”');
		assert.equal(citedLocator(locator('section', 'Mild weather')), undefined);
		assert.equal(citedLocator(locator('section', '2.1')), 'sec. 2.1');
	});

	it('are in the display language, but not what a citation writes', () => {
		setDisplayLanguage('de', { 'p. {0}': 'S. {0}', '“{0}”': '„{0}“' });
		assert.equal(label('page', '3'), 'S. 3');
		assert.equal(label('section', 'Mild weather'), '„Mild weather“');
		assert.equal(citedLocator(locator('page', '3')), 'p. 3');
		setDisplayLanguage('en', undefined);
	});

	it('put a key in braces where its marks would end it', () => {
		assert.equal(citableKey('roe-2024:a'), 'roe-2024:a');
		assert.equal(citableKey('roe.'), '{roe.}');
		assert.equal(citableKey('two words'), '{two words}');
	});

	function label(term: LocatorTerm, value: string): string {
		return locatorLabel(locator(term, value));
	}

	function locator(term: LocatorTerm, value: string): Locator {
		return { term, value, span: { start: 0, end: 0 } };
	}
});
