/** What a command needs of the world it runs in; a test brings its own. */
export interface Terminal {
	readonly folder: string;
	readonly env: NodeJS.ProcessEnv;
	readonly out: Output;
	readonly err: Output;
}

export interface Output {
	write(text: string): void;
	readonly isTerminal: boolean;
	/** Columns; undefined where there is no terminal. */
	readonly width: number | undefined;
}

export function processTerminal(): Terminal {
	return {
		folder: process.cwd(),
		env: process.env,
		out: streamOutput(process.stdout),
		err: streamOutput(process.stderr),
	};
}

/** What is written to the stream. */
export function streamOutput(stream: NodeJS.WriteStream): Output {
	// Whoever reads may stop early (`| head`): no reason to complain.
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') throw error;
	});
	return {
		write: (text) => void stream.write(text),
		isTerminal: stream.isTTY === true,
		// Some terminals claim to have no columns at all.
		width: stream.isTTY ? stream.columns || 80 : undefined,
	};
}
