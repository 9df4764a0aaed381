import { Index } from 'flexsearch';
import { createPassages } from './passages.ts';
import type { Peer } from './peer.ts';

export const flexsearch: Peer = {
	name: 'flexsearch',
	title: 'FlexSearch',
	settings: 'context of depth 1 in both directions, passages of 100 words, suggestions on',
	open() {
		const passages = createPassages();
		const index = new Index({ tokenize: 'strict', context: { depth: 1, bidirectional: true, resolution: 3 } });
		return {
			add: (source, _path, text) => passages.cut(source, text, (number, passage) => index.add(number, passage)),
			finish() {},
			find(quotation) {
				const [best] = index.search(quotation, { limit: 1, suggest: true });
				return best === undefined ? undefined : passages.place(Number(best));
			},
			close() {},
		};
	},
};
