import type { Results } from '../results.ts';
import { goalsOf } from './goals.ts';
import { bytes } from './numbers.ts';
import type { Table } from './table.ts';
import { goalTable, growthTable, kindTable, peerTable, readerTable } from './tables.ts';

/** All of it as text. @param show writes a table */
export function reportOf(results: Results, show: (table: Table) => string): string {
	const { date, commit, node, machine, corpus } = results;
	const goals = goalsOf(results);
	return [
		`${date}, commit ${commit}, Node ${node}, ${machine}. Grown from ${corpus.texts} real texts (${bytes(corpus.bytes)}); held out: ${bytes(corpus.heldOut)}.`,
		...(goals.length > 0 ? [show(goalTable(goals))] : []),
		show(peerTable(results)),
		show(kindTable(results)),
		show(growthTable(results)),
		...(results.readers ? [show(readerTable(results.readers))] : []),
	].join('\n\n');
}
