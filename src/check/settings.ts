import type { Severity } from './finding.ts';

/** How strictly quotations are judged; from `quotewright.json`. */
export interface CheckSettings {
	readonly preset: Preset;
	/** Severities by finding code or convention, over the preset's own. */
	readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

/** `scholarly`: Chicago, APA. `strict`: MLA, Bluebook, German school. `news`: AP. */
export type Preset = 'scholarly' | 'strict' | 'news';

export const defaultSettings: CheckSettings = { preset: 'scholarly', rules: {} };

/** Where a preset differs from what a convention says by itself. */
const presets: Readonly<Record<Preset, Readonly<Record<string, Severity | 'off'>>>> = {
	scholarly: {},
	strict: { 'initial-capital': 'warning', 'capital-after-ellipsis': 'warning' },
	news: { 'round-brackets': 'off' },
};

/**
 * The severity of a convention or finding code under the settings.
 * @param normal what it is where no setting says otherwise; undefined: nothing is said.
 */
export function severityOf(settings: CheckSettings, rule: string, normal: Severity | undefined): Severity | undefined {
	const set = settings.rules[rule] ?? presets[settings.preset][rule] ?? normal;
	return set === 'off' ? undefined : set;
}
