/**
 * The conventions of quoting, by the name that findings, settings and docs/rules.md use, and what each says of a
 * difference: nothing, or a severity. Presets differ only where the authorities do: `strict` follows MLA, the
 * Bluebook and German schools, `news` the AP.
 */
import type { Severity } from './finding.ts';
import type { Preset } from './settings.ts';

interface Weight {
	/** Under `scholarly`, and under the others where they do not differ; undefined: nothing is said. */
	readonly normal: Severity | undefined;
	readonly strict?: Severity;
	readonly news?: Severity | 'off';
}

const weights = {
	'initial-capital': { normal: undefined, strict: 'warning' },
	'capital-after-ellipsis': { normal: undefined, strict: 'warning' },
	'capitals-normalised': { normal: undefined },
	'inner-capital': { normal: 'information', strict: 'warning' },
	'joined-letters': { normal: undefined },
	accents: { normal: 'information', strict: 'warning' },
	apostrophe: { normal: 'information' },
	'digit-separators': { normal: 'hint', strict: 'information' },
	homoglyphs: { normal: 'hint', strict: 'information' },
	respelling: { normal: 'information', strict: 'warning' },
	'joined-words': { normal: 'information' },
	hyphenation: { normal: 'information' },
	contraction: { normal: 'warning' },
	'interior-punctuation': { normal: 'information', strict: 'warning' },
	'end-mark-added': { normal: 'information', strict: 'warning' },
	'inner-marks': { normal: 'information', strict: 'warning' },
	'emphasis-added': { normal: 'information', strict: 'warning' },
	'letters-in-brackets': { normal: undefined },
	'bracket-insertion': { normal: undefined },
	'bracket-replacement': { normal: undefined },
	'bracket-hides-negation': { normal: 'warning' },
	'round-brackets': { normal: 'information', strict: 'warning', news: 'off' },
	ellipsis: { normal: undefined },
	'ellipsis-hides-negation': { normal: 'warning' },
	'ellipsis-reverses-order': { normal: 'warning' },
	'dialogue-tag': { normal: undefined, strict: 'information' },
	apparatus: { normal: undefined },
	'citation-dropped': { normal: 'hint', strict: 'information' },
	omission: { normal: 'warning' },
	insertion: { normal: 'warning' },
	wording: { normal: 'warning' },
	'word-order': { normal: 'warning' },
	name: { normal: 'error' },
	modal: { normal: 'error' },
	number: { normal: 'error' },
	'number-restyled': { normal: 'warning' },
	negation: { normal: 'error' },
} satisfies Record<string, Weight>;

export type Convention = keyof typeof weights;

export const conventions = Object.keys(weights) as readonly Convention[];

/** What the preset says of a difference judged by the convention; undefined: nothing. */
export function presetSeverity(convention: Convention, preset: Preset): Severity | undefined {
	const weight: Weight = weights[convention];
	const own = preset === 'scholarly' ? undefined : weight[preset];
	return own === 'off' ? undefined : (own ?? weight.normal);
}
