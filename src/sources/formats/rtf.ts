import type { SourceReader } from '../source.ts';

export const rtfReader: SourceReader = {
	extensions: ['.rtf'],
	read: async (bytes) => (await import('./rtf/read-rtf.ts')).readRtf(bytes),
};
