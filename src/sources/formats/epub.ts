import type { SourceReader } from '../source.ts';

export const epubReader: SourceReader = {
	extensions: ['.epub'],
	read: async (bytes) => (await import('./epub/read-epub.ts')).readEpub(bytes),
};
