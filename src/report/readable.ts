import { visible } from '../text/visible.ts';

/**
 * Text for people, who sign for what they see: control characters show; those that turn the direction of what follows
 * are left out, since they may make a text look like another; halves of characters and what is none become �.
 */
export function readable(text: string): string {
	return visible(text.toWellFormed())
		.replace(/[\v\f]/g, ' ')
		.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
		.replace(/[\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd');
}
