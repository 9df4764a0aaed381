/** A process that brings the search index of a cache folder in step, and tells its parent when it begins. */
import { openSearchIndex } from '../../src/library/search/search-index.ts';

const [folder = ''] = process.argv.slice(2);
const index = openSearchIndex({ folder, texts: { text: () => undefined }, log: () => {} });
let told = false;
await index.update({
	onProgress() {
		if (!told) process.send?.('begun');
		told = true;
	},
});
await index.close();
process.disconnect?.();
