import type { SourceReader } from '../source.ts';

export const docxReader: SourceReader = {
	extensions: ['.docx', '.docm'],
	read: async (bytes) => (await import('./docx/read-docx.ts')).readDocx(bytes),
};
