/** What to say of a file over which a reading thread was lost. */
import { unexpected } from './read-file.ts';
import type { ThreadLost } from './worker-thread.ts';

/** @param lost over a file whose bytes were there */
export function givenUpMessage({ why, message }: ThreadLost): string {
	switch (why) {
		case 'stuck':
			return `Reading this file took more than a minute, so it was left out. Split it, or save it again with the program that made it; else leave it out with "exclude" in quotewright.json.`;
		case 'memory':
			return `Reading this file took more memory than one file may have, so it was left out. Split it, or save it again with the program that made it; else leave it out with "exclude" in quotewright.json.`;
		default:
			return unexpected(message);
	}
}

/** @param others in its folder that were not tried then */
export function unreachableMessage(others: number): string {
	const rest = others > 0 ? ` Nor were the other ${others} files to be read in its folder.` : '';
	return `This file did not answer for a minute, so it was not read.${rest} If it is on a network drive or in a cloud folder, see that this can be reached, or copy the file to this computer; it is tried again with the next change.`;
}
