import type { Source } from '../library/library.ts';

/** What is typed into the search for passages, told apart. */
export interface SourceFilter {
	/** What the name after `@` may go on to: what begins with it first, else in the order given. */
	readonly completions: readonly Source[];
	/** The sources to search in; undefined: all. */
	readonly within: readonly Source[] | undefined;
	/** What to search for in them. */
	readonly words: string;
}

/** Of more sources than these that a name may mean, the writer chooses one. */
const mostMeant = 8;

/**
 * `@key words`, `@part of a title or author words`. Where a name is no key, as many words as some source has in its
 * key, title or author are its name, but the last one that is typed may as well be what is searched for.
 */
export function sourceFilter(typed: string, sources: readonly Source[]): SourceFilter {
	const named = /^\s*@/.exec(typed);
	if (!named) return { completions: [], within: undefined, words: typed };
	const rest = typed.slice(named[0].length);
	const [, braced, plain = braced, words = ''] = /^(?:\{([^}]*)\}|(\S+))\s(.*)$/su.exec(rest) ?? [];
	const keyed =
		sources.find(({ key }) => key === plain) ?? sources.find(({ key }) => folded(key) === folded(plain ?? ''));
	if (plain !== undefined && keyed) return { completions: [], within: [keyed], words };

	const names = rest.replace(/[{}]/g, '').split(/\s+/).filter(Boolean);
	const texts = sources.map((source) => ({
		source,
		text: folded(`${source.key} ${source.title} ${source.author ?? ''}`),
	}));
	const meant = (count: number) => {
		const wanted = names.slice(0, count).map(folded);
		return texts
			.filter(({ text }) => wanted.every((name) => text.includes(name)))
			.map(({ source, text }) => ({ source, far: farness(text, wanted) }))
			.sort((a, b) => a.far - b.far)
			.map(({ source }) => source);
	};
	let count = names.length;
	let found = meant(count);
	while (found.length === 0 && count > 0) found = meant(--count);
	if (count === 0)
		return { completions: names.length === 0 ? sources : [], within: names.length === 0 ? undefined : [], words: '' };
	// What may be a name to its end may also be a name and a word to search for.
	const searched = count === names.length && count > 1 ? count - 1 : count;
	const within = searched === count ? found : meant(searched);
	const isNamed = searched < names.length || (found.length === 1 && /\s$/.test(rest));
	const isClear = isNamed && within.length <= mostMeant;
	return {
		completions: count === names.length || !isClear ? found : [],
		within: isClear ? within : [],
		words: isClear ? afterWords(rest, searched) : '',
	};
}

/** 0: a key begins with the name; 1: a word does; 2: it stands within words. */
function farness(text: string, names: readonly string[]): number {
	if (names.some((name) => !beginsWord(text, name))) return 2;
	return text.startsWith(names[0] ?? '') ? 0 : 1;
}

function beginsWord(text: string, name: string): boolean {
	for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
		if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
	}
	return false;
}

function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What follows the first so many words, the blank at the end kept: it ends the last word. */
function afterWords(text: string, count: number): string {
	let at = 0;
	for (let i = 0; i < count; i++) at += /^\s*\S+\s*/.exec(text.slice(at))?.[0].length ?? 0;
	return text.slice(at);
}
