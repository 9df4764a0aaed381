import search from 'approx-string-match';
import type { Place } from '../quotations/sample.ts';
import type { Peer } from './peer.ts';

export const approxStringMatch: Peer = {
	name: 'approx-string-match',
	title: 'approx-string-match',
	settings:
		"Hypothesis's rule: exact first, else up to half of the letters wrong, at most 256; fewer than the best so far",
	open() {
		const texts: { readonly source: number; readonly text: string }[] = [];
		return {
			add: (source, _path, text) => void texts.push({ source, text: text.toLowerCase() }),
			finish() {},
			find(quotation) {
				const wanted = quotation.toLowerCase();
				for (const { source, text } of texts) {
					const start = text.indexOf(wanted);
					if (start >= 0) return { source, start, end: start + wanted.length };
				}
				let best: Place | undefined;
				let most = Math.min(256, Math.floor(wanted.length / 2));
				for (const { source, text } of texts) {
					for (const { start, end, errors } of search(text, wanted, most)) {
						if (best !== undefined && errors > most) continue;
						best = { source, start, end };
						most = errors - 1;
					}
					if (most < 0) break;
				}
				return best;
			},
			close() {},
		};
	},
};
