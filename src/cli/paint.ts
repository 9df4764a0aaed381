import { styleText } from 'node:util';

export type Style = 'error' | 'warning' | 'information' | 'hint' | 'place' | 'label' | 'mark' | 'good';

/** Dresses a text for the terminal, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** `FORCE_COLOR` overrules `NO_COLOR`, as it does in Node itself; without either, only a terminal gets colour. */
export function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
	const force = env.FORCE_COLOR;
	if (force !== undefined) return force !== '0' && force !== 'false';
	if (env.NO_COLOR) return false;
	return isTerminal && env.TERM !== 'dumb';
}

export function createPaint(colour: boolean): Paint {
	if (!colour) return (_style, text) => text;
	return (style, text) => styleText(styles[style], text, { validateStream: false });
}

const styles: Record<Style, Parameters<typeof styleText>[0]> = {
	error: ['bold', 'red'],
	warning: ['bold', 'yellow'],
	information: ['bold', 'blue'],
	hint: 'gray',
	place: 'bold',
	label: 'gray',
	mark: ['bold', 'red'],
	good: 'green',
};
