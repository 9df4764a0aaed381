/** Sees to it that a library is indexed, where building is not what is measured. */
import type { Run } from '../child.ts';
import { type Indexed, openOurs } from '../ours.ts';

export const run: Run<Indexed, null> = async (indexed, onProgress) => {
	const library = openOurs(indexed);
	await library.sync({ onProgress: (done, total) => onProgress(`reads ${done} of ${total}`) });
	await library.settled();
	await library.close();
	return null;
};
