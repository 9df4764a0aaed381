/**
 * Which VS Code the tests run in: the desktop one, downloaded, or code-server shown in a browser. Here are the
 * decisions only; what they are based on comes in as arguments.
 */
export type Choice =
	| { readonly road: 'desktop'; readonly executable: string }
	| { readonly road: 'code-server'; readonly because: string };

/** What the developer asked for with `QUOTEWRIGHT_TEST_VSCODE`; undefined: nothing. */
export type Wish =
	| { readonly road: 'code-server' }
	| { readonly road: 'desktop'; readonly version: string }
	| undefined;

/** Throws with what may be said instead. */
export function readWish(value: string | undefined): Wish {
	if (value === undefined || value === '') return undefined;
	if (value === 'code-server') return { road: 'code-server' };
	if (/^(stable|insiders|\d+\.\d+\.\d+)$/.test(value)) return { road: 'desktop', version: value };
	throw new Error(
		`QUOTEWRIGHT_TEST_VSCODE is "${value}". Leave it unset, or say "code-server", "stable", "insiders" or a version such as "1.101.0".`,
	);
}

/** How downloading VS Code went. */
export type Download = { readonly executable: string } | { readonly failure: string };

/** Downloads only where the wish allows it. Throws where the wish cannot be met, or no road is open. */
export async function chooseRoad(
	wish: Wish,
	download: (version: string) => Promise<Download>,
	platform: NodeJS.Platform,
): Promise<Choice> {
	if (wish?.road === 'code-server') return codeServerOn(platform, 'QUOTEWRIGHT_TEST_VSCODE asks for it');
	const result = await download(wish?.version ?? 'stable');
	if ('executable' in result) return { road: 'desktop', executable: result.executable };
	if (wish !== undefined) throw new Error(`VS Code ${wish.version} could not be downloaded: ${result.failure}`);
	return codeServerOn(platform, `VS Code could not be downloaded: ${result.failure}`);
}

function codeServerOn(platform: NodeJS.Platform, because: string): Choice {
	if (platform === 'linux') return { road: 'code-server', because };
	throw new Error(
		`Only on Linux can the tests run in code-server; here they need the downloaded VS Code (${because}). Run them again when its download is within reach.`,
	);
}

/** Something of the machine that a road needs, as a Debian package names it. */
export interface Requirement {
	/** As `apt-get satisfy` reads it: alternatives with `|`. */
	readonly debian: string;
	/** What a person who has no apt-get looks for. */
	readonly what: string;
	readonly present: () => boolean;
}

export interface Rights {
	readonly root: boolean;
	readonly aptGet: boolean;
}

/** What to do about the requirements: `install` by apt-get, or `ask` the developer, in words; `undefined`: all is there. */
export function planInstallation(
	requirements: readonly Requirement[],
	rights: Rights,
): { readonly install: readonly string[] } | { readonly ask: string } | undefined {
	const missing = requirements.filter((requirement) => !requirement.present());
	if (missing.length === 0) return undefined;
	const packages = missing.map((requirement) => requirement.debian);
	if (rights.root && rights.aptGet) return { install: packages };
	const command = rights.aptGet
		? `Run this, then the tests again:\n  sudo apt-get update && sudo apt-get satisfy -y '${packages.join(', ')}'`
		: `Install them with your system's package manager (Debian calls them: ${packages.join(', ')}), then run the tests again.`;
	return {
		ask: `The tests need a VS Code, and for that this machine lacks: ${missing.map((requirement) => requirement.what).join(', ')}.\n${command}`,
	};
}
