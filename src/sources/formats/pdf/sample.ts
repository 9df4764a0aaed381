/** What reading makes of a small sample, to tell one version of it from another without loading the library. */
import { assemble } from './assemble.ts';
import { pdfLibrary } from './library.ts';
import { pageOf } from './page.ts';
import type { Run } from './runs.ts';

type Words = readonly [x: number, y: number, size: number, width: number, text: string];

const column = (x: number, texts: readonly string[]): Words[] =>
	texts.map((text, i) => [x, 120 + 12 * i, 10, i + 1 === texts.length ? 60 : 180, text]);

/** Pages must not be alike, or all on them were a running head. */
const pages: readonly (readonly Words[])[] = ['men', 'women', 'clubs', 'towns'].map((who, i) => [
	[40, 40, 9, 90, `${i + 7} ON LIBERTY`],
	[40, 80, 16, 300, `Chapter of ${who}`],
	...column(40, [`Of the nature and the limits of ${who}`, `and what the ${who} may do by philo-`, `sophical ${who}.`]),
	...column(240, [`To many ${who} it never occurs`, `that other ${who} have always been`, `so as ${who} are.`]),
	[100, 200, 10, 80, `A word that all ${who} raised`],
	[180, 196, 6, 4, '1'],
	[40, 380, 6, 4, '1'],
	[46, 384, 8, 120, `A note of ${who}.`],
]);

/** Changes with the library and with what is made of its runs. About a millisecond. */
export function pdfSample(): string {
	const read = pages.map((words) =>
		pageOf({
			width: 460,
			height: 640,
			recognised: false,
			place: (x, y) => ({ x, y }),
			runs: words.map(
				([x, y, size, width, text], order): Run => ({
					...{ x, y, size, width, text, order },
					font: '',
					spaced: false,
					artifact: false,
				}),
			),
		}),
	);
	const { flow, pageLocators } = assemble(read, null);
	return JSON.stringify([pdfLibrary, flow.text, flow.apparatus, pageLocators]);
}
