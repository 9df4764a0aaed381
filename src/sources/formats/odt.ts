import type { SourceReader } from '../source.ts';

export const odtReader: SourceReader = {
	extensions: ['.odt'],
	read: async (bytes) => (await import('./odt/read-odt.ts')).readOdt(bytes),
};
