/** What is being done: one line that changes on a terminal, else a line for each step. All on standard error. */
export interface Progress {
	/** Begins a step. */
	step(title: string): void;
	/** How far the step is. */
	report(text: string): void;
	done(): void;
}

export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
	const started = performance.now();
	let title = '';
	let last = 0;
	const clock = () => `[${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s]`;
	const show = (text: string) => stream.write(`\r\u001b[K${text.slice(0, (stream.columns ?? 80) - 1)}`);
	return {
		step(next) {
			title = next;
			if (stream.isTTY) show(`${clock()} ${title}`);
			else stream.write(`${clock()} ${title}\n`);
		},
		report(text) {
			if (!stream.isTTY || performance.now() - last < 100) return;
			last = performance.now();
			show(`${clock()} ${title}: ${text}`);
		},
		done() {
			if (stream.isTTY) show('');
		},
	};
}
