import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Baseline, baselineOf } from '../check/baseline.ts';
import { writeBaseline } from '../project/load-project.ts';
import { baselineFile, type Project } from '../project/project.ts';
import type { ReportedDraft } from '../report/reported-draft.ts';
import { shownPath } from './places.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes what was found in the drafts into the project's baseline, in place of what it had of them. What it has of
 * other drafts stays, unless they are gone.
 */
export async function renewBaseline(
	{ root, settings }: Project,
	checked: readonly ReportedDraft[],
	{ folder, err }: Terminal,
): Promise<Baseline> {
	const baseline = new Map([...settings.baseline].filter(([path]) => existsSync(path)));
	for (const { path, checked: draft } of checked) baseline.set(path, baselineOf(draft.findings));
	await writeBaseline(root, baseline);
	const findings = [...baseline.values()].reduce((sum, entries) => sum + total(entries), 0);
	const file = shownPath(join(root, baselineFile), folder);
	err.write(`Wrote ${findings} finding${findings === 1 ? '' : 's'} to ${file}. From now on only what is new counts.\n`);
	return baseline;
}

/** Of each draft that is gone, how many findings the baseline has. */
export function ofGoneDrafts(baseline: Baseline): readonly number[] {
	return [...baseline].flatMap(([path, entries]) => (existsSync(path) ? [] : [total(entries)]));
}

function total(entries: readonly { readonly count: number }[]): number {
	return entries.reduce((sum, { count }) => sum + count, 0);
}
