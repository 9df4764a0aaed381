import { mayBeSame, type PersonName, personName } from '../../text/person-name.ts';
import type { Speech } from '../source.ts';

interface Known {
	readonly name: string;
	readonly person: PersonName;
}

/**
 * A speaker whom the transcript names in full once and then shortly (`DR. JANE SMITH:`, `SMITH:`) is one: each speech
 * gets the fullest name.
 */
export function nameFully(speeches: readonly Speech[]): readonly Speech[] {
	const full = fullNames(speeches.map(({ speaker }) => speaker));
	return speeches.map((speech) => ({ ...speech, speaker: full(speech.speaker) }));
}

/** Of each name the fullest; a short one that several might mean stays as it is. */
export function fullNames(names: readonly string[]): (name: string) => string {
	const known = [...new Set(names)].map((name): Known => ({ name, person: personName(name) }));
	const full = new Map(known.map((one) => [one.name, fullest(one, known)]));
	return (name) => full.get(name) ?? name;
}

/** Of more names than that, nobody asks which mean the same. */
const mostNames = 300;

function fullest(one: Known, known: readonly Known[]): string {
	if (known.length > mostNames) return one.name;
	const longer = known.filter((other) => isShorter(one, other));
	const longest = longer.reduce((best, next) => (isShorter(best, next) ? next : best), one);
	const areOne = longer.every(({ person }) => person === longest.person || mayBeSame(person, longest.person));
	return areOne ? longest.name : one.name;
}

/** Whether the one is a shorter form of the other: fewer names, or the same without a title. */
function isShorter(short: Known, long: Known): boolean {
	const [fewer, more] = [short.person.words.length, long.person.words.length];
	if (fewer === 0 || fewer > more || (fewer === more && short.name.length >= long.name.length)) return false;
	return mayBeSame(short.person, long.person);
}
