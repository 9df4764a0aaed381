import assert from 'node:assert/strict';
import * as l10n from '@vscode/l10n';
import {
	displayLanguage,
	setDisplayLanguage,
	shownDate,
	shownList,
	shownNumber,
} from '../../../src/text/display-language.ts';
import { plural } from '../../../src/text/plural.ts';

describe('the display language', () => {
	afterEach(() => setDisplayLanguage('en', undefined));

	it('is English until it is set, and where there are no messages in another', () => {
		assert.equal(displayLanguage(), 'en');
		setDisplayLanguage('fr', undefined);
		assert.equal(displayLanguage(), 'en');
		assert.equal(plural(0, '{0} source', '{0} sources'), '{0} sources');
		assert.equal(l10n.t('{0} source', 1), '1 source');
	});

	it('words messages, and those that its bundle lacks in English', () => {
		setDisplayLanguage('de', { '{0} source': '{0} Quelle' });
		assert.equal(l10n.t('{0} source', 1), '1 Quelle');
		assert.equal(l10n.t('{0} sources', 2), '2 sources');
		setDisplayLanguage('en', undefined);
		assert.equal(l10n.t('{0} source', 1), '1 source');
	});

	it('counts none as one in French, as many in German and English', () => {
		const forms = (counts: readonly number[]) => counts.map((count) => plural(count, 'one', 'other'));
		assert.deepEqual(forms([0, 1, 2]), ['other', 'one', 'other']);
		setDisplayLanguage('fr', {});
		assert.deepEqual(forms([0, 1, 2, 1_000_000]), ['one', 'one', 'other', 'other']);
		setDisplayLanguage('de', {});
		assert.deepEqual(forms([0, 1, 2]), ['other', 'one', 'other']);
	});

	it('writes numbers, days and lists as is usual in it', () => {
		const day = new Date(2024, 4, 3);
		assert.equal(shownNumber(1234.5), '1,234.5');
		assert.equal(shownList(['a', 'b', 'c'], 'or'), 'a, b, or c');
		setDisplayLanguage('de', {});
		assert.equal(shownNumber(1234.5), '1.234,5');
		assert.equal(shownDate(day), '3. Mai 2024');
		assert.equal(shownList(['a', 'b', 'c']), 'a, b und c');
		setDisplayLanguage('fr', {});
		assert.equal(shownNumber(1234.5), '1\u{202f}234,5');
		assert.equal(shownDate(day), '3 mai 2024');
	});

	it('takes any tag that an editor sends', () => {
		for (const tag of ['de_AT', 'de-at', 'de-AT']) {
			setDisplayLanguage(tag, {});
			assert.equal(displayLanguage(), 'de-AT');
		}
		setDisplayLanguage('no such language!', {});
		assert.equal(displayLanguage(), 'en');
	});
});
