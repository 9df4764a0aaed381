import * as l10n from '@vscode/l10n';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { conventions } from '../check/conventions.ts';
import { findingCodes, type Severity } from '../check/finding.ts';
import { editDistance } from '../check/likeness.ts';
import { type CheckSettings, defaultSettings, type Preset } from '../check/settings.ts';
import type { LibraryProblem } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import {
	builtInExclude,
	defaultBibliographies,
	defaultDrafts,
	defaultSources,
	type ProjectSettings,
} from './project.ts';

const properties = [
	'$schema',
	'sources',
	'bibliographies',
	'drafts',
	'exclude',
	'preset',
	'rules',
	'accepted',
] as const;
const presets: readonly Preset[] = ['scholarly', 'strict', 'news'];
const ruleNames: readonly string[] = [...findingCodes, ...conventions];
const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * Reads the text of a `quotewright.json` (JSON with comments and trailing commas). Throws nothing: what cannot be
 * understood becomes a problem with its place, and keeps its default.
 * @param path absolute, for the problems
 */
export function parseProject(text: string, path: string): ProjectSettings {
	const problems: LibraryProblem[] = [];
	const report = (span: Span, message: string) => {
		problems.push({ code: 'malformed-project', path, span, message, related: [] });
	};
	const root = readTree(text, report);
	const members = root === undefined ? new Map<string, Node>() : readMembers(root, report);
	const patterns = (name: string, fallback: readonly string[]) => {
		const node = members.get(name);
		return node === undefined ? fallback : readPatterns(node, name, fallback, report);
	};
	return {
		sources: patterns('sources', defaultSources),
		bibliographies: patterns('bibliographies', defaultBibliographies),
		drafts: patterns('drafts', defaultDrafts),
		exclude: [...builtInExclude, ...patterns('exclude', [])],
		settings: readSettings(members, report),
		problems,
	};
}

type Report = (span: Span, message: string) => void;

function spanOf(node: Node): Span {
	return { start: node.offset, end: node.offset + node.length };
}

function readTree(text: string, report: Report): Node | undefined {
	const errors: ParseError[] = [];
	const root = parseTree(text.replace(/^\ufeff/, ' '), errors, { allowTrailingComma: true });
	if (root === undefined) {
		if (text.trim() !== '') report({ start: 0, end: text.length }, noObject());
		return undefined;
	}
	for (const { error, offset, length } of errors) {
		report({ start: offset, end: Math.max(offset + length, offset + 1) }, syntaxMessage(printParseErrorCode(error)));
	}
	if (root.type === 'object') return root;
	report(spanOf(root), noObject());
	return undefined;
}

function noObject(): string {
	return l10n.t('This file should hold one JSON object: { … }.');
}

function syntaxMessage(code: ReturnType<typeof printParseErrorCode>): string {
	switch (code) {
		case 'PropertyNameExpected':
			return l10n.t('The name of a setting in double quotation marks is expected here.');
		case 'ColonExpected':
			return l10n.t('A colon is missing here.');
		case 'CommaExpected':
			return l10n.t('A comma is missing here.');
		case 'CloseBraceExpected':
			return l10n.t('A closing brace } is missing here.');
		case 'CloseBracketExpected':
			return l10n.t('A closing bracket ] is missing here.');
		case 'ValueExpected':
			return l10n.t('A value is missing here.');
		case 'EndOfFileExpected':
			return l10n.t('Nothing may follow the closing brace of the file.');
		case 'UnexpectedEndOfString':
			return l10n.t('This text is not closed: a double quotation mark is missing.');
		default:
			return l10n.t('This is not valid JSON.');
	}
}

function readMembers(root: Node, report: Report): Map<string, Node> {
	const members = new Map<string, Node>();
	for (const property of root.children ?? []) {
		const [name, value] = property.children ?? [];
		if (name === undefined) continue;
		const key = String(name.value);
		if (!(properties as readonly string[]).includes(key)) {
			report(
				spanOf(name),
				l10n.t('“{0}” is not a setting. The settings are {1}.', key, properties.slice(1).join(', ')),
			);
		} else if (value !== undefined) {
			members.set(key, value);
		}
	}
	return members;
}

function readPatterns(node: Node, name: string, fallback: readonly string[], report: Report): readonly string[] {
	if (node.type !== 'array') {
		report(
			spanOf(node),
			l10n.t(
				'“{0}” should be a list of patterns, such as {1}.',
				name,
				JSON.stringify([...(fallback.length > 0 ? fallback : ['old/**'])]),
			),
		);
		return fallback;
	}
	return (node.children ?? []).flatMap((item) => {
		const pattern: unknown = getNodeValue(item);
		if (typeof pattern === 'string' && pattern.trim() !== '') return [tidyPattern(pattern)];
		report(spanOf(item), l10n.t('Each entry of “{0}” should be a pattern in double quotation marks.', name));
		return [];
	});
}

/** `./texts/` and `texts` mean what they say to someone who never saw a glob. */
function tidyPattern(pattern: string): string {
	const [, not = '', rest = ''] = /^(!?)(?:\.\/)*(.*?)\/?$/s.exec(pattern.trim()) ?? [];
	return `${not}${rest}`;
}

function readSettings(members: ReadonlyMap<string, Node>, report: Report): CheckSettings {
	const preset = members.get('preset');
	const rules = members.get('rules');
	const accepted = members.get('accepted');
	return {
		...defaultSettings,
		preset: preset === undefined ? defaultSettings.preset : readPreset(preset, report),
		rules: rules === undefined ? defaultSettings.rules : readRules(rules, report),
		accepted: accepted === undefined ? defaultSettings.accepted : readAccepted(accepted, report),
	};
}

function readPreset(node: Node, report: Report): Preset {
	const preset = presets.find((one) => one === node.value);
	if (preset === undefined) report(spanOf(node), l10n.t('“{0}” should be one of {1}.', 'preset', quoted(presets)));
	return preset ?? defaultSettings.preset;
}

function readRules(node: Node, report: Report): CheckSettings['rules'] {
	if (node.type !== 'object') {
		report(spanOf(node), l10n.t('“rules” should be an object, such as { "uncited": "off" }.'));
		return defaultSettings.rules;
	}
	const rules: Record<string, Severity | 'off'> = {};
	for (const property of node.children ?? []) {
		const [name, value] = property.children ?? [];
		if (name === undefined || value === undefined) continue;
		if (!ruleNames.includes(String(name.value))) report(spanOf(name), unknownRule(String(name.value)));
		const severity = severities.find((one) => one === value.value);
		if (severity === undefined)
			report(spanOf(value), l10n.t('The rule “{0}” should be one of {1}.', String(name.value), quoted(severities)));
		else rules[String(name.value)] = severity;
	}
	return rules;
}

function unknownRule(name: string): string {
	const wanted = name.toLowerCase();
	const near = ruleNames
		.map((rule) => ({ rule, distance: editDistance(wanted, rule) }))
		.sort((a, b) => a.distance - b.distance)[0];
	const meant = near && near.distance <= Math.max(2, name.length / 4);
	const instead = meant ? l10n.t('Did you mean “{0}”?', near.rule) : l10n.t('The rules are {0}.', ruleNames.join(', '));
	return `${l10n.t('There is no rule “{0}”.', name)} ${instead}`;
}

function readAccepted(node: Node, report: Report): CheckSettings['accepted'] {
	const form = '{ "quotation": "…", "source": "key", "passage": "…" }';
	if (node.type !== 'array') {
		report(spanOf(node), l10n.t('“accepted” should be a list of entries such as {0}.', form));
		return defaultSettings.accepted;
	}
	return (node.children ?? []).flatMap((item) => {
		const { quotation, source, passage } = (getNodeValue(item) ?? {}) as Record<string, unknown>;
		if (typeof quotation === 'string' && typeof source === 'string' && typeof passage === 'string') {
			return [{ quotation, source, passage }];
		}
		report(spanOf(item), l10n.t('Each entry of “accepted” should be of the form {0}.', form));
		return [];
	});
}

function quoted(words: readonly string[]): string {
	return words.map((word) => `"${word}"`).join(', ');
}
