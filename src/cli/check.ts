import { type Checking, withOutcome } from './checking.ts';
import { toJson } from './json.ts';
import { exitCode, type Outcome } from './outcome.ts';
import { createPaint, wantsColour } from './paint.ts';
import { toPretty } from './pretty.ts';
import type { Terminal } from './terminal.ts';

export interface CheckRequest extends Checking {
	readonly format: 'pretty' | 'json';
}

/** Checks drafts and prints what was found; answers the exit code. */
export function check(request: CheckRequest, terminal: Terminal): Promise<number> {
	return withOutcome(request, terminal, (outcome) => {
		write(outcome, request.format, terminal);
		return exitCode(outcome);
	});
}

function write(outcome: Outcome, format: 'pretty' | 'json', { folder, env, out }: Terminal): void {
	if (format === 'json') {
		out.write(`${JSON.stringify(toJson(outcome))}\n`);
		return;
	}
	const paint = createPaint(wantsColour(env, out.isTerminal));
	out.write(toPretty(outcome, { folder, width: out.width ?? 100, paint }));
}
