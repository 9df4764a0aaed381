import { type Disposable, type FileDecoration, l10n, ThemeColor, Uri, window } from 'vscode';
import type { CountedSource } from './arrange.ts';

/** Of the items in the Sources view alone, so that the Explorer shows the same files as it does without us. */
const scheme = 'quotewright-source';

/**
 * The address by which the view shows a source: the name of its file tells which icon it gets, the query what stands
 * behind its title. So nobody has to be told when that changes.
 */
export function addressInView({ source, tally }: CountedSource, isComplete: boolean): Uri {
	const query = tally === undefined ? (isComplete ? unused : '') : String(tally.quotations);
	if (source.file !== undefined) return Uri.parse(source.file).with({ scheme, query, fragment: '' });
	return Uri.from({ scheme, path: `/${source.key}`, query });
}

const unused = 'unused';

/** Dims the sources that no draft uses, and shows of the others how often they are quoted, however long the title. */
export function decorateSources(): Disposable {
	return window.registerFileDecorationProvider({
		provideFileDecoration(uri): FileDecoration | undefined {
			if (uri.scheme !== scheme) return undefined;
			if (uri.query === unused) return { color: new ThemeColor('disabledForeground'), tooltip: l10n.t('not quoted') };
			const quotations = Number(uri.query);
			// There is room for two characters.
			return quotations > 0 ? { badge: quotations > 99 ? '99' : String(quotations) } : undefined;
		},
	});
}
