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
