/**
 * The only place where HTML is made of text. Whatever is a string here is text: it is escaped, and shown as it stands.
 * Elements and attributes are a closed list without scripts, forms, pictures or addresses; what does not fit does not
 * compile. Cost: linear.
 */
import { readable } from '../readable.ts';

/** Markup that is safe as it stands. */
export interface Html {
	readonly [markup]: string;
}

const markup: unique symbol = Symbol('markup');

export type Content = Html | string | undefined | readonly Content[];

export type Tag =
	| 'a'
	| 'b'
	| 'bdi'
	| 'blockquote'
	| 'body'
	| 'code'
	| 'dd'
	| 'details'
	| 'div'
	| 'dl'
	| 'dt'
	| 'em'
	| 'h1'
	| 'h2'
	| 'h3'
	| 'h4'
	| 'h5'
	| 'h6'
	| 'header'
	| 'i'
	| 'li'
	| 'main'
	| 'mark'
	| 'nav'
	| 'ol'
	| 'p'
	| 'pre'
	| 'section'
	| 'span'
	| 'strong'
	| 'summary'
	| 'sup'
	| 'table'
	| 'tbody'
	| 'td'
	| 'th'
	| 'thead'
	| 'time'
	| 'title'
	| 'tr'
	| 'ul';

export interface Attributes {
	readonly class?: string | undefined;
	readonly id?: string;
	/** The id of something on the page. */
	readonly href?: string;
	readonly lang?: string;
	readonly dir?: 'auto';
	/** `list`: some screen readers hold a list without marks for none. */
	readonly role?: 'note' | 'list';
	readonly label?: string;
	readonly labelledBy?: string;
	readonly start?: number;
	readonly scope?: 'col' | 'row';
	readonly datetime?: string;
}

const names: Readonly<Record<keyof Attributes, string>> = {
	class: 'class',
	id: 'id',
	href: 'href',
	lang: 'lang',
	dir: 'dir',
	role: 'role',
	label: 'aria-label',
	labelledBy: 'aria-labelledby',
	start: 'start',
	scope: 'scope',
	datetime: 'datetime',
};

export function element(tag: Tag, attributes: Attributes, ...content: readonly Content[]): Html {
	return { [markup]: `<${tag}${written(attributes)}>${htmlOf(content)}</${tag}>` };
}

/** A thematic break and a line break have no content. */
export const rule: Html = { [markup]: '<hr>' };
export const lineBreak: Html = { [markup]: '<br>' };

/** Names a language only where one is known. */
export function inLanguage(language: string): Pick<Attributes, 'lang' | 'dir'> {
	return { lang: language, dir: 'auto' };
}

/** @param style of our own making */
export function page(
	language: string,
	head: { title: string; generator: string; style: string },
	body: Content,
): string {
	const policy = "default-src 'none'; style-src 'unsafe-inline'";
	return [
		'<!DOCTYPE html>',
		`<html${written({ lang: language })}>`,
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		`<meta name="generator" content="${escaped(head.generator)}">`,
		htmlOf(element('title', {}, head.title)),
		`<style>${head.style}</style>`,
		'</head>',
		htmlOf(element('body', {}, body)),
		'</html>',
		'',
	].join('\n');
}

function written(attributes: Attributes): string {
	let all = '';
	for (const [name, value] of Object.entries(attributes)) {
		if (value === undefined) continue;
		const text = name === 'href' ? `#${value}` : String(value);
		all += ` ${names[name as keyof Attributes]}="${escaped(text)}"`;
	}
	return all;
}

function htmlOf(content: Content): string {
	if (content === undefined) return '';
	if (typeof content === 'string') return escaped(content);
	if (isList(content)) {
		let all = '';
		for (const part of content) all += htmlOf(part);
		return all;
	}
	return content[markup];
}

function isList(content: Content): content is readonly Content[] {
	return Array.isArray(content);
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

function escaped(text: string): string {
	if (!unusual.test(text)) return text;
	return readable(text).replace(/[&<>"']/g, (character) => entities[character] as string);
}

/** Most text is plain. */
const unusual = /[^\n\t -!#-%(-;=?-~\u00a0-\u2027\u2030-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;
