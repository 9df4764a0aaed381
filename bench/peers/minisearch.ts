import MiniSearch from 'minisearch';
import { createPassages } from './passages.ts';
import type { Peer } from './peer.ts';

export const minisearch: Peer = {
	name: 'minisearch',
	title: 'MiniSearch',
	settings: 'whole words in any order (BM25+), passages of 100 words',
	open() {
		const passages = createPassages();
		const index = new MiniSearch({ fields: ['text'] });
		return {
			add: (source, _path, text) => passages.cut(source, text, (id, passage) => index.add({ id, text: passage })),
			finish() {},
			find(quotation) {
				const [best] = index.search(quotation);
				return best && passages.place(best.id);
			},
			close() {},
		};
	},
};
