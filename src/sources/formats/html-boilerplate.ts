/** What surrounds a web page's own text: navigation, banners for cookies, comments, what else to read. */
import type { Attribute } from './html-elements.ts';

/** `sure` is out wherever it stands; `likely` by its name only, so that it must be small; `comments` are others' words. */
export type Boilerplate = 'sure' | 'likely' | 'comments' | undefined;

const roles =
	/(?:^|\s)(?:navigation|banner|contentinfo|complementary|search|menu|menubar|dialog|alertdialog|toolbar)(?:\s|$)/i;
const unprinted = new Set(
	'noprint no-print mw-editsection mw-jump-link mw-indicators navbox catlinks printfooter sr-only screen-reader-text visually-hidden visuallyhidden skip-link skiplink headerlink anchor-link linenos'.split(
		' ',
	),
);
const containers = new Set('div section ul ol dl p table figure header details'.split(' '));
const comments = /^(?:comments?|comments?-?(?:area|list|section|wrapper|thread)|disqus(?:-?thread)?|respond)$/;
const chrome =
	/^(?:cookies?|consent|gdpr|ccpa|newsletter|subscribe|subscription|signup|paywall|related|recommend(?:ed|ations?)?|share|sharing|social|breadcrumbs?|sidebar|ads?|advert|advertisement|sponsored|promos?|promoted|popup|modal|overlay|pagination|pager|toc|teasers?|trending|nav|navbar|menu|footer|masthead|outbrain|taboola|donate|toolbar)$/;

/** Of an element by its name and attributes alone. A header may hold the title, a form the whole page. */
export function boilerplate(name: string, attribute: Attribute): Boilerplate {
	const role = attribute('role') ?? '';
	if (/\bdoc-/.test(role)) return undefined;
	if (name === 'nav' || name === 'dialog') return 'sure';
	if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return undefined;
	if (roles.test(role) || attribute('aria-hidden') === 'true') return 'sure';
	const id = (attribute('id') ?? '').toLowerCase();
	const classes = (attribute('class') ?? '').slice(0, 500).split(/\s+/);
	if (name === 'aside' || name === 'footer') return /note/i.test(`${id} ${classes.join(' ')}`) ? undefined : 'sure';
	const whole = classes.map((one) => one.toLowerCase());
	if (whole.some((one) => unprinted.has(one))) return 'sure';
	if (comments.test(id) || whole.some((one) => comments.test(one))) return 'comments';
	if (name === 'form') return 'likely';
	if (!containers.has(name) || whole.some((one) => one.includes('note'))) return undefined;
	// A section's id is made of its heading's words.
	const isNamed = name !== 'section' && chrome.test(id);
	return isNamed || classes.some(isChrome) ? 'likely' : undefined;
}

/** `related-posts`, `shareButtons`; but `has-sidebar` says something else. */
function isChrome(name: string): boolean {
	const parts = name
		.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, '-')
		.toLowerCase()
		.split(/[_-]+/);
	return !/^(?:has|is|no|with|without|show|hide)$/.test(parts[0] ?? '') && parts.some((part) => chrome.test(part));
}
