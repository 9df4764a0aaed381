/** What to say of a file over which a reading thread was lost. */
import { type Message, message } from '../../text/message.ts';
import { unexpected } from './read-file.ts';
import type { ThreadLost } from './worker-thread.ts';

/** @param lost over a file whose bytes were there */
export function givenUpMessage({ why, message: what }: ThreadLost): Message {
	switch (why) {
		case 'stuck':
			return message(
				'Reading this file took more than a minute, so it was left out. Split it, or save it again with the program that made it; else leave it out with "exclude" in quotewright.json.',
			);
		case 'memory':
			return message(
				'Reading this file took more memory than one file may have, so it was left out. Split it, or save it again with the program that made it; else leave it out with "exclude" in quotewright.json.',
			);
		default:
			return unexpected(what);
	}
}

/** @param others in its folder that were not tried then */
export function unreachableMessage(others: number): Message {
	if (others === 0) {
		return message(
			'This file did not answer for a minute, so it was not read. If it is on a network drive or in a cloud folder, see that this can be reached, or copy the file to this computer; it is tried again with the next change.',
		);
	}
	return message(
		'This file did not answer for a minute, so it was not read. Nor were the other {0} files to be read in its folder. If it is on a network drive or in a cloud folder, see that this can be reached, or copy the file to this computer; it is tried again with the next change.',
		others,
	);
}
