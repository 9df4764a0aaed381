/**
 * VS Code says a great deal while it starts and stops; what the tests report is told from it by a mark that nobody
 * sees, at the start of each line.
 */
export const reportMark = '\u2063';

/** Prints the lines that the tests report, and keeps all of them in `everything`. */
export function reportFilter(
	print: (line: string) => void,
	everything: (line: string) => void,
): (output: string) => void {
	return (output) => {
		for (const line of output.split('\n')) {
			const at = line.indexOf(reportMark);
			if (at >= 0) print(line.slice(at + reportMark.length));
			everything(line.replace(reportMark, ''));
		}
	};
}
