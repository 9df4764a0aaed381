import { type Disposable, type FileDecoration, l10n, ThemeColor, type Uri, window } from 'vscode';

/** Of the items in the Sources view alone, so that the Explorer shows the same files as it does without us. */
const scheme = 'quotewright-source';

/** The address by which the view shows a file, as one that is quoted or not: what it is called tells its icon. */
export function addressInView(file: Uri, isUnused: boolean): Uri {
	return file.with({ scheme, query: isUnused ? 'unused' : '', fragment: '' });
}

/** Dims the sources that no draft uses. */
export function dimUnused(): Disposable {
	return window.registerFileDecorationProvider({
		provideFileDecoration: (uri): FileDecoration | undefined =>
			uri.scheme === scheme && uri.query === 'unused'
				? { color: new ThemeColor('disabledForeground'), tooltip: l10n.t('not quoted') }
				: undefined,
	});
}
