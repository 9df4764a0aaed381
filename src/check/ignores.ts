/**
 * Ignore comments: which findings they silence, and which of them silence nothing. A finding is silenced by its code
 * or its convention, where it starts or where its quotation starts; so a quotation that starts on an ignored line is
 * ignored as a whole.
 */

import type { Directive, Draft, Named } from '../drafts/draft.ts';
import type { Finding } from './finding.ts';
import { complaints } from './ignore-complaints.ts';
import { type CheckSettings, severityOfCode } from './settings.ts';

/** A name in a comment; of a comment without names, the comment. */
export type Silencer = Directive | Named;

export interface Silenced {
	/** What no comment silences. */
	readonly kept: readonly Finding[];
	readonly silenced: readonly Finding[];
	/** What there is to say of the comments themselves. */
	readonly unused: readonly Finding[];
}

/** @param text the draft's */
export function silence(findings: readonly Finding[], draft: Draft, text: string, settings: CheckSettings): Silenced {
	const { directives } = draft;
	if (directives.length === 0) return { kept: findings, silenced: [], unused: [] };
	const used = new Set<Silencer>();
	const enabling = directives.filter(({ kind }) => kind === 'enable');
	const kept: Finding[] = [];
	const silenced: Finding[] = [];
	for (const finding of findings) {
		const by = directives.flatMap((directive) => silencing(directive, enabling, finding));
		for (const name of by) used.add(name);
		(by.length === 0 ? kept : silenced).push(finding);
	}
	for (const enable of enabling) for (const name of ending(enable, directives)) used.add(name);
	const severity = severityOfCode(settings, 'unused-ignore', 'hint');
	if (severity === undefined) return { kept, silenced, unused: [] };
	const unused = directives.flatMap((directive) =>
		complaints(directive, used, text).map(({ span, message, fixes }): Finding => {
			const about = { quotation: undefined, citation: undefined, passage: undefined, differs: undefined };
			return { code: 'unused-ignore', convention: undefined, severity, message, span, fixes, ...about };
		}),
	);
	return { kept, silenced, unused };
}

/** By which of its names, or as a whole, a directive silences a finding; none: it does not. */
function silencing(directive: Directive, enabling: readonly Directive[], finding: Finding): readonly Silencer[] {
	const { kind, scope } = directive;
	if (kind !== 'ignore-next-line' && kind !== 'disable') return [];
	return matching(directive, finding).filter((name) =>
		startsOf(finding).some((start) => {
			if (start < scope.start || start > scope.end) return false;
			if (kind === 'ignore-next-line') return true;
			return !enabling.some((other) => {
				if (other.span.start < scope.start || other.span.start > start) return false;
				if (other.names.length === 0) return true;
				return other.names.some(({ text }) => ('text' in name ? text === name.text : isAbout(text, finding)));
			});
		}),
	);
}

function startsOf({ span, quotation }: Finding): readonly number[] {
	return quotation ? [span.start, quotation.span.start] : [span.start];
}

function matching(directive: Directive, finding: Finding): readonly Silencer[] {
	if (directive.names.length === 0) return [directive];
	return directive.names.filter(({ text }) => isAbout(text, finding));
}

function isAbout(name: string, { code, convention }: Finding): boolean {
	return name === code || name === convention;
}

/** The names of an `enable`, or itself, that end something that one before has begun. */
function ending(enable: Directive, directives: readonly Directive[]): readonly Silencer[] {
	const open = new Set<string>();
	for (const directive of directives) {
		if (directive === enable) break;
		const { kind, names } = directive;
		const about = names.length === 0 ? [everything] : names.map(({ text }) => text);
		if (kind === 'disable') for (const name of about) open.add(name);
		else if (kind === 'enable' && names.length === 0) open.clear();
		else if (kind === 'enable') for (const name of about) open.delete(name);
	}
	if (enable.names.length === 0) return open.size > 0 ? [enable] : [];
	return enable.names.filter(({ text }) => open.has(text) || open.has(everything));
}

const everything = '';
