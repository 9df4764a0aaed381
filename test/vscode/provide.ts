import { provideCodeServer } from './codeServer.ts';
import { downloadDesktop, provideDesktop } from './desktop.ts';
import { chooseRoad, readWish } from './road.ts';
import type { Provision, VSCode } from './vscode.ts';

/**
 * The desktop VS Code where it can be downloaded, else code-server, with the extension installed. Installs what the
 * machine lacks where it may; throws with what to install where it may not.
 */
export async function provideVSCode(provision: Provision): Promise<VSCode> {
	const wish = readWish(process.env.QUOTEWRIGHT_TEST_VSCODE);
	const choice = await chooseRoad(wish, downloadDesktop, process.platform);
	if (choice.road === 'desktop') return provideDesktop(choice.executable, provision);
	provision.log(`Testing in code-server (${choice.because}).`);
	return provideCodeServer(provision);
}
