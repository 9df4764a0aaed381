import assert from 'node:assert/strict';
import { reportFilter, reportMark } from '../../vscode/report.ts';

describe('what VS Code says while the tests run', () => {
	it('is printed where the tests say it, and kept whole', () => {
		const printed: string[] = [];
		const kept: string[] = [];
		const filter = reportFilter(
			(line) => printed.push(line),
			(line) => kept.push(line),
		);
		filter(`Creating a socket\n${reportMark}  1 passing\n${reportMark}\nlifecycle`);
		assert.deepEqual(printed, ['  1 passing', '']);
		assert.deepEqual(kept, ['Creating a socket', '  1 passing', '', 'lifecycle']);
	});
});
