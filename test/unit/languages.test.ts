import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	bundleOf,
	englishBundle,
	languages,
	messagesInSources,
	readMessages,
	root,
	sources,
} from '../../scripts/l10n-messages.ts';

const manifest = 'package.nls.json';

describe('what users read', () => {
	it('is listed in the bundle of English messages: else run `npm run l10n`', async () => {
		assert.deepEqual(readMessages(englishBundle), await messagesInSources());
	});

	it('is given to l10n.t as a literal, or else it could not be listed', () => {
		const given = /\bl10n\.t\(\s*(?!['"`])(?:[^\s].*)/g;
		const otherwise = [...sources()].flatMap(([file, code]) =>
			file === 'src/text/message.ts' ? [] : [...code.matchAll(given)].map(([call]) => `${file}: ${call}`),
		);
		assert.deepEqual(otherwise, []);
	});

	it('goes through l10n wherever a sentence or a title stands in the code', () => {
		// The command line speaks English, and so do samples.
		const translated = [...sources()].filter(([file]) => !/^src\/cli\/|\bsample\.ts$/.test(file));
		assert.deepEqual(translated.flatMap(bareTexts), []);
	});

	it('is named by a key wherever package.json has a text for it', () => {
		const told = textsIn(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
		const keys = told.filter((text) => !/^quotewright$/i.test(text)).map((text) => /^%(.+)%$/.exec(text)?.[1] ?? text);
		assert.deepEqual(new Set(keys), new Set(Object.keys(readMessages(manifest))));
	});
});

for (const language of languages) {
	describe(`the translation “${language}”`, () => {
		const files = [
			{ english: englishBundle, translated: bundleOf(language) },
			{ english: manifest, translated: `package.nls.${language}.json` },
		];
		const each = (check: (english: string, translated: string) => unknown) => {
			const wrong = files.flatMap((file) => {
				const translated = readMessages(file.translated);
				return Object.entries(readMessages(file.english)).flatMap(([key, text]) => {
					const there = translated[key];
					return there !== undefined && check(text, there) ? [{ english: text, translated: there }] : [];
				});
			});
			assert.deepEqual(wrong, []);
		};

		it('has every message, and none that is said no more', () => {
			for (const { english, translated } of files) {
				assert.deepEqual(Object.keys(readMessages(translated)), Object.keys(readMessages(english)));
			}
			each((_, translated) => translated.trim() === '');
		});

		it('has the values, the commands and the marks of the English', () => {
			each((english, translated) => marksOf(english).join(' ') !== marksOf(translated).join(' '));
		});

		it('is set as is usual in the language', () => {
			each((_, translated) => unusual[language].test(translated.replace(code, '')));
		});
	});
}

/** Values, icons, links, bold and code: what a translation must not lose. Values may come in another order, or twice. */
function marksOf(text: string): string[] {
	const values = new Set(text.match(/\{\d+\}|\$\([\w-]+\)|\]\([^)\s]+\)|`[^`]+`/g));
	return [...values].sort().concat(text.match(/\*\*/g) ?? []);
}

/** What is no prose: Markdown’s code and links, JSON, YAML. */
const code = /`[^`]*`|\]\([^)\s]+\)|"[^"]*":?|\bid:/g;

const unusual: Record<(typeof languages)[number], RegExp> = {
	// German quotation marks stand „so“ and ‚so‘; a typist's apostrophes and dashes are wrong, too.
	de: /”|“\p{L}|‹|›|«|»| - |\p{L}'\p{L}|\.\.\./u,
	// « Ainsi », the blanks before and after not to be broken; before : ; ! ? too.
	fr: /^[^«]*[“”]|„|«(?!\u{202f})|(?<!\u{202f})»|[^\u{a0}\u{202f}\s:/[({]:(?=\s|$)|[^\u{202f}][;!?](?=\s|$)|[ ][:;!?»]|\p{L}'\p{L}|\.\.\./u,
};

/** The texts that VS Code takes from a manifest. */
function textsIn(value: unknown, name = ''): string[] {
	if (typeof value === 'string') return shownFields.test(name) ? [value] : [];
	if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, name));
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, item]) => textsIn(item, key));
}

const shownFields =
	/^(?:title|shortTitle|description|markdownDescription|enumDescriptions|markdownEnumDescriptions|enumItemLabels|deprecationMessage|patternErrorMessage|errorMessage|contents|label|name|contextualTitle|altText)$/;

/** String literals that read like what is said to a person, but are not given to l10n. */
function bareTexts([file, code]: readonly [string, string]): string[] {
	const found: string[] = [];
	let before = '';
	for (const line of code.split('\n')) {
		if (/^\s*(?:\/\/|\/?\*)/.test(line)) continue;
		for (const { 0: literal, index } of line.matchAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g)) {
			const context = (before + line.slice(0, index)).trimEnd();
			const text = literal.slice(1, -1);
			const isSaid = sentence.test(text) || (title.test(text) && shownAs.test(context));
			if (isSaid && !notForUsers.test(context)) found.push(`${file}: ${literal}`);
		}
		before += `${line}\n`;
	}
	return found;
}

const sentence = /^(?:\p{Lu}\p{Ll}*|“[^”]*”)\s\S+\s\S.*[.?!:…]$/u;
const title = /^(?!Quotewright$)(?:\$\([\w-]+\) )?\p{Lu}[\p{L}’]+(?:[ …].*)?$/u;
const shownAs =
	/(?:\bshow(?:Information|Warning|Error)Message\(|setStatusBarMessage\(|\b(?:title|label|detail|prompt|placeHolder|placeholder|tooltip|message)\s*[:=])$/;
/** What is given to l10n, and what is for the log. */
const notForUsers = /(?:\bl10n\.t|\bmessage|\blog|Error|\bsuper|\bThreadLost|\.(?:error|info|warn))\((?:'\w+',)?$/;
