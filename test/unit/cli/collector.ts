import { run } from '../../../src/cli/run.ts';

/** Runs a command line as if typed in `folder`, with standard output and error collected. */
export async function type(folder: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
	const out = collector();
	const err = collector();
	const code = await run(args, { folder, env: {}, out, err });
	return { code, out: out.text(), err: err.text() };
}

function collector() {
	const written: string[] = [];
	return {
		write: (text: string) => void written.push(text),
		text: () => written.join(''),
		isTerminal: false,
		width: undefined,
	};
}
