/** Ignore comments that are of no use: what is said of them, and what would mend it. */
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
	const remove: Fix = { kind: 'remove-ignore', title: 'Remove the comment', edits: [removal(text, span)] };
	if (kind === 'unknown') {
		const meant = nearest(command.text, directiveNames);
		const others = `There are ${directiveNames.join(', ').replace(/, ([^,]*)$/, ' and $1')}.`;
		const message = `There is no comment “${command.text}”. ${meant ? `Is “${meant}” meant?` : others}`;
		return [{ span: command.span, message, fixes: [...correction(command, meant), remove] }];
	}
	if (used.has(directive)) return [];
	const idle = names.filter((name) => !used.has(name));
	if (names.length > 0 && idle.length === 0) return [];
	if (idle.length === names.length && names.every(isKnown)) {
		return [{ span, message: idleMessages[kind], fixes: [remove] }];
	}
	return idle.map((name) => {
		const meant = isKnown(name) ? undefined : nearest(name.text, known);
		const doubt = meant ? `Is “${meant}” meant?` : 'A finding’s code is its rule, such as “altered”.';
		const message = isKnown(name)
			? `“${name.text}” does nothing in this comment: it can go.`
			: `There is no rule “${name.text}”. ${doubt}`;
		const without = names.length === 1 ? remove : withoutName(directive, name);
		return { span: name.span, message, fixes: [...correction(name, meant), without] };
	});
}

const idleMessages = {
	'ignore-next-line': 'There is nothing to ignore on the next line: this comment can go.',
	disable: 'There is nothing to ignore after this comment: it can go.',
	enable: 'Nothing is disabled here: this comment can go.',
};

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
	return [{ kind: 'correct-ignore', title: `Write “${meant}”`, edits: [{ span, text: meant }] }];
}

function withoutName({ names, command }: Directive, name: Named): Fix {
	const at = names.indexOf(name);
	const next = names[at + 1];
	const before = names[at - 1] ?? command;
	const span = next ? { start: name.span.start, end: next.span.start } : { start: before.span.end, end: name.span.end };
	return { kind: 'remove-ignore', title: `Remove “${name.text}” from the comment`, edits: [{ span, text: '' }] };
}
