import type { Page } from 'playwright-core';

/** A real VS Code with the packaged extension installed, whichever road it came by. */
export interface VSCode {
	/** Name and version, for the person who reads the log. */
	readonly name: string;
	/** Runs the test module (its exported `run()`) inside the extension host, and answers its exit code. */
	runTests(folder: string, testModule: string): Promise<number>;
	/** Opens a window on the folder, to be driven as a person would. @param language of VS Code itself: `de` */
	openWindow(folder: string, language?: string): Promise<{ readonly page: Page; close(): Promise<void> }>;
	close(): Promise<void>;
}

export interface Provision {
	/** The extension to install. */
	readonly vsix: string;
	/** Folder for everything that VS Code writes; the caller removes it. */
	readonly scratch: string;
	/** Tells the developer what is being done. */
	readonly log: (line: string) => void;
	/** Device pixels for each pixel of the window: more of them make sharper pictures. */
	readonly pixelRatio: number;
	/** Takes what is said inside VS Code while the tests run. */
	readonly output: (text: string) => void;
}

/** Kept quiet and light, so that screenshots show the extension and nothing else. */
export const userSettings = {
	'workbench.colorTheme': 'Default Light Modern',
	'workbench.reduceMotion': 'on',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'chat.disableAIFeatures': true,
	'editor.minimap.enabled': false,
	'editor.wordWrap': 'on',
	'files.autoSave': 'off',
	'extensions.ignoreRecommendations': true,
	'git.enabled': false,
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	'update.mode': 'none',
	'window.commandCenter': false,
};

export const windowSize = { width: 1120, height: 700 };

/** VS Code runs tests only beside an extension under development; this one is empty, so that the installed one is tested. */
export const emptyExtension = new URL('./empty-extension/', import.meta.url);
