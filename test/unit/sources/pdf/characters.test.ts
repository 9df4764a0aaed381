import assert from 'node:assert/strict';
import {
	bracketsFromRight,
	closeSpread,
	readable,
	withAccent,
} from '../../../../src/sources/formats/pdf/characters.ts';

describe('the characters of a font', () => {
	it('are those that a person types', () => {
		assert.equal(readable('  so \t to\u00a0say '), 'so to say');
		assert.equal(readable('\ufee3\ufedc\ufe98\ufe8e\ufe91'), 'مكتاب');
		assert.equal(readable('名前\ufe11\ufe41犬\ufe42\ufe12'), '名前、「犬」。');
		assert.equal(readable('\u2f08'), '人');
		assert.equal(readable('a\u0001b'), 'a\ufffdb');
	});

	it('are those of TeX where its bitmap fonts leave its codes as they are', () => {
		assert.equal(readable('The o\u001ecer su\u001bered, \u001cve \u001deets'), 'The officer suffered, five fleets');
		assert.equal(readable('\u0010so they said\u0011\u0016in 1914\u00151918'), '“so they said”—in 1914–1918');
		assert.equal(readable('\u0001\u001c\u0004'), '\ufffd\ufffd\ufffd');
	});

	it('take an accent that is painted by itself', () => {
		assert.equal(withAccent('Malm¨', 'o and'), 'Malmö and');
		assert.equal(withAccent('na¨', 'ıve'), 'naïve');
		assert.equal(withAccent('Saint-Fran¸', 'cois'), 'Saint-François');
		assert.equal(withAccent(readable('koin \u0304'), 'e'), 'koinē');
		assert.equal(withAccent('x', 'y'), undefined);
		assert.equal(withAccent('it´', '1'), undefined);
	});

	it('have brackets turned only where that makes pairs of them', () => {
		assert.equal(bracketsFromRight('א )Key( ב'), 'א (Key) ב');
		assert.equal(bracketsFromRight('א (Key) ב'), 'א (Key) ב');
	});

	it('are words where letters are spaced, and stay letters in a list', () => {
		assert.equal(closeSpread('das s e h r gut ist'), 'das sehr gut ist');
		assert.equal(closeSpread('A B or C'), 'A B or C');
	});
});
