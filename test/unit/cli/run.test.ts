import assert from 'node:assert/strict';
import { streamOutput } from '../../../src/cli/terminal.ts';
import { type } from './collector.ts';

const say = (...args: string[]) => type('/nowhere', ...args);

describe('command line', () => {
	it('explains itself', async () => {
		for (const args of [['--help'], ['-h'], ['help'], ['check', '--help'], ['find', '-h'], ['lsp', '--help']]) {
			const { code, out } = await say(...args);
			assert.equal(code, 0, args.join(' '));
			assert.match(out, /quotewright/i);
		}
	});

	it('fits its help into 80 columns', async () => {
		for (const args of [['--help'], ['check', '--help'], ['find', '--help'], ['lsp', '--help']]) {
			for (const line of (await say(...args)).out.split('\n')) assert.ok(line.length <= 80, line);
		}
	});

	it('tells its version', async () => {
		assert.match((await say('--version')).out, /^\d+\.\d+\.\d+\n$/);
	});

	const wrong: [string[], RegExp][] = [
		[['chek'], /There is no command "chek"/],
		[['--nope'], /There is no option "--nope"/],
		[['check', '--nope'], /There is no option --nope/],
		[['check', '-x'], /There is no option -x/],
		[['check', '--format', 'xml'], /--format is pretty or json, not "xml"/],
		[['check', '--preset', 'lax'], /--preset is scholarly or strict or news, not "lax"/],
		[['check', '--sources'], /--sources needs a value/],
		[['check', '--sources', '--format', 'json'], /--sources needs a value/],
		[['check', '--write-baseline', '--preset', 'news'], /leave --preset out/],
		[['check', '--write-baseline=yes'], /--write-baseline takes no value/],
		[['find'], /Say which words to find/],
		[['lsp', 'now'], /takes no "now"/],
		[['toString'], /There is no command "toString"/],
	];
	for (const [args, message] of wrong) {
		it(`refuses: ${args.join(' ')}`, async () => {
			const { code, out, err } = await say(...args);
			assert.equal(code, 2);
			assert.equal(out, '');
			assert.match(err, message);
		});
	}

	it('shows how it is used when called bare', async () => {
		const { code, err } = await say();
		assert.equal(code, 2);
		assert.match(err, /quotewright check/);
	});
});

describe('terminal', () => {
	const widthOf = (stream: object) => streamOutput({ on: () => {}, ...stream } as unknown as NodeJS.WriteStream).width;

	it('has 80 columns where it claims to have none', () => {
		assert.equal(widthOf({ isTTY: true, columns: 0 }), 80);
		assert.equal(widthOf({ isTTY: true, columns: 132 }), 132);
		assert.equal(widthOf({ isTTY: false, columns: 132 }), undefined);
	});
});
