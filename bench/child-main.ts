import type { Message, Run } from './child.ts';

const send = (message: Message<unknown>): Promise<void> =>
	new Promise((resolve) => {
		process.send?.(message, () => resolve());
	});

process.once('message', async ({ input }: { readonly input: unknown }) => {
	try {
		const { run } = (await import(`./${process.argv[2]}`)) as { readonly run: Run<unknown, unknown> };
		await send({ result: await run(input, (progress) => void send({ progress })) });
	} catch (error) {
		await send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	}
	process.exit();
});

// Whoever asked has gone.
process.once('disconnect', () => process.exit());
