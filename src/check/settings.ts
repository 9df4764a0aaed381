import type { Accepted } from './accepted.ts';
import type { Baseline } from './baseline.ts';
import { type Convention, presetSeverity } from './conventions.ts';
import type { Severity } from './finding.ts';

/** How strictly quotations are judged; from `quotewright.json`. */
export interface CheckSettings {
	readonly preset: Preset;
	/** Severities by finding code or convention, over the preset's own. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
	/** Quotations that the writer accepts as they stand. */
	readonly accepted: readonly Accepted[];
	/** What was found before and counts no more. */
	readonly baseline: Baseline;
	/** The file that would have the key, were it among the sources: its path, from the project's folder. */
	readonly outsideSources?: ((key: string, draft: string) => string | undefined) | undefined;
}

/** `scholarly`: Chicago, APA. `strict`: MLA, Bluebook, German school. `news`: AP. */
export type Preset = 'scholarly' | 'strict' | 'news';

export const defaultSettings: CheckSettings = { preset: 'scholarly', rules: {}, accepted: [], baseline: new Map() };

/** The severity of a finding code under the settings; undefined: nothing is said. */
export function severityOfCode(settings: CheckSettings, code: string, normal: Severity): Severity | undefined {
	const set = settings.rules[code] ?? normal;
	return set === 'off' ? undefined : set;
}

/** The severity of a convention under the settings; undefined: nothing is said. */
export function severityOfConvention(settings: CheckSettings, convention: Convention): Severity | undefined {
	const set = settings.rules[convention] ?? presetSeverity(convention, settings.preset);
	return set === 'off' ? undefined : set;
}
