import type { Severity } from '../check/finding.ts';
import { passesForOwn, wasCompared } from '../report/standing.ts';
import { knownFindings, type Outcome, quotationsIn } from './outcome.ts';
import type { Paint } from './paint.ts';

/** What a check comes to: never "no problems" where something was not looked at. */
export function summary(outcome: Outcome, paint: Paint): string {
	if (outcome.drafts.length === 0 && outcome.errors.length > 0) return 'Nothing was checked.';
	const told = [...kinds(outcome, paint), ...notChecked(outcome, paint)];
	const head = told.length > 0 ? `${told.join(', ')}. ${compared(outcome)}.` : allWell(outcome, paint);
	return `${head}${quieted(outcome)}${goneNote(outcome)}`;
}

function allWell(outcome: Outcome, paint: Paint): string {
	const all = quotationsIn(outcome);
	const { length } = all.filter(wasCompared);
	if (all.length === 0 || length === 0) return `${compared(outcome)}.`;
	if (length === all.length) {
		const isTold = all.some(passesForOwn);
		return `${paint('good', isTold ? 'No other problems.' : 'No problems.')} ${compared(outcome)}.`;
	}
	return `${paint('good', 'No problems in what was compared.')} ${compared(outcome)}.`;
}

/** How much of the drafts was held against how many sources. */
function compared(outcome: Outcome): string {
	const all = quotationsIn(outcome);
	const { length } = all.filter(wasCompared);
	const drafts = count(outcome.drafts.length, 'draft');
	const sources = count(outcome.sources, 'source');
	if (all.length === 0) return `Found no quotations in ${drafts}`;
	if (length === all.length) return `Checked ${count(length, 'quotation')} in ${drafts} against ${sources}`;
	if (length === 0) return `Nothing was compared: ${count(all.length, 'quotation')} in ${drafts}, ${sources}`;
	return `Compared ${length} of ${count(all.length, 'quotation')} in ${drafts} with ${sources}`;
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function kinds({ drafts }: Outcome, paint: Paint): string[] {
	const findings = drafts.flatMap(({ checked }) => checked.findings);
	return severities.flatMap((severity) => {
		const number = findings.filter((finding) => finding.severity === severity).length;
		if (number === 0) return [];
		return [paint(severity, severity === 'information' ? `${number} information` : count(number, severity))];
	});
}

/** What was asked for and could not be done, and what is wrong with other files. */
function notChecked({ errors }: Outcome, paint: Paint): string[] {
	const fatal = errors.filter((error) => error.fatal).length;
	const others = errors.length - fatal;
	return [
		...(fatal > 0 ? [paint('error', `${count(fatal, 'path')} not checked`)] : []),
		...(others > 0 ? [paint('warning', `${count(others, 'problem')} with files`)] : []),
	];
}

/** What there would be to say, had nobody asked for quiet. */
function quieted(outcome: Outcome): string {
	const accepted = quotationsIn(outcome).filter((quotation) => quotation.accepted).length;
	const ignored = outcome.drafts.reduce((sum, { checked }) => sum + checked.silenced.length, 0);
	const known = knownFindings(outcome);
	const parts = [
		...(accepted > 0 ? [count(accepted, 'accepted quotation')] : []),
		...(ignored > 0 ? [count(ignored, 'ignored finding')] : []),
		...(known > 0 ? [`${count(known, 'finding')} in the baseline`] : []),
	];
	return parts.length > 0 ? ` Not shown: ${parts.join(', ')}.` : '';
}

function goneNote({ gone }: Outcome): string {
	if (gone === 0) return '';
	const [occur, them] = gone === 1 ? ['occurs', 'it'] : ['occur', 'them'];
	return `\n${count(gone, 'finding')} in the baseline no longer ${occur}: --write-baseline takes ${them} out.`;
}

function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
