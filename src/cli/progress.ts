import { textColumns } from './columns.ts';
import { createPaint, wantsColour } from './paint.ts';
import { shownPath } from './places.ts';
import type { Terminal } from './terminal.ts';

/** How far reading the sources is, on standard error: a bar on a terminal, else a line now and then. */
export interface ProgressDisplay {
	files(done: number, total: number, path: string, share: number): void;
	/** What is going on, where nobody knows how far it is. */
	say(what: string): void;
	/** Takes the bar away. */
	end(): void;
}

const barWidth = 24;
const clear = '\r\u001b[K';

export function showProgress(terminal: Terminal): ProgressDisplay {
	const { err, env } = terminal;
	return err.isTerminal && env.TERM !== 'dumb' ? bar(terminal) : lines(terminal);
}

function bar({ err, env, folder }: Terminal): ProgressDisplay {
	const paint = createPaint(wantsColour(env, err.isTerminal));
	let shown = false;
	const show = (head: string, rest: string, painted: string) => {
		const room = (err.width ?? 80) - 1 - textColumns(head);
		err.write(`${clear}${room < 0 ? '' : painted}${fitting(rest, room)}`);
		shown = true;
	};
	return {
		files(done, total, path, share) {
			const filled = Math.round(share * barWidth);
			const full = '█'.repeat(filled);
			const empty = '░'.repeat(barWidth - filled);
			const rest = ` ${percent(share)}  ${done} of ${total}  ${shownPath(path, folder)}`;
			show(`${full}${empty}`, rest, `${paint('good', full)}${paint('hint', empty)}`);
		},
		say: (what) => show('', `${what} …`, ''),
		end() {
			if (shown) err.write(clear);
			shown = false;
		},
	};
}

/** A line for every tenth. */
function lines({ err }: Terminal): ProgressDisplay {
	let told = 0;
	return {
		files(done, total, _path, share) {
			const tenth = Math.floor(share * 10);
			if (tenth <= told) return;
			told = tenth;
			err.write(`Reading sources: ${done} of ${total} (${percent(share)})\n`);
		},
		say: (what) => err.write(`${what}.\n`),
		end() {},
	};
}

function percent(share: number): string {
	return `${Math.floor(100 * share)} %`;
}

/** As much of the text as that many columns hold. */
export function fitting(text: string, columns: number): string {
	let cut = text.slice(0, Math.max(0, columns));
	while (cut !== '' && textColumns(cut) > columns) cut = cut.slice(0, -1);
	return cut;
}
