/** Ignore comments that are of no use: what is said of them, and what would mend it. */
import * as l10n from '@vscode/l10n';
import { directiveNames } from '../drafts/directives.ts';
import type { Directive, Named } from '../drafts/draft.ts';
import { removal } from '../drafts/removing.ts';
import { conventions } from './conventions.ts';
import { type Finding, type Fix, findingCodes } from './finding.ts';
import type { Silencer } from './ignores.ts';
import { editDistance } from './likeness.ts';

type Complaint = Pick<Finding, 'span' | 'message' | 'fixes'>;

/**
 * What there is to say of an ignore comment.
 * @param used what of the comments silenced something
 * @param text the draft's
 */
export function complaints(directive: Directive, used: ReadonlySet<Silencer>, text: string): readonly Complaint[] {
	const { kind, command, names, span } = directive;
	const remove: Fix = { kind: 'remove-ignore', title: l10n.t('Remove the comment'), edits: [removal(text, span)] };
	if (kind === 'unknown') {
		const meant = nearest(command.text, directiveNames);
		const others = l10n.t(
			'There are {0} and {1}.',
			directiveNames.slice(0, -1).join(', '),
			directiveNames.at(-1) as string,
		);
		const message = `${l10n.t('There is no comment “{0}”.', command.text)} ${meant ? isMeant(meant) : others}`;
		return [{ span: command.span, message, fixes: [...correction(command, meant), remove] }];
	}
	if (used.has(directive)) return [];
	const idle = names.filter((name) => !used.has(name));
	if (names.length > 0 && idle.length === 0) return [];
	if (idle.length === names.length && names.every(isKnown)) {
		return [{ span, message: idleMessage(kind), fixes: [remove] }];
	}
	return idle.map((name) => {
		const meant = isKnown(name) ? undefined : nearest(name.text, known);
		const doubt = meant ? isMeant(meant) : l10n.t('A finding’s code is its rule, such as “altered”.');
		const message = isKnown(name)
			? l10n.t('“{0}” does nothing in this comment: it can go.', name.text)
			: `${l10n.t('There is no rule “{0}”.', name.text)} ${doubt}`;
		const without = names.length === 1 ? remove : withoutName(directive, name);
		return { span: name.span, message, fixes: [...correction(name, meant), without] };
	});
}

function isMeant(name: string): string {
	return l10n.t('Is “{0}” meant?', name);
}

function idleMessage(kind: 'ignore-next-line' | 'disable' | 'enable'): string {
	switch (kind) {
		case 'ignore-next-line':
			return l10n.t('There is nothing to ignore on the next line: this comment can go.');
		case 'disable':
			return l10n.t('There is nothing to ignore after this comment: it can go.');
		case 'enable':
			return l10n.t('Nothing is disabled here: this comment can go.');
	}
}

const known: readonly string[] = [...findingCodes, ...conventions];

function isKnown({ text }: Named): boolean {
	return known.includes(text);
}

/** The one that the name is the beginning of, or a slip away from; undefined where none comes near. */
function nearest(name: string, among: readonly string[]): string | undefined {
	const wanted = name.toLowerCase().replace(common, '');
	const begun = among.find((other) => wanted.length > 2 && other.replace(common, '').startsWith(wanted));
	if (begun !== undefined) return begun;
	const distances = among.map((other) => ({ other, distance: editDistance(wanted, other.replace(common, '')) }));
	const [best] = distances.sort((a, b) => a.distance - b.distance);
	return best && best.distance <= Math.max(2, wanted.length / 3) ? best.other : undefined;
}

/** What all comments begin with makes none of them more alike. */
const common = /^quotewright-/;

function correction({ span }: Named, meant: string | undefined): readonly Fix[] {
	if (meant === undefined) return [];
	return [{ kind: 'correct-ignore', title: l10n.t('Write “{0}”', meant), edits: [{ span, text: meant }] }];
}

function withoutName({ names, command }: Directive, name: Named): Fix {
	const at = names.indexOf(name);
	const next = names[at + 1];
	const before = names[at - 1] ?? command;
	const span = next ? { start: name.span.start, end: next.span.start } : { start: before.span.end, end: name.span.end };
	return {
		kind: 'remove-ignore',
		title: l10n.t('Remove “{0}” from the comment', name.text),
		edits: [{ span, text: '' }],
	};
}
